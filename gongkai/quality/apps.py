from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "gongkai.quality"
    verbose_name = "错敏台账"
