"""Agencies, divisions, people and the posts they hold; house rules; filed holiday notices; number series."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from gongkai.law.hand import POSTS
from gongkai.law.house_rule import HOUSE_RULES


class Agency(models.Model):
    """An agency with disclosure duties (行政机关). One installation may hold a city of them."""

    code = models.CharField("机构代码", max_length=18, unique=True)
    name = models.CharField("单位全称", max_length=100)
    short_name = models.CharField("简称", max_length=40)
    slug = models.SlugField("网址标识", max_length=40, unique=True)
    supervised_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supervises",
        verbose_name="主管部门",
    )
    government = models.CharField("本级人民政府", max_length=100, blank=True)
    letter_prefix = models.CharField("告知书字号", max_length=40, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)
    postcode = models.CharField("邮政编码", max_length=10, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    hours = models.CharField("办公时间", max_length=100, blank=True)
    site_id_code = models.CharField("网站标识码", max_length=20, blank=True)
    icp = models.CharField("ICP备案", max_length=40, blank=True)
    psb = models.CharField("公安备案", max_length=40, blank=True)
    host = models.CharField("域名", max_length=200, blank=True, db_index=True)
    is_home = models.BooleanField("默认门户", default=False)
    is_demonstration = models.BooleanField("演示数据", default=False)

    class Meta:
        verbose_name = "机关"
        constraints = [
            models.UniqueConstraint(
                fields=["is_home"], condition=models.Q(is_home=True), name="agency_one_home"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Division(models.Model):
    """A division of an agency or a unit under it (科室、局属单位)."""

    class Kind(models.TextChoices):
        DIVISION = "division", "科室"
        UNIT = "unit", "局属单位"

    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="divisions", verbose_name="机关"
    )
    code = models.CharField("代码", max_length=20)
    name = models.CharField("名称", max_length=60)
    kind = models.CharField("类别", max_length=10, choices=Kind.choices, default=Kind.DIVISION)
    is_disclosure_office = models.BooleanField("政府信息公开工作机构", default=False)

    class Meta:
        verbose_name = "科室"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["agency", "code"], name="division_code_once"),
            models.UniqueConstraint(
                fields=["agency"],
                condition=models.Q(is_disclosure_office=True),
                name="agency_one_disclosure_office",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=username)


class Person(AbstractBaseUser):
    """Somebody who logs in. What they may do hangs on their posts alone; there is no superuser."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    title = models.CharField("职务", max_length=60, blank=True)
    email = models.EmailField("工作邮箱", blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people", verbose_name="机关")
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, null=True, blank=True, related_name="people", verbose_name="科室"
    )
    is_active = models.BooleanField("在用", default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = "人员"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A post held over time; in one division, or agency-wide. `covers` names whom a substitute stands in for."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts", verbose_name="人员")
    hand = models.CharField("岗位", max_length=20, choices=[(h.value, h.label) for h in POSTS])
    division = models.ForeignKey(
        Division, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="科室"
    )
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    covers = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="covered_by",
        verbose_name="代行",
    )

    class Meta:
        verbose_name = "岗位"
        indexes = [models.Index(fields=["person", "since"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hand__in=[h.value for h in POSTS]), name="post_is_a_known_hand"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="post_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_hand_display()}"


class HouseRuleValue(models.Model):
    """What an agency chose where the law is silent, from a day on."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="house_rules")
    name = models.CharField("规则", max_length=40, choices=[(r.name, r.label) for r in HOUSE_RULES])
    value = models.IntegerField("数值")
    since = models.DateField("起")

    class Meta:
        verbose_name = "内部规定"
        constraints = [
            models.UniqueConstraint(fields=["agency", "name", "since"], name="house_rule_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.get_name_display()} {self.value}"


class HolidayNoticeQuerySet(models.QuerySet["HolidayNotice"]):
    def in_force(self) -> HolidayNoticeQuerySet:
        """Those somebody confirmed, in the order in which they came into force."""
        return self.filter(confirmed_on__isnull=False).order_by("id")

    def waiting(self) -> HolidayNoticeQuerySet:
        """Those that wait for a second person."""
        return self.filter(confirmed_on__isnull=True, dropped_on__isnull=True)


class HolidayNotice(models.Model):
    """A filed holiday notice (放假通知). It rules once a second person confirmed it; the latest of a year rules.

    One at a time waits for a year, so that the order of filing is the order of coming into force. `corrects` is the
    notice a correcting one stands in for. `filer` and `confirmer` are None for who worked at the machine's terminal.
    """

    year = models.PositiveSmallIntegerField("年份", db_index=True)
    body = models.JSONField("安排")
    filed_on = models.DateField("录入日期")
    filed_by = models.CharField("录入人", max_length=40)
    filer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name="更正的通知",
    )
    why = models.CharField("更正的原因", max_length=300, blank=True)
    confirmed_on = models.DateField("生效日期", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=40, blank=True)
    confirmer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dropped_on = models.DateField("撤销录入日期", null=True, blank=True)
    dropped_by = models.CharField("撤销人", max_length=40, blank=True)

    objects = HolidayNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "放假通知"
        ordering = ["year", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(confirmed_on__isnull=True, dropped_on__isnull=True),
                name="one_notice_of_a_year_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_on__isnull=True) | models.Q(dropped_on__isnull=True),
                name="a_notice_is_confirmed_or_dropped",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmer__isnull=True) | ~models.Q(confirmer=models.F("filer")),
                name="who_filed_a_notice_does_not_confirm_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}年放假通知"


class Series(models.Model):
    """A gap-free series of numbers of one agency and year (编号)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="series")
    name = models.CharField("系列", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "编号"
        constraints = [models.UniqueConstraint(fields=["agency", "name", "year"], name="series_once_a_year")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}: {self.last}"
