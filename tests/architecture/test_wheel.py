"""What an operator installs: the package, with the demo's pictures and without what drew them."""

import subprocess
import sys
import zipfile

import pytest

from tests.architecture.test_rooms import ROOT

DRAWING = {"scene.py", "portrait.py", "locator.py", "world.json.gz"}


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_no_tool(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"djeli"}
    assert "djeli/demo/pictures/index.json" in names
    assert "djeli/stories/first_pages/how-we-count.md" in names
    assert "djeli/stories/first_pages/policies/ai-policy.md" in names
    assert not DRAWING & {name.rpartition("/")[2] for name in names}
