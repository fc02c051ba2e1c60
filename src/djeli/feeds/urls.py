"""The addresses of feeds: ``feed/`` under whatever they follow."""

from django.urls import path, re_path

from djeli.feeds import rss

urlpatterns = [
    path("feed/", rss.StoriesFeed(), name="feed"),
    path("authors/<slug:slug>/feed/", rss.AuthorFeed(), name="author-feed"),
    path("topics/<slug:slug>/feed/", rss.TopicFeed(), name="topic-feed"),
    re_path(r"^(?P<path>(?:[\w\-]+/)+)feed/$", rss.SectionFeed(), name="section-feed"),
]
