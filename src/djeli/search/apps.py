from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "djeli.search"
    label = "search"
    verbose_name = "Search"

    def ready(self) -> None:
        from djeli.press import api as press
        from djeli.search.index import updates

        press.hold("search", updates.position)
