from django.apps import AppConfig


class MattersConfig(AppConfig):
    name = "gongkai.matters"
    verbose_name = "五公开事项"
