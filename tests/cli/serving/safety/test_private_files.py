import stat

from djeli.cli.serving.safety.private_files import make_private


def test_files_that_only_their_owner_needs_are_only_the_owners(tmp_path):
    private = ["db.sqlite3", "db.sqlite3-wal", "clock.json", "press/data.mdb", "views/2026/keys"]
    shared = ["media/pictures/a.jpg", "static/a.css", "theme/templates/a.html"]
    for name in private + shared:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        path.chmod(0o644)

    make_private(tmp_path)

    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in private} == {0o600}
    assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in shared} == {0o644}
    assert stat.S_IMODE((tmp_path / "press").stat().st_mode) == 0o700
    assert make_private(tmp_path) == 0, "once is enough"
