from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "gongkai.journal"
    verbose_name = "留痕"
