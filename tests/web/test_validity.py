import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from djeli.web.samples.pages import SAMPLES
from tests.web.reading import html_of

ROOT = Path(__file__).parents[2]
JAR = Path(os.environ.get("VNU_JAR") or ROOT / "node_modules/vnu-jar/build/dist/vnu.jar")


@pytest.mark.slow
@pytest.mark.skipif(not JAR.is_file() or not shutil.which("java"), reason="needs Java and vnu-jar")
def test_every_page_is_valid_html(tmp_path):
    for name in SAMPLES:
        (tmp_path / f"{name}.html").write_text(html_of(name), encoding="utf-8")
    command = ["java", "-Xmx512m", "-jar", str(JAR), "--no-langdetect", "--format", "json"]
    answer = subprocess.run(
        [*command, str(tmp_path)], capture_output=True, text=True, check=False, timeout=200
    )
    messages = json.loads(answer.stderr)["messages"]
    assert [f"{one.get('url', '')[-40:]}: {one['message']}" for one in messages] == []
