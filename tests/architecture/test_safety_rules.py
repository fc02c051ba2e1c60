"""Where a rule of safety (bandit's, in ruff) does not hold, the reason stands beside the code."""

import re

from tests.architecture.test_names_imported import ALL, ROOT

LEFT_OUT = re.compile(r"#\s*noqa:\s*([A-Z0-9, ]*\bS\d+[A-Z0-9, ]*)(.*)")


def test_each_exception_from_a_rule_of_safety_has_its_reason_beside_it():
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in ALL
        if "tests" not in path.parts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        for found in [LEFT_OUT.search(line)]
        if found and not re.match(r"\s*\(\w.*\)", found[2])
    ]
    assert bare == []
