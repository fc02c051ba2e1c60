"""The search of Wagtail's screens: on SQLite our own, on other databases Wagtail's."""
