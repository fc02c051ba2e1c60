import subprocess
import sys

import lmdb

from djeli.press.store import lmdb_commits
from djeli.press.store.store import Store


def test_each_commit_has_the_number_that_lmdb_gives_it(tmp_path):
    store = Store(tmp_path, map_size=1 << 24)
    seen = []
    for number in range(5):
        with store.writing() as writing:
            writing.set_meta("build", str(number))
        seen.append(store.generation)
        with store.reading() as reading:
            assert reading.generation == store.generation
    assert seen == list(range(seen[0], seen[0] + 5))
    store.close()


def test_a_commit_of_another_process_is_seen(tmp_path):
    store = Store(tmp_path, map_size=1 << 24)
    before = store.generation
    other = (
        "import sys; from pathlib import Path; from djeli.press.store.store import Store\n"
        "store = Store(Path(sys.argv[1]), map_size=1 << 24)\n"
        "with store.writing() as writing: writing.set_meta('build', 'other')"
    )

    subprocess.run([sys.executable, "-c", other, str(tmp_path)], check=True)

    assert store.generation > before
    store.close()


def test_a_file_that_is_laid_out_otherwise_is_asked_for_its_number(tmp_path, monkeypatch):
    env = lmdb.open(str(tmp_path), map_size=1 << 24)
    monkeypatch.setattr(lmdb_commits, "MAGIC_AND_VERSION", 7)
    commits = lmdb_commits.commits_of(env, tmp_path)
    before = commits()

    with env.begin(write=True) as transaction:
        transaction.put(b"a", b"b")

    assert commits() == before + 1
    env.close()
