"""The addresses of readers. The last pattern matches every page of the tree."""

from django.urls import include, path, re_path, register_converter

from djeli.stories.slugs.patterns import SLUG
from djeli.web import views
from djeli.web.addresses.converters import RowConverter
from djeli.web.alerts import page as alerts_page
from djeli.web.alerts import switches
from djeli.web.alerts import worker as alert_worker
from djeli.web.files import charts, favicon, media, theme
from djeli.web.lite import view as lite
from djeli.web.offline import manifest, worker
from djeli.web.offline import page as offline_page
from djeli.web.pages import (
    author,
    fact_checks,
    latest,
    newsletter,
    search,
    subscription,
    suggest,
    topic,
)
from djeli.web.pages.versions import chain, changes

register_converter(RowConverter, "row")
NUMBER = r"[1-9]\d{0,8}"
"""Of a story's version."""

urlpatterns = [
    re_path(rf"^lite/(?P<path>(?:{SLUG}/)*)$", lite.lite, name="lite"),
    path("latest/", latest.latest, name="latest"),
    path("authors/", author.authors, name="authors"),
    re_path(rf"^authors/(?P<slug>{SLUG})/$", author.author, name="author"),
    path("fact-checks/", fact_checks.fact_checks, name="fact-checks"),
    re_path(rf"^fact-checks/(?P<slug>{SLUG})/$", fact_checks.with_rating, name="rating"),
    re_path(rf"^fact-checks/by/(?P<slug>{SLUG})/$", fact_checks.by_claimant, name="claimant"),
    path("topics/", topic.topics, name="topics"),
    re_path(rf"^topics/(?P<slug>{SLUG})/$", topic.topic, name="topic"),
    path("search/", search.search, name="search"),
    path("search/overlay/", suggest.overlay, name="search-overlay"),
    path("search/suggest/", suggest.suggestions, name="search-suggest"),
    path("corrections/", include("djeli.web.corrections.urls")),
    path("newsletter/", newsletter.newsletter, name="newsletter"),
    path("comments/", include("djeli.web.comments.urls")),
    path("newsletter/confirm/<str:token>/", subscription.confirm, name="newsletter-confirm"),
    path("newsletter/settings/<str:token>/", subscription.settings, name="newsletter-settings"),
    path("newsletter/leave/<str:token>/", subscription.leave, name="newsletter-leave"),
    path("newsletter/opened/", subscription.opened, name="newsletter-opened"),
    path("alerts/", alerts_page.alerts, name="alerts"),
    path("alerts/key/", switches.key, name="alerts-key"),
    path("alerts/device/", switches.device, name="alerts-device"),
    path("alerts/worker.js", alert_worker.worker, name="alerts-worker"),
    path("versions/", chain.chain, name="versions"),
    path("versions/head.json", chain.head_json, name="versions-head"),
    path("offline/", offline_page.offline, name="offline"),
    path("sw.js", worker.worker, name="service-worker"),
    path("manifest.webmanifest", manifest.manifest, name="manifest"),
    path("theme.css", theme.theme, name="theme"),
    path("favicon.ico", favicon.favicon, name="favicon"),
    path(
        "media/pictures/<row:pk>/<str:version>/<str:spec>.<str:form>",
        media.rendition,
        name="rendition",
    ),
    re_path(r"^media/charts/(?P<pk>[1-9]\d{0,17})/(?P<name>[0-9a-f]{16})\.png$", charts.chart),
    path("media/<path:name>", media.media, name="media"),
    re_path(rf"^(?P<path>(?:{SLUG}/)+)changes/$", changes.changes, name="changes"),
    re_path(
        rf"^(?P<path>(?:{SLUG}/)+)changes/(?P<older>{NUMBER})-(?P<newer>{NUMBER})/$",
        changes.changes,
        name="changes-between",
    ),
    # Wagtail looks for this name when it makes the address of a page.
    re_path(rf"^((?:{SLUG}/)*)$", views.address, name="wagtail_serve"),
]
