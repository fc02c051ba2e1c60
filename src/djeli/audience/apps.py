from django.apps import AppConfig


class AudienceConfig(AppConfig):
    name = "djeli.audience"
    label = "audience"
    verbose_name = "Audience"
