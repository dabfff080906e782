from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "gongkai.cli"
    verbose_name = "命令行"

    def ready(self) -> None:
        from gongkai.cli.jobs import register_all

        register_all()
