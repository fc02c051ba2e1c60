from django.apps import AppConfig


class WireConfig(AppConfig):
    name = "djeli.wire"
    label = "wire"
    verbose_name = "Wire"
