"""The addresses of readers. The last pattern matches every page of the tree."""

from django.urls import include, path, re_path, register_converter

from djeli.stories.slugs.patterns import SLUG
from djeli.web import views
from djeli.web.addresses.converters import RowConverter
from djeli.web.files import charts, media, theme
from djeli.web.lite import view as lite
from djeli.web.offline import manifest, worker
from djeli.web.offline import page as offline_page
from djeli.web.pages import author, latest, newsletter, search, subscription, suggest, topic

register_converter(RowConverter, "row")

urlpatterns = [
    re_path(rf"^lite/(?P<path>(?:{SLUG}/)*)$", lite.lite, name="lite"),
    path("latest/", latest.latest, name="latest"),
    path("authors/", author.authors, name="authors"),
    re_path(rf"^authors/(?P<slug>{SLUG})/$", author.author, name="author"),
    path("topics/", topic.topics, name="topics"),
    re_path(rf"^topics/(?P<slug>{SLUG})/$", topic.topic, name="topic"),
    path("search/", search.search, name="search"),
    path("search/suggest/", suggest.suggestions, name="search-suggest"),
    path("newsletter/", newsletter.newsletter, name="newsletter"),
    path("comments/", include("djeli.web.comments.urls")),
    path("newsletter/confirm/<str:token>/", subscription.confirm, name="newsletter-confirm"),
    path("newsletter/settings/<str:token>/", subscription.settings, name="newsletter-settings"),
    path("newsletter/leave/<str:token>/", subscription.leave, name="newsletter-leave"),
    path("newsletter/opened/", subscription.opened, name="newsletter-opened"),
    path("offline/", offline_page.offline, name="offline"),
    path("sw.js", worker.worker, name="service-worker"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("theme.css", theme.theme, name="theme"),
    path(
        "media/pictures/<row:pk>/<str:version>/<str:spec>.<str:form>",
        media.rendition,
        name="rendition",
    ),
    re_path(r"^media/charts/(?P<pk>[1-9]\d{0,17})/(?P<name>[0-9a-f]{16})\.png$", charts.chart),
    path("media/<path:name>", media.media, name="media"),
    # Wagtail looks for this name when it makes the address of a page.
    re_path(rf"^((?:{SLUG}/)*)$", views.address, name="wagtail_serve"),
]
