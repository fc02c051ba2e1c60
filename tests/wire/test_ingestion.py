import json
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from djeli.wire.formats import format_detection
from djeli.wire.ingestion import ingest, ingest_bytes
from djeli.wire.models import Quarantined, WireItem

pytestmark = pytest.mark.django_db
PLAIN = Path(__file__).parent / "samples" / "plain.json"


def outcomes(*paths):
    return [result.outcome for result in ingest(paths)]


def version(tmp_path, number, **facts):
    shape = json.loads(PLAIN.read_text()) | {"version": str(number)} | facts
    path = tmp_path / f"v{number}.json"
    path.write_text(json.dumps(shape))
    return path


def test_an_item_is_kept_with_its_bytes_and_its_facts():
    assert outcomes(PLAIN) == ["new"]
    item = WireItem.objects.get()
    assert bytes(item.content) == PLAIN.read_bytes()
    assert (item.headline, item.agency_name, item.urgency) == ("Bridge opens", "Harmattan Wire", 4)
    assert item.dateline == "Akosombo, Ghana"
    assert [block["text"] for block in item.blocks] == [
        "<p>The first car crossed at six.</p>",
        "<p>The toll is free for a month.</p>",
    ]


def test_the_same_item_again_makes_no_second_entry(tmp_path):
    copy = shutil.copy(PLAIN, tmp_path / "other name.json")
    assert outcomes(PLAIN, Path(copy), PLAIN) == ["new", "known", "known"]
    assert WireItem.objects.count() == 1


def test_versions_are_kept_and_the_newest_is_known_even_when_it_came_first(tmp_path):
    assert outcomes(version(tmp_path, 10), version(tmp_path, 9)) == ["new", "older"]
    assert WireItem.objects.get(is_newest=True).version == "10"


def test_folders_are_read_and_broken_files_hold_up_none_of_the_others(tmp_path):
    shutil.copy(PLAIN, tmp_path / "good.json")
    (tmp_path / "broken.xml").write_text("<newsItem")
    (tmp_path / ".hidden.json").write_text("{")
    results = {Path(result.source).name: result for result in ingest([tmp_path])}
    assert results["good.json"].outcome == "new"
    assert results["broken.xml"].outcome == "refused"
    assert "cannot be read" in results["broken.xml"].reason
    assert ".hidden.json" not in results


def sample(name):
    return Path(__file__).parent / "samples" / name


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_correction_without_a_version_is_an_update_whichever_comes_first(order):
    names = ["unnumbered-1.json", "unnumbered-2-correction.json"]
    paths = [sample(names[index]) for index in order]
    second = "update" if order == (0, 1) else "older"
    assert outcomes(*paths, *paths) == ["new", second, "known", "known"]
    assert WireItem.objects.get(is_newest=True).signal == "correction"


def test_a_correction_with_neither_version_nor_time_is_an_update(tmp_path):
    shape = json.loads(sample("unnumbered-1.json").read_text())
    del shape["versioncreated"]
    paths = []
    for number, body in enumerate(["<p>Two were hurt.</p>", "<p>Nobody was hurt.</p>"]):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(shape | {"body_xhtml": body}))
    assert outcomes(*paths, *paths) == ["new", "update", "known", "known"]
    assert WireItem.objects.get(is_newest=True).blocks[0]["text"] == "<p>Nobody was hurt.</p>"


VERSION = st.fixed_dictionaries(
    {
        "version": st.sampled_from([None, "1", "2", "10", "b"]),
        "versioncreated": st.sampled_from([f"2026-11-20T1{hour}:00:00Z" for hour in range(4)]),
        "pubstatus": st.sampled_from(["usable", "usable", "usable", "withheld", "canceled"]),
        "headline": st.sampled_from(["One", "Two"]),
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(VERSION, min_size=2, max_size=5), st.randoms(use_true_random=False))
def test_the_order_in_which_versions_arrive_does_not_matter(versions, random):
    ends = []
    for _turn in range(2):
        WireItem.objects.all().delete()
        for facts in versions:
            told = {name: value for name, value in facts.items() if value}
            list(ingest_bytes(json.dumps(json.loads(PLAIN.read_text()) | told).encode(), "test"))
        rows = WireItem.objects.order_by("fingerprint")
        ends.append(list(rows.values_list("fingerprint", "is_newest", "pub_status")))
        random.shuffle(versions)
    assert ends[0] == ends[1]


def test_of_a_list_each_item_has_a_result_and_none_holds_up_the_others():
    results = list(ingest([sample("list-with-broken.json")]))
    assert [one.outcome for one in results] == ["new", "refused", "refused", "refused", "new"]
    assert ["no uri" in results[1].reason, "object" in results[2].reason] == [True, True]
    kept = bytes(WireItem.objects.latest("pk").content)
    assert json.loads(kept)["uri"].endswith("list-2")  # of a list its own part, not the whole


def test_half_a_character_is_repaired_and_said_and_ends_no_run(tmp_path):
    for name in ("half-a-character.json", "plain.json"):
        shutil.copy(sample(name), tmp_path)
    assert outcomes(tmp_path) == ["new", "new"]
    item = WireItem.objects.get(headline="Half a sign \ufffd here")
    assert "half a character" in item.repairs[0]


def test_what_the_database_refuses_of_one_item_holds_up_none_of_the_others(monkeypatch):
    create = WireItem.objects.create

    def refuse_one(**fields):
        if fields["guid"].endswith("list-1"):
            raise ValueError("too long")
        return create(**fields)

    monkeypatch.setattr(WireItem.objects, "create", refuse_one)
    results = list(ingest([sample("list-with-broken.json")]))
    assert [one.outcome for one in results][::4] == ["refused", "new"]
    assert "too long" in results[0].reason


@pytest.mark.parametrize(
    ("name", "kinds", "first"),
    [
        ("columns.json", ["paragraph", "paragraph", "table", "paragraph"], "Fish was dearer"),
        ("short-lede.json", ["paragraph", "paragraph"], "“Enough now.”"),
        ("nested-list.json", ["paragraph", "paragraph"], "The budget"),
        ("speech-and-strokes.json", ["paragraph", "paragraph"], "The mayor said “I sold nothing”"),
        ("short-lede-chinese.json", ["paragraph"] * 3, "渡轮在停航一周"),
        ("figure.json", ["paragraph", "caption", "paragraph"], "Rain is early"),
        ("less-than.json", ["paragraph"] * 3, "Inflation was &lt;4%"),
        ("arabic.json", ["heading", "paragraph"], "حركة المرور"),
        ("wrapped.xml", ["paragraph", "paragraph"], "The first paragraph begins here, goes on"),
    ],
)
def test_what_the_agency_wrote_is_what_the_desk_gets(name, kinds, first):
    assert outcomes(sample(name)) == ["new"]
    blocks = WireItem.objects.get().blocks
    assert [block["kind"] for block in blocks] == kinds
    assert blocks[0]["text"].removeprefix("<p>").startswith(first)


def test_odd_fields_are_put_right_where_they_can_be():
    assert outcomes(sample("odd-fields.json")) == ["new"]
    item = WireItem.objects.get()
    assert item.headline == "Odd fields: R&D at “Lamp” bold"
    assert (item.language, item.urgency, item.version) == ("en-US", 4, "3")
    assert (
        item.blocks[0]["text"]
        == "<p>Rice\xa0&amp;\xa0beans cost 3\xa0000 francs, sellers said.</p>"
    )


def test_the_same_in_two_formats_is_one_item():
    shape = json.loads(PLAIN.read_text()) | {"version": "1"}
    nar = "http://iptc.org/std/nar/2006-10-01/"
    xml = (
        f'<newsItem xmlns="{nar}" guid="{shape["uri"]}" version="1"><itemMeta><versionCreated>'
        f"{shape['versioncreated']}</versionCreated></itemMeta><contentMeta><headline>Bridge opens"
        "</headline></contentMeta><contentSet><inlineData>The first car.</inlineData></contentSet>"
        "</newsItem>"
    )
    found = [*ingest_bytes(json.dumps(shape).encode(), "a"), *ingest_bytes(xml.encode(), "b")]
    assert [one.outcome for one in found] == ["new", "known"]


def test_a_missing_file_is_refused_by_name(tmp_path):
    (result,) = ingest([tmp_path / "none.json"])
    assert (result.outcome, result.reason) == ("refused", "No such file or directory")


def test_what_is_no_news_is_told_and_not_kept(tmp_path):
    (result,) = ingest([version(tmp_path, 1, type="planning")])
    assert (result.outcome, result.reason) == ("not news", "a planning")
    assert not WireItem.objects.exists()


def test_the_command_prints_one_json_line_an_item(tmp_path, capsys):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match="1 refused"):
        call_command("wire", "ingest", str(PLAIN), str(tmp_path), "--json")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["outcome"] for line in lines[:-1]] == ["new", "refused"]
    outcomes = {"new": 1, "refused": 1}
    assert lines[-1]["summary"] == {"files": 2, "items": 2, "outcomes": outcomes}


def test_the_command_says_what_became_of_each_file(capsys):
    call_command("wire", "ingest", str(PLAIN))
    out = capsys.readouterr().out
    assert "new      Bridge opens [plain.json]" in out
    assert "1 file: 1 new" in out


def test_a_file_that_is_not_there_is_named_and_the_others_are_taken_in(tmp_path, capsys):
    missing = tmp_path / "none"
    with pytest.raises(CommandError) as caught:
        call_command("wire", "ingest", str(missing), str(PLAIN))
    assert str(caught.value) == f"there is no file {missing}"
    assert caught.value.returncode == 1
    assert "1 file: 1 new" in capsys.readouterr().out


def test_where_there_is_no_file_at_all_one_line_says_so(tmp_path, capsys):
    with pytest.raises(CommandError, match="there is no file"):
        call_command("wire", "ingest", str(tmp_path / "none"))
    assert capsys.readouterr().out == ""


def test_what_was_refused_is_said_to_be_in_quarantine_only_where_it_is(tmp_path, monkeypatch):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match=r"1 refused\. `djeli wire quarantine` lists"):
        call_command("wire", "ingest", str(tmp_path))
    Quarantined.objects.all().delete()
    monkeypatch.setattr(format_detection, "LARGEST", 0)
    with pytest.raises(CommandError) as caught:
        call_command("wire", "ingest", str(tmp_path))
    assert str(caught.value) == "1 refused"


def test_an_item_that_is_not_in_quarantine_cannot_be_tried_again(capsys):
    with pytest.raises(CommandError) as caught:
        call_command("wire", "replay", "999")
    assert str(caught.value) == "there is no item 999 in quarantine"
    assert capsys.readouterr().out == ""


def test_real_files_are_taken_in(corpora):
    found = outcomes(corpora / "ninjs" / "examples", corpora / "newsml_g2")
    assert found.count("new") + found.count("update") >= 15
    assert "refused" in found
