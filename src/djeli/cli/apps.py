from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "djeli.cli"
    label = "cli"
    verbose_name = "Command line"
