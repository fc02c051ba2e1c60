from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "djeli.bench"
    label = "bench"
    verbose_name = "Measurements"
