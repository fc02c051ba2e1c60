"""The sections of Vardiafrica, its menu and the line-up of its front."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Page

from djeli.stories.lineups import set_current_line_up
from djeli.stories.models import Article, LineUp, Navigation, Section

SECTIONS = (
    ("politics", "Politics", "Power, and what it does to people’s days.", ""),
    ("politics/africa", "Africa", "From Tangier to the Cape, and every river between.", ""),
    ("politics/asia", "Asia", "", "What Africa’s largest trading partners are doing, and why."),
    ("politics/europe", "Europe", "The neighbour across the water.", ""),
    ("politics/us-canada", "US & Canada", "North America, seen from here.", ""),
    ("politics/world", "World", "What crosses every border.", ""),
    ("lifestyle", "Lifestyle", "How people live, dress, dance and look at one another.", ""),
    ("lifestyle/entertainment", "Entertainment", "Music, stages and screens.", ""),
    ("lifestyle/film-drama", "Film & Drama", "What is made, and who gets to see it.", ""),
    ("lifestyle/ent-arts", "Ent & Arts", "Museums, books, photography, cloth.", ""),
    ("science", "Science", "What has been found out, and how.", ""),
    (
        "science/health-science",
        "Health Science",
        "Clinics, laboratories, and the road between.",
        "",
    ),
    ("science/luxury", "Luxury", "The science of fine things.", ""),
    ("finance", "Finance", "Prices, work, trade and tax.", ""),
)


def add_sections() -> dict[str, Section]:
    """Make every section and the menu; the sections by their paths."""
    front = Page.objects.get(depth=2)
    made: dict[str, Section] = {}
    for path, title, introduction, other in SECTIONS:
        above, _, slug = path.rpartition("/")
        parent = made[above] if above else front
        parent.refresh_from_db()
        made[path] = parent.add_child(
            instance=Section(title=title, slug=slug, introduction=introduction or other)
        )
    _make_menu(made)
    return made


def _make_menu(sections: dict[str, Section]) -> None:
    def link(page: Page | None, url: str = "", label: str = "") -> dict[str, Any]:
        return {"label": label, "page": page.pk if page else None, "url": url}

    items = [{**link(None, "/", "Home"), "children": []}]
    for path, section in sections.items():
        if "/" in path:
            items[-1]["children"].append(
                {"type": "item", "value": link(section), "id": f"menu-{section.pk}"}
            )
        else:
            items.append({**link(section), "children": []})
    navigation = Navigation.load()
    navigation.menu = [{"type": "item", "value": item} for item in items]
    navigation.save()


def set_line_ups(now: datetime) -> None:
    """Today's line-up, live, and tomorrow's, waiting."""
    newest = list(Article.objects.live().order_by("-first_published_at")[:40])
    lead = _leading(newest)
    picks = _picks(newest, without=lead)
    first = picks[:1]
    today = LineUp(
        name="Today", starts_at=now - timedelta(hours=2), containers=_blocks(lead, picks)
    )
    tomorrow = LineUp(
        name="Tomorrow morning",
        starts_at=(now + timedelta(days=1)).replace(hour=5, minute=0),
        containers=_blocks(first, _picks(newest[10:], without=first)),
    )
    for line_up in (today, tomorrow):
        line_up.live = False
        line_up.save()
        line_up.save_revision().publish()
    set_current_line_up(now)


def _leading(newest: list[Article]) -> list[Article]:
    """What is breaking, two reports after it, and a column: the rule adds one more."""
    first = next((story for story in newest if story.is_breaking), newest[0])
    news = [
        story
        for story in newest
        if story != first and story.language == first.language and not story.is_opinion
    ]
    columns = [story for story in newest if story.is_opinion]
    return [first, *[story for story in news if not story.is_sponsored][:2], *columns[:1]]


def _picks(newest: list[Article], without: list[Article]) -> list[Article]:
    """Long reads that are not ``without``: a story stands once on the front."""
    return [story for story in newest if story.word_count > 600 and story not in without][:4]


def _blocks(lead: list[Article], picks: list[Article]) -> list[dict[str, Any]]:
    strips = [
        "politics/africa",
        "finance",
        "science/health-science",
        "lifestyle/film-drama",
        "politics/world",
    ]
    sections = {section.url_path: section.pk for section in Section.objects.all()}

    def strip(path: str) -> dict[str, Any]:
        pk = next(pk for url_path, pk in sections.items() if url_path.endswith(f"/{path}/"))
        return _container("section", 4, section=pk)

    return [
        _container("lead", 5, [story.pk for story in lead]),
        _container("whats_hot", 3),
        _container("dont_miss", 4),
        *(strip(path) for path in strips[:2]),
        _container("our_picks", 4, [story.pk for story in picks]),
        {"type": "top_posts", "value": {"heading": "", "size": 4}},
        {"type": "most_popular", "value": {"heading": "", "size": 4}},
        *(strip(path) for path in strips[2:]),
        _container("latest", 8),
    ]


def _container(
    kind: str, size: int, stories: list[int] | None = None, **more: Any
) -> dict[str, Any]:
    slots = [  # without an id Wagtail's lists take an item for its value, and show an empty slot
        {"type": "item", "id": f"slot-{pk}", "value": {"story": pk, "headline": "", "until": None}}
        for pk in stories or []
    ]
    value = {"heading": "", "filling": "both", "size": size, "stories": slots, "repeats": False}
    return {"type": kind, "value": value | more}
