import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse

from djeli.press import api as press


@pytest.fixture(autouse=True)
def _own_register(monkeypatch):
    monkeypatch.setattr(press, "_renderers", {})


def test_a_row_is_rendered_by_whoever_registered_for_its_kind(rf):
    @press.renders(Group)
    def show(group, request):
        return HttpResponse(f"group {group.name}")

    assert press.respond(Group(name="Editors"), rf.get("/")).content == b"group Editors"


def test_a_kind_that_nobody_renders_is_named(rf):
    with pytest.raises(press.NobodyRenders, match="Permission"):
        press.respond(Permission(), rf.get("/"))


def test_two_renderers_for_one_kind_are_refused():
    press.renders(ContentType)(lambda row, request: HttpResponse())
    with pytest.raises(ValueError, match="already"):
        press.renders(ContentType)(lambda row, request: HttpResponse())
