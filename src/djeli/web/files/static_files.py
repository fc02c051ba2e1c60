"""Static files as browsers get them: named by their content, compressed, without remarks."""

from __future__ import annotations

import re

from django.core.files.base import ContentFile, File
from whitenoise.storage import CompressedManifestStaticFilesStorage

OURS = re.compile(r"web/[\w-]+(\.[0-9a-f]{8})?\.(js|css)")
"""The readers' scripts and style sheets; those of the desk and of libraries stay as they are."""
REMARK = re.compile(rb"^[ \t]*//[^\n]*\n", re.MULTILINE)
INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
STYLE_REMARK = re.compile(rb"/\*.*?\*/", re.DOTALL)
STYLE_BREAK = re.compile(rb"(?:(?<=[{};,])|\A)\s*\n\s*")


class LightStaticFiles(CompressedManifestStaticFilesStorage):
    """Collects what readers get without what only its authors read."""

    def file_hash(self, name: str, content: File[bytes] | None = None) -> str:
        """Eight digits of the content's hash: every page names a dozen files, and of one file there
        are few versions."""
        return super().file_hash(name, content)[:8]

    def _save(self, name: str, content: File[bytes]) -> str:
        if OURS.fullmatch(name.replace("\\", "/")):
            content = ContentFile(light(name, b"".join(content.chunks())))
        return super()._save(name, content)


def light(name: str, content: bytes) -> bytes:
    """A script or style sheet without remarks and indents, a style sheet also without line breaks.

    No text in them may look like a remark; a test holds them to that.
    """
    if name.endswith(".css"):
        return STYLE_BREAK.sub(b"", STYLE_REMARK.sub(b"", content))
    return INDENT.sub(b"", REMARK.sub(b"", content))
