"""Blocks that are collapsed at first: a front has a dozen containers."""

from __future__ import annotations

from wagtail.blocks import StreamBlock


def fold(stream: StreamBlock, label: str) -> None:
    """Show the blocks of ``stream`` folded; ``label`` is made of their fields (``{heading}``)."""
    stream.meta.collapsed = True
    for block in stream.child_blocks.values():
        fields = set(block.child_blocks)
        wanted = [part for part in label.split() if part.strip("{}") in fields]
        block.meta.label_format = " ".join(wanted)
