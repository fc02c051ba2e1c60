"""What tests share: where real material lies, and the services that some of them need.

A service that is missing skips its tests and says so; with ``DJELI_REQUIRE_SERVICES=1`` it fails them.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from djeli.kit import garbage_collector
from djeli.press.render import fragments, value_cache
from djeli.press.render.site import handler
from djeli.search import timed_cache as answers
from djeli.stories.models import Article
from tests import databases, indexing, newsroom, replaying, schema, services, worker_groups
from tests.made_once import made_once
from tests.vardiafrica import Demo, build_beside, built, let_run, served

ROOT = Path(__file__).parents[1]
CHROMIUM_FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what: str) -> NoReturn:
    """Skip, or fail where services are required."""
    if os.environ.get("DJELI_REQUIRE_SERVICES") == "1":
        pytest.fail(f"{what} is required here and is missing")
    pytest.skip(f"needs {what}, which is not on this machine")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Name the groups before xdist reads them; order what is shuffled and left by then."""
    worker_groups.join(items)
    yield
    worker_groups.order(items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What all tests share is no garbage: the collector need not look through it again and again."""
    # Made once for a process: not while a test has other folders.
    handler()
    garbage_collector.settle()
    is_beside_others = os.environ.get("PYTEST_XDIST_WORKER") == "gw0"
    if is_beside_others and any("vardiafrica" in one.fixturenames for one in session.items):
        build_beside()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What is served rests once the slow tests are through, which are first."""
    let_run("vardiafrica" in item.fixturenames or item.get_closest_marker("slow") is not None)


@pytest.fixture(scope="session")
def until_tables_are_kept() -> Iterator[ExitStack]:
    """What ends once the tables are there and kept, or could not be made."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, until_tables_are_kept: ExitStack
) -> None:
    """Begin with the tables of the last run, where the migrations are the same; else make them for
    all workers."""
    until_tables_are_kept.enter_context(made_once(schema.kept_schema()))
    schema.begin_with(schema.kept_schema())


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, until_tables_are_kept: ExitStack
) -> None:
    """Keep the tables for the next run."""
    with django_db_blocker.unblock():
        schema.keep(schema.kept_schema())
    until_tables_are_kept.close()


@pytest.fixture(autouse=True)
def nothing_remembered_of_another_test() -> None:
    """A rolled-back test leaves the numbers of its change log to the next."""
    fragments.forget()
    value_cache.forget()
    answers.forget()
    cache.clear()


@pytest.fixture(autouse=True)
def indexes_where_asked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let Wagtail index what a marked test saves."""
    if request.node.get_closest_marker("indexed") is None:
        yield
        return
    with indexing.indexed():
        yield


@pytest.fixture(autouse=True)
def newsroom_played_back(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the newsroom repeat what it built for another test; what is patched it builds for itself."""
    if "monkeypatch" not in request.fixturenames:
        with replaying.replaying(lambda: True):
            yield
        return
    patches = request.getfixturevalue("monkeypatch")
    with replaying.replaying(
        lambda: not any(map(decides_rows, patches._setattr + patches._setitem))
    ):
        yield


def decides_rows(patch: tuple[Any, ...]) -> bool:
    """True where what is patched may change what is written, and not only how it is shown."""
    return not getattr(patch[0], "__name__", "").startswith(
        ("djeli.web.", "djeli.press.render.fragments")
    )


@pytest.fixture
def story(db: None) -> Article:
    """A live story, the one of its newsroom."""
    return newsroom.story(newsroom.section("africa"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Real agency files and exports, beside the checkout; tests skip where they are not."""
    folder = ROOT.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("needs ../shared/corpora, which is not here")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless, one for the session."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        missing("Chromium")
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        # Half a minute is too little where others work on the machine too.
        browser = playwright.chromium.launch(
            executable_path=found, args=CHROMIUM_FLAGS, timeout=180_000
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def vardiafrica(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo edition, served; a test that uses it carries ``tests.vardiafrica.MARKS``."""
    with served(built(), tmp_path_factory.mktemp("vardiafrica")) as demo:
        yield demo


@pytest.fixture(scope="session")
def html_faults() -> Callable[[Path], list[str]]:
    """What the Nu checker complains of in the HTML files of a folder."""
    jar = Path(os.environ.get("VNU_JAR") or ROOT / "node_modules/vnu-jar/build/dist/vnu.jar")
    if not jar.is_file() or shutil.which("java") is None:
        missing("Java and the Nu checker (vnu-jar)")
    command = ["java", "-Xmx512m", "-jar", str(jar), "--no-langdetect", "--format", "json"]

    def faults(folder: Path) -> list[str]:
        answer = subprocess.run(
            [*command, str(folder)], capture_output=True, text=True, check=False, timeout=400
        )
        messages = json.loads(answer.stderr)["messages"]
        return [f"{one.get('url', '')[-40:]}: {one['message']}" for one in messages]

    return faults


@pytest.fixture(scope="session")
def checked_by_node() -> Callable[..., list[str]]:
    """The lines that a script of ``tests/web/checkers`` says of files, by html-validate or
    csstree."""
    node, modules = shutil.which("node"), ROOT / "node_modules"
    if node is None or not (modules / "html-validate").is_dir():
        missing("node with html-validate and css-tree")

    def told(script: str, files: list[Path]) -> list[str]:
        answer = subprocess.run(
            [str(node), str(ROOT / "tests/web/checkers" / script), *map(str, files)],
            env={**os.environ, "NODE_PATH": str(modules)},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.splitlines()

    return told


@pytest.fixture(scope="session")
def wrk() -> None:
    """wrk is on this machine."""
    if shutil.which("wrk") is None:
        missing("wrk")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL of this session's own."""
    programs = services.postgres_programs()
    if programs is None:
        missing("PostgreSQL's server")
    with services.running_postgres(programs) as url:
        yield url


@pytest.fixture
def own_postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database with tables, on a server that only this test may stop."""
    programs = services.postgres_programs()
    if programs is None:
        missing("PostgreSQL")
    with services.running_postgres(programs) as url:
        yield databases.migrated(url, tmp_path_factory.mktemp("migrated"))


@pytest.fixture
def empty_postgres(postgres_server: str) -> str:
    """The address of an empty database, new for each test."""
    return services.new_database(postgres_server)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a database with every table, which is copied and never written to."""
    made = databases.migrated(postgres_server, tmp_path_factory.mktemp("migrated"))
    return made.rpartition("/")[2]


@pytest.fixture
def postgres(postgres_server: str, postgres_template: str) -> str:
    """The address of a database with every table, new for each test."""
    return services.new_database(postgres_server, postgres_template)


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of a Redis (or Valkey) of this session's own."""
    program = shutil.which("valkey-server") or shutil.which("redis-server")
    if program is None:
        missing("Redis or Valkey")
    with services.running_redis(program) as url:
        yield url
