from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "gongkai.quality"
    verbose_name = "错敏台账"

    def ready(self) -> None:
        from gongkai.documents.proofing.telling import listen
        from gongkai.quality.acts import enter_released

        listen(enter_released)
