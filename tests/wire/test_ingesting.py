import json
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from djeli.wire.api import ingest
from djeli.wire.models import WireItem

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
    assert outcomes(version(tmp_path, 10), version(tmp_path, 9)) == ["new", "update"]
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


def test_a_missing_file_is_refused_by_name(tmp_path):
    (result,) = ingest([tmp_path / "none.json"])
    assert (result.outcome, result.reason) == ("refused", "No such file or directory")


def test_what_is_not_text_is_told_and_not_kept(tmp_path):
    picture = version(tmp_path, 1, type="picture")
    (result,) = ingest([picture])
    assert (result.outcome, result.reason) == ("not text", "a picture")
    assert not WireItem.objects.exists()


def test_the_command_prints_one_json_line_an_item(tmp_path, capsys):
    (tmp_path / "bad.json").write_text("{")
    with pytest.raises(CommandError, match="1 refused"):
        call_command("wire", "ingest", str(PLAIN), str(tmp_path), "--json")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["outcome"] for line in lines] == ["new", "refused"]


def test_the_command_says_what_became_of_each_file(capsys):
    call_command("wire", "ingest", str(PLAIN))
    out = capsys.readouterr().out
    assert "new      Bridge opens [plain.json]" in out
    assert "1 files: 1 new" in out


def test_real_files_are_taken_in(corpora):
    found = outcomes(corpora / "ninjs" / "examples", corpora / "newsml_g2")
    assert found.count("new") + found.count("update") >= 15
    assert "refused" in found
