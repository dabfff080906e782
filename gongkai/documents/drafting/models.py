"""What is kept with an edition beside its wording: the pictures it shows, and the Word file it was read from."""

from __future__ import annotations

from django.db import models

from gongkai.agencies.models import Person


class Picture(models.Model):
    """A picture an edition may show: `name` is its SHA-256 and extension, as the wording writes it (图片)."""

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="pictures")
    name = models.CharField("名称", max_length=70)
    file = models.FileField("文件", upload_to="pictures/%Y/")
    size = models.PositiveIntegerField("字节数")
    width = models.PositiveIntegerField("宽")
    height = models.PositiveIntegerField("高")

    class Meta:
        verbose_name = "图片"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="picture_once_an_edition"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def digest(self) -> str:
        return self.name.partition(".")[0]

    @property
    def kind(self) -> str:
        """What it is, for a browser."""
        return "image/png" if self.name.endswith(".png") else "image/jpeg"


class Original(models.Model):
    """The Word file an edition was read from, sealed: it may hold comments and wording nobody meant to publish (原件)."""

    edition = models.ForeignKey("documents.Edition", on_delete=models.PROTECT, related_name="originals")
    name = models.CharField("名称", max_length=120)
    sealed = models.CharField("密存文件", max_length=80)
    size = models.PositiveIntegerField("字节数")
    digest = models.CharField("指纹", max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="上传人")
    on = models.DateField("日期")

    class Meta:
        verbose_name = "Word原件"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name
