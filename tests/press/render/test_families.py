import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path

from djeli.press import api as press_api
from djeli.press.render import fragments
from djeli.press.render.renderer import render_members
from djeli.press.render.snapshot import snapshot
from djeli.press.runs.log_step import follow
from djeli.press.runs.queue_step import press
from djeli.press.serving.response import compose
from djeli.press.verification import Difference, verify
from djeli.stories.models import Agency, Contributor
from tests import newsroom

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.press.render.test_families")]


@press_api.pressed()
def people(request):
    """A page that says of two contributors what the family has, and reads neither row."""
    one, two = Contributor.objects.order_by("pk").values_list("pk", flat=True)[:2]
    text = f"{press_api.placeholder(f'names|{one}.name')} and {press_api.placeholder(f'names|{two}.name')}"
    return press_api.pressable(HttpResponse(text))


urlpatterns = [path("people/", people)]


@pytest.fixture(autouse=True)
def names(monkeypatch):
    asked = []

    def make(members):
        asked.append(list(members))
        known = {str(one.pk): one.name for one in Contributor.objects.filter(pk__in=members)}
        return {member: {"name": known.get(member, "")} for member in members}

    monkeypatch.setitem(fragments._families, "names", fragments.Family(make, Contributor))
    return asked


@pytest.fixture
def two():
    return newsroom.contributor("Ama"), newsroom.contributor("Musa")


def served(store, address="/people/"):
    with store.reading() as reading:
        found = compose(reading, address)
    return found.plain.decode() if found else None


def test_a_page_brings_the_members_that_it_names(store, names, two):
    press(store, ["/people/"])

    assert served(store) == "Ama and Musa"
    assert [len(asked) for asked in names] == [2], "they were made together, and once"


def test_a_page_brings_a_part_that_a_newer_release_has_added_to_its_members(store, names, two):
    """The members still wait to be pressed by the new code when a page of it names the part."""
    press(store, ["/people/"])
    with store.writing() as writing:  # as the older release had left it
        writing._tables.delete("pieces", f"names|{two[1].pk}.name")
    assert served(store) is None
    names.clear()

    press(store, ["/people/"])

    assert served(store) == "Ama and Musa"
    assert names == [[str(two[1].pk)]], "the other one was left alone"


def test_a_changed_row_changes_its_member_and_not_the_page(store, names, two):
    follow(store)
    press(store, ["/people/"])
    with store.reading() as reading:
        before = reading.index.number_of("/people/")
    names.clear()

    Contributor.objects.filter(pk=two[1].pk).update(name="Musa Bello")
    follow(store)

    assert served(store) == "Ama and Musa Bello"
    assert names == [[str(two[1].pk)]], "the other one was left alone"
    with store.reading() as reading:
        assert reading.index.number_of("/people/") == before
    assert [one for one in verify(store) if isinstance(one, Difference)] == []


def test_a_row_that_goes_leaves_the_page_whole(store, two):
    follow(store)
    press(store, ["/people/"])

    Contributor.objects.filter(pk=two[1].pk).delete()
    follow(store)

    with store.reading() as reading:
        assert reading.pages.piece(f"names|{two[1].pk}.name").plain() == b""


def test_a_member_that_cannot_be_made_keeps_its_old_text(store, names, two, monkeypatch):
    follow(store)
    press(store, ["/people/"])

    def fail(members):
        raise ValueError("no names today")

    monkeypatch.setitem(fragments._families, "names", fragments.Family(fail, Contributor))
    Contributor.objects.filter(pk=two[0].pk).update(name="Abena")
    outcome = follow(store)

    assert served(store) == "Ama and Musa"
    assert "no names today" in outcome.failed[f"#names|{two[0].pk}"]


def test_members_wait_like_pages_where_many_change(store, two, monkeypatch):
    monkeypatch.setattr("djeli.press.runs.targets.MEMBERS_AT_ONCE", 1)
    follow(store)
    press(store, ["/people/"])

    Contributor.objects.update(bio="Writes")
    outcome = follow(store)

    assert outcome.waiting >= 2
    assert not any("names|" in one for one in outcome.pressed)


def test_without_a_press_the_page_has_its_members_too(client, two):
    assert (
        fragments.filled(people(RequestFactory().get("/people/")).content.decode())
        == "Ama and Musa"
    )


def test_what_is_made_together_depends_on_nothing_of_another_family(names, two, monkeypatch):
    agency = newsroom.agency("Sahel Wire")

    def lines(members):
        return {
            member: {"credit": " ".join(str(one) for one in Agency.objects.filter(pk=member))}
            for member in members
        }

    monkeypatch.setitem(fragments._families, "credits", fragments.Family(lines, Agency))
    with snapshot() as number:
        made, _ = render_members(
            [f"#names|{two[0].pk}", f"#credits|{agency.pk}"], number, lambda _: None
        )
    of = {one.target.partition("|")[0]: one.keys for one in made}
    assert press_api.row_key(Agency, agency.pk) in of["#credits"]
    assert press_api.row_key(Agency, agency.pk) not in of["#names"]
    assert press_api.row_key(Contributor, two[0].pk) not in of["#credits"]


def test_members_that_are_made_alone_depend_on_their_own_rows_only(two, monkeypatch):
    agencies = [newsroom.agency(name) for name in ("Sahel Wire", "Coast Wire")]

    def makers(members):
        # Beside the row that each is about, each reads an agency.
        for member in members:
            list(Agency.objects.filter(pk=agencies[int(member) == two[1].pk].pk))
        return {member: {"maker": "one"} for member in members}

    family = fragments.Family(makers, Contributor, alone=True)
    monkeypatch.setitem(fragments._families, "makers", family)
    with snapshot() as number:
        made, _ = render_members([f"#makers|{person.pk}" for person in two], number, lambda _: None)
    for one, agency in zip(made, agencies, strict=True):
        assert [key for key in one.keys if key.startswith("stories_agency:")] == [
            press_api.row_key(Agency, agency.pk)
        ]


def test_two_families_of_one_name_are_refused():
    with pytest.raises(ValueError, match="made already"):
        press_api.family("names", of=Contributor)(lambda members: {})


def test_one_broken_member_holds_up_no_other(store, two, monkeypatch):
    follow(store)
    press(store, ["/people/"])
    others = [newsroom.contributor(f"Person {number}") for number in range(9)]
    make = fragments._families["names"].make

    def broken(members):
        if str(two[0].pk) in members:
            raise ValueError("this one cannot be made")
        return make(members)

    monkeypatch.setitem(fragments._families, "names", fragments.Family(broken, Contributor))
    Contributor.objects.update(name="Somebody")
    press(store, [f"#names|{one.pk}" for one in others])
    outcome = follow(store)

    assert list(outcome.failed) == [f"#names|{two[0].pk}"]
    assert served(store) == "Ama and Somebody"
