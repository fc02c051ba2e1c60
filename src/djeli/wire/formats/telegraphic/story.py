"""The text of a message: which of its lines are headline, byline, note and story."""

from __future__ import annotations

import re
from dataclasses import dataclass

from djeli.wire.bodies.prose import text_blocks
from djeli.wire.formats.item import Block

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f]")
RAIL = re.compile(r"^\s*\^\s*(?P<inside>.*?)[\s<=]*$")
"""ANPA: a line that begins with the upper rail (^) is set as a heading; < ends a line."""
BYLINE = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Da|De)\s+(?P<name>[^\W\d_][\w.’'’ ,&-]{2,80})$"
)
NOTE = re.compile(
    r"(?:EDS?|EDITORS?|ATTENTION EDITORS|EDITOR[’']?S NOTE|NOTA|ACHTUNG)\b[:.,\s_-]", re.I
)
DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.’' -]{2,40}(?:, [A-Z][\w.’ ]{2,30}?)?)"
    r"(?:, [^\s,()][^,()]{2,20})?\s+\((?P<agency>[A-Za-z][\w .&/-]{1,30})\)\s*(?:[-–—_]|--)"
)
END = re.compile(r"\s*(?:-\s?30\s?-|#{3,}|\(?(?:END|ENDS|FIN|ENDE)\)?|-0-)\s*$")
LINE_END = re.compile(r"\r{0,3}\n|\r")
"""Teleprinters got two carriage returns, for the time of the way back; some systems still do so."""
LONGEST_HEADLINE = 220


@dataclass(frozen=True, slots=True)
class Story:
    """What the lines of a message say; empty if they do not."""

    headline: str = ""
    byline: str = ""
    dateline: str = ""
    agency: str = ""
    ednote: str = ""
    blocks: tuple[Block, ...] = ()


def story_of(text: str, slug: str = "") -> Story:
    """The story in the text between STX and ETX. Every word is in one of its fields; a heading that
    repeats the ``slug`` of the message is none."""
    lines = [_clean(line) for line in LINE_END.split(text)]
    heads, rest = _railed(lines)
    if not heads:
        heads, rest = _first_lines(lines)
    notes = [head for head in heads if NOTE.match(head)]
    bylines = [found["name"] for head in heads if (found := BYLINE.match(head))]
    titles = [head for head in heads if not NOTE.match(head) and not BYLINE.match(head)]
    if slug and len(titles) > 1 and titles[0].casefold().startswith(slug.casefold()):
        titles = titles[1:]
    rest, more = _without_notes(rest)
    body = "\n".join(_indented(_ended(rest)))
    dateline = DATELINE.match(body.lstrip())
    # Under the byline ANPA sets the writer's role; what else is set as a heading is text.
    subheads = "".join(f"{title}\n\n" for title in titles[1:] if not bylines)
    return Story(
        headline=titles[0] if titles else "",
        byline=bylines[0].strip() if bylines else "",
        dateline=dateline["place"].strip() if dateline else "",
        agency=dateline["agency"].strip() if dateline else "",
        ednote=" ".join((*notes, *more)),
        blocks=text_blocks(subheads + body),
    )


def _clean(line: str) -> str:
    return CONTROLS.sub("", line).rstrip()


def _railed(lines: list[str]) -> tuple[list[str], list[str]]:
    """The headings at the top that ANPA marks, and what stands below."""
    heads: list[str] = []
    for at, line in enumerate(lines):
        if found := RAIL.match(line):
            heads.append(found["inside"].strip())
        elif line.strip():
            return [head for head in heads if head], [_without_ends(one) for one in lines[at:]]
    return [head for head in heads if head], []


def _without_ends(line: str) -> str:
    found = RAIL.match(line)
    return found["inside"] if found else line.rstrip("<")


def _first_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """The first lines, up to an empty one, as headline and byline; the first alone where they are
    too long to be one. A message of one paragraph is a headline only if it is short."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled:
        return [], []
    start = filled[0]
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    head = [line.strip() for line in lines[start : min(end, start + 5)]]
    has_more = filled[-1] >= end
    bylines = [line for line in head if BYLINE.match(line)]
    words = " ".join(line for line in head if line not in bylines)
    if len(words) <= LONGEST_HEADLINE and len(head) < 5 and (has_more or len(head) == 1):
        heads, end = _bylined([words, *bylines], lines, end)
        return heads, lines[end:]
    if DATELINE.match(head[0]) or len(head[0]) > LONGEST_HEADLINE:
        return [], lines[start:]
    return [head[0]], lines[start + 1 :]


def _bylined(heads: list[str], lines: list[str], end: int) -> tuple[list[str], int]:
    """A byline may stand in a paragraph of its own."""
    following = next((at for at in range(end, len(lines)) if lines[at].strip()), len(lines))
    if len(heads) == 1 and following < len(lines) and BYLINE.match(lines[following].strip()):
        return [*heads, lines[following].strip()], following + 1
    return heads, end


def _without_notes(lines: list[str]) -> tuple[list[str], list[str]]:
    notes = [line.strip() for line in lines if NOTE.match(line.strip())]
    return [line for line in lines if not NOTE.match(line.strip())], notes


def _indented(lines: list[str]) -> list[str]:
    """Where a tab begins a paragraph, the lines below it belong to it."""
    if sum(line.startswith("\t") for line in lines) < 2:
        return lines
    found: list[str] = []
    for line in lines:
        goes_on = found and found[-1].strip() and line.strip() and line[0] not in "\t "
        if goes_on:
            found[-1] = f"{found[-1]} {line}"
        else:
            found += ["", line] if line.startswith("\t") else [line]
    return found


def _ended(lines: list[str]) -> list[str]:
    kept = list(lines)
    while kept and (not kept[-1].strip() or END.fullmatch(kept[-1])):
        kept.pop()
    return kept
