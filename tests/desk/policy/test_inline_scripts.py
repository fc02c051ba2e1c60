import json

import pytest

from djeli.desk.policy.inline_scripts import allowed, allowed_in, is_known

WAGTAILS = [
    'initDateChooser("id_date", {"format": "Y-m-d", "dayOfWeekStart": 1});',
    r'initDateTimeChooser("id_go_live\u002Dat", {});',
    'initTimeChooser("id_time", {"format": "H:i"});',
    'new Chooser("id_picture", {"modalUrl": "/desk/images/chooser/"});',
    'new wagtail.admin.widgets.PageChooser("id_page", {"a": [1, null]}, "b");',
    '\n(function() {\n var panel = new InlinePanel(JSON.parse("{\\u0022a\\u0022: 1}"));\n})();\n',
    '(function() { var panel = new MultipleChooserPanel(JSON.parse("[]")); })();',
]
SMUGGLED = [
    "alert(1)",
    'initDateChooser("id", alert(1));',
    'initDateChooser("id", {}); alert(1)',
    'initDateChooser("id", {}, alert(1));',
    'initDateChooser("id" + alert(1), {});',
    'initDateChooser("id\\"", alert(1)//");',
    'new Chooser("id", {"a": alert(1)});',
    'new Image("x", {});',
    'new a.b["c"].Chooser("id", {});',
    '(function() { var panel = new InlinePanel(JSON.parse("{}" + alert(1))); })();',
    '(function() { var panel = new InlinePanel(JSON.parse("{}")); alert(1) })();',
    "",
]


@pytest.mark.parametrize("script", WAGTAILS)
def test_what_wagtail_writes_gets_the_nonce(script):
    told = []
    found = allowed(f"<p><script>{script}</script>", "N", told.append)
    assert found == f'<p><script nonce="N">{script}</script>'
    assert told == []


@pytest.mark.parametrize("script", SMUGGLED)
def test_whatever_else_gets_none_and_is_told(script):
    told = []
    html = f"<p><script>{script}</script>"
    assert not is_known(script)
    assert allowed(html, "N", told.append) == html
    assert told == [script]


def test_a_form_that_is_not_there_yet_is_looked_through_too():
    html = '<script type="text/django-form-template"><script>{}<-/script></script>'
    assert 'nonce="N"' in allowed(html.format(WAGTAILS[0]), "N", print)
    assert 'nonce="N"' not in allowed(html.format("alert(1)"), "N", lambda script: None)


def test_dialogs_come_as_json():
    data = {"step": "choose", "html": [f"<script>{WAGTAILS[0]}</script>", 1, None]}
    found = allowed_in(json.loads(json.dumps(data)), "N", print)
    assert found == {
        "step": "choose",
        "html": [f'<script nonce="N">{WAGTAILS[0]}</script>', 1, None],
    }


def test_a_file_that_comes_with_a_dialog_carries_the_nonce():
    """jQuery fetches it, and runs it inline."""
    ours, others = '<script src="/static/date.js?v=1"></script>', '<script src="//evil.example/">'
    found = allowed_in({"html": ours + others}, "N", print)["html"]
    assert found == f'<script nonce="N" src="/static/date.js?v=1"></script>{others}'
