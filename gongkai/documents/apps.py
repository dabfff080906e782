from django.apps import AppConfig
from django.db.models.signals import post_migrate

from gongkai.documents.index_number import hold_index_numbers
from gongkai.documents.live_guard import hold_live_editions


class DocumentsConfig(AppConfig):
    name = "gongkai.documents"
    verbose_name = "主动公开"

    def ready(self) -> None:
        post_migrate.connect(hold_index_numbers, sender=self, dispatch_uid="hold_index_numbers")
        post_migrate.connect(hold_live_editions, sender=self, dispatch_uid="hold_live_editions")
