"""The addresses of feeds, sitemaps and other machine-readable pages."""

from django.urls import URLPattern, path, re_path

from djeli.feeds import views
from djeli.feeds.oembed import oembed
from djeli.feeds.pings.key_file import key_file
from djeli.feeds.security_txt import security_txt
from djeli.feeds.sitemaps import views as sitemaps
from djeli.feeds.syndication import partner_feed
from djeli.feeds.views import FORMATS
from djeli.stories.slugs.patterns import SLUG

PART = r"(?:-part-(?P<number>[1-9]\d{0,4}))?"
"""Of a sitemap's part that needs more than one file."""


def _feeds() -> list[URLPattern]:
    """``feed/``, ``feed/atom/`` and ``feed/json/`` under each kind of subject."""
    found, one_slug = [], f"(?P<slug>{SLUG})"
    for form, one in FORMATS.items():
        end, given = f"feed/{one.path}", {"form": form}
        tail = "" if form == "rss" else f"-{form}"
        found += [
            path(end, views.site, given, name=f"feed{tail}"),
            path(f"corrections/{end}", views.corrections, given, name=f"corrections-feed{tail}"),
            path(f"fact-checks/{end}", views.fact_checks, given, name=f"fact-checks-feed{tail}"),
            re_path(rf"^authors/{one_slug}/{end}$", views.author, given, name=f"author-feed{tail}"),
            re_path(rf"^topics/{one_slug}/{end}$", views.topic, given, name=f"topic-feed{tail}"),
            re_path(
                rf"^(?P<path>(?:{SLUG}/)+){end}$", views.below, given, name=f"section-feed{tail}"
            ),
        ]
    return found


urlpatterns = [
    *_feeds(),
    path(".well-known/security.txt", security_txt, name="security-txt"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("news-sitemap.xml", sitemaps.latest_news, name="news-sitemap"),
    path("sitemap/pages.xml", sitemaps.pages),
    re_path(rf"^sitemap/authors{PART}\.xml$", sitemaps.people),
    re_path(rf"^sitemap/topics{PART}\.xml$", sitemaps.topics),
    re_path(rf"^sitemap/(?P<month>\d{{4}}-\d\d){PART}\.xml$", sitemaps.stories),
    path("oembed/", oembed, name="oembed"),
    path("partners/ninjs/", partner_feed.ninjs, name="partners-ninjs"),
    path("partners/newsml-g2/", partner_feed.newsml_g2, name="partners-newsml-g2"),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt$", key_file, name="indexnow-key"),
]
