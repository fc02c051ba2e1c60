"""Content Credentials (C2PA): what a picture's file says, signed, of how it came about.

They are read when a file is uploaded, where the optional package ``c2pa-python`` is installed
(``djeli[c2pa]``). Nothing is fetched for it: what a file only points to is not known.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from django.conf import settings

logger = logging.getLogger(__name__)

State = Literal["trusted", "valid", "unknown", "broken"]
FOR_READERS = frozenset({"trusted", "valid"})
NEVER_ASKED = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
LONGEST = 120
"""Characters of a name that are kept."""
SIGNER_UNKNOWN = "signingCredential.untrusted"
CAMERA, MACHINE, COMPOSITE = "camera", "machine", "composite"
SOURCES: Mapping[str, str] = {
    "digitalCapture": CAMERA,
    "computationalCapture": CAMERA,
    "trainedAlgorithmicMedia": MACHINE,
    "algorithmicMedia": MACHINE,
    "compositeWithTrainedAlgorithmicMedia": COMPOSITE,
    "compositeSynthetic": COMPOSITE,
    "composite": COMPOSITE,
}
"""How a picture came about, by the last part of its digital source type (IPTC NewsCodes)."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a file's credentials say.

    ``state``: the signature holds and the signer is on the newsroom's list (trusted), or there is
    no list (valid), or they are not on it (unknown); or file and signature do not match (broken).
    ``issuer`` vouches for the signer, ``signer`` may be a person: only the desk is told. ``origin``
    is camera, machine, composite, or empty; ``signed_on`` a day as ``2026-11-29``.
    """

    state: State
    issuer: str = ""
    signer: str = ""
    tool: str = ""
    origin: str = ""
    signed_on: str = ""
    problems: tuple[str, ...] = ()


def read(file: Any) -> Credentials | None:
    """The credentials of ``file``, whose position is put back; None where it has none, or where the
    package is not installed. Never raises."""
    try:
        # Optional, and large: only who takes in a picture loads it.
        import c2pa  # type: ignore[import-untyped]
    except ImportError:
        return None
    position = file.tell()
    try:
        file.seek(0)
        content = io.BytesIO(file.read())
        with c2pa.Context.from_dict(_how_to_check()) as context:
            reader = c2pa.Reader.try_create(content, context=context)
            if reader is None:
                return None
            with reader:
                return _credentials(json.loads(reader.json()), reader.get_validation_state() or "")
    except Exception as error:  # a hostile file must not stop an upload that the image check allows
        logger.info("content credentials could not be read: %s", error)
        return None
    finally:
        file.seek(position)


def _how_to_check() -> dict[str, Any]:
    anchors = _anchors()
    return {**NEVER_ASKED, "trust": {"trust_anchors": anchors}} if anchors else NEVER_ASKED


def _anchors() -> str:
    """The certificates that the newsroom trusts; empty without a list."""
    path = settings.C2PA_ANCHORS
    return Path(path).read_text() if path else ""


def _credentials(told: Mapping[str, Any], checked: str) -> Credentials | None:
    manifest = told.get("manifests", {}).get(told.get("active_manifest", ""))
    if not manifest:
        return None
    signature = manifest.get("signature_info") or {}
    problems = tuple(dict.fromkeys(_problems(told)))
    return Credentials(
        state=_state(checked, problems),
        issuer=_short(signature.get("issuer")),
        signer=_short(signature.get("common_name")),
        tool=_tool(manifest),
        origin=next(_origins(manifest), ""),
        signed_on=_day(signature.get("time")),
        problems=tuple(one for one in problems if one != SIGNER_UNKNOWN),
    )


def _state(checked: str, problems: tuple[str, ...]) -> State:
    if checked == "Trusted":
        return "trusted"
    if checked != "Valid":
        return "broken"
    return "unknown" if settings.C2PA_ANCHORS and SIGNER_UNKNOWN in problems else "valid"


def _problems(told: Mapping[str, Any]) -> Iterator[str]:
    results = told.get("validation_results", {}).get("activeManifest", {})
    yield from (_short(one.get("code")) for one in results.get("failure", []))


def _tool(manifest: Mapping[str, Any]) -> str:
    """What wrote the claim, with its version."""
    first: Mapping[str, Any] = next(iter(manifest.get("claim_generator_info") or []), {})
    named = f"{first.get('name') or ''} {first.get('version') or ''}".strip()
    return _short(named or manifest.get("claim_generator"))


def _origins(manifest: Mapping[str, Any]) -> Iterator[str]:
    for assertion in manifest.get("assertions") or []:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in assertion.get("data", {}).get("actions") or []:
                last = str(action.get("digitalSourceType") or "").rpartition("/")[2]
                if last in SOURCES:
                    yield SOURCES[last]


def _day(written: Any) -> str:
    try:
        return datetime.fromisoformat(str(written)).date().isoformat()
    except ValueError:
        return ""


def _short(text: Any) -> str:
    return " ".join(str(text or "").split())[:LONGEST]
