"""What is documented is what there is."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from djeli.cli.management.commands.bench import MEASUREMENTS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
OURS = {name for name, app in get_commands().items() if app.startswith("djeli.")}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("needs a git checkout to know which files are the project's")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def settings_read() -> set[str]:
    """Names that settings ask of the environment."""
    names = set()
    for path in (ROOT / "src" / "djeli" / "config").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", ""))
                in {"text", "flag", "number", "words", "by_role"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                names.add(node.args[0].value)
    return names


def test_every_setting_is_documented_and_every_documented_one_exists():
    documented = set(re.findall(r"^\| `([A-Z0-9_]+)`", (DOCS / "settings.md").read_text(), re.M))
    assert documented == settings_read()


def test_every_command_is_documented_and_every_documented_one_exists():
    documented = set(re.findall(r"^## `djeli ([a-z]+)", (DOCS / "commands.md").read_text(), re.M))
    assert documented == OURS


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_command_says_what_it_does(name):
    assert load_command_class(get_commands()[name], name).help


def test_links_between_documents_lead_somewhere():
    for path in [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith(("mailto:", "/")):
                assert (path.parent / target).exists(), f"{path.relative_to(ROOT)}: {target}"


def test_no_file_names_a_package_host_or_a_path_of_one_machine():
    hosts = re.compile(
        r'"resolved":\s*"http|--(?:extra-)?index-url\s|^\s*registry\s*=|https?://registry\.', re.M
    )
    machine = re.compile(r"(?<![\w.-])/(?:work|root|farm)/")
    for path in tracked():
        if path.stat().st_size < 1_000_000 and path.name != Path(__file__).name:
            try:
                written = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            assert not hosts.search(written), path.relative_to(ROOT)
            assert not machine.search(written), path.relative_to(ROOT)


def glossary() -> list[list[str]]:
    """The cells of each row of the glossary."""
    lines = (DOCS / "words.md").read_text(encoding="utf-8").split("|---|---|\n")[1].splitlines()
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)] for line in lines if line]


def test_the_glossary_has_each_word_once_in_order_and_each_row_whole():
    rows = glossary()
    assert [row for row in rows if len(row) != 4 or not row[1] or not row[2]] == []
    words = [row[1].lower() for row in rows]
    assert words == sorted(set(words))


MARKDOWN = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_lines_of_prose_have_at_most_120_characters(path):
    in_code = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        in_code ^= line.lstrip().startswith("```")
        if not in_code and not line.startswith(("|", "    ")):
            assert len(line) <= 120, f"line {number} has {len(line)} characters"


def test_every_decision_has_a_number_of_its_own_and_stands_in_the_index():
    files = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    numbers = [name[:4] for name in files]
    assert len(set(numbers)) == len(numbers)
    rows = re.findall(
        r"^\| \[(\d{4})\]\((\S+)\) \| (.+) \|$", (DOCS / "decisions/README.md").read_text(), re.M
    )
    assert [(number, name) for number, name, _title in rows] == list(
        zip(numbers, files, strict=True)
    )
    for number, name, title in rows:
        heading = (DOCS / "decisions" / name).read_text(encoding="utf-8").splitlines()[0]
        assert heading == f"# {int(number)}. {title}"


def test_each_measurement_of_bench_is_explained_and_no_other():
    section = (DOCS / "commands.md").read_text(encoding="utf-8").split("## `djeli bench`")[1]
    assert set(re.findall(r"^- `(\w+)`:", section, re.MULTILINE)) == set(MEASUREMENTS)
