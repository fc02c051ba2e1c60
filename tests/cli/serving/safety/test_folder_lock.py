import os

import pytest

from djeli.cli.refusals import RefusedError
from djeli.cli.serving.safety.folder_lock import claim


def test_a_folder_that_is_served_is_refused_and_says_where(tmp_path):
    held = claim(tmp_path, "http://127.0.0.1:8001/")
    with pytest.raises(RefusedError, match=r"served already, at http://127\.0\.0\.1:8001/"):
        claim(tmp_path, "http://127.0.0.1:8002/")
    os.close(held)
    os.close(claim(tmp_path, "http://127.0.0.1:8003/"))
