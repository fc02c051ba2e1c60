"""Which screens of Wagtail's page editor the four kinds of page replace: one viewset per file."""
