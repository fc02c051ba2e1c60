from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "djeli.demo"
    label = "demo"
    verbose_name = "Demo edition"
