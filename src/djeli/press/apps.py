from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "djeli.press"
    label = "press"
    verbose_name = "Press"
