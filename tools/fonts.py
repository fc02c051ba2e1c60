"""Cut the reader's typefaces, and the letters of nameplates, from the families they come from.

    python tools/fonts.py --serif DIR --sans DIR [--out DIR]

Each DIR is an unpacked Python package: `fontpkg_noto_serif` and `fontpkg_inter` (both families are
under the SIL Open Font Licence 1.1). Of each family two files are written. The first has what
English, French, Portuguese, Spanish, Swahili and Kikuyu need, tone marks, naira and cedi; every
page fetches it. The second has the further letters of Hausa, Yoruba, Igbo, Akan, Ewe, Bambara and
their neighbours; a page that has one of them fetches it too (`unicode-range` in `reader.css`). Of
the serif, which phones fetch, those with a dot or another mark, as in names in Yoruba and Igbo, are
a third file, which is small: the second has only letters of a shape of their own. Other scripts,
and slanted letters, are left to the reader's own system.

The weight axis is cut to 400-650, the outlines to a grid of 400 units, and the features to those
that text needs: the sans has no kerning, for it sets labels. The stand-ins
`Near Serif` and `Near Sans` of `reader.css` hold the ratio of these faces' mean widths and heights
to Georgia's and Arial's: measure it again when a family or a weight changes.
"""

import argparse
import json
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.pens.qu2cuPen import Qu2CuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.instancer import instantiateVariableFont

WEB = Path(__file__).parents[1] / "src/djeli/web"
OUT = WEB / "static/web/fonts"
NAMEPLATE = WEB / "html/nameplate_letters.json"
ENGLISH = "".join(map(chr, range(0x20, 0x7F)))
WESTERN = "".join(
    letter
    for letter in map(chr, range(0xA0, 0x100))
    if letter not in "¤¦ª¬\xad¯¹¼½¾µ¶¸º¨´¢ÐÞðþ±®¥²³"
)
SIGNS = "ıŒœŸ\u2011\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u202f\u2032\u2033\u2192\u2212"
MONEY = "€₦₵"
HOOKED = "ƁɓƊɗƘƙƳƴƐɛƆɔŊŋƝɲƉɖƑƒƔɣƲʋʼ"
DOTTED = "ẠạẸẹỊịỌọỤụṢṣṄṅ"
TONED = "ǸǹŃńŠšĀāĒēĪīŌōŪūĩũĨŨẼẽ"
TONES = "\u0300\u0301\u0302\u0303\u0304\u030c\u0323"
TILDES = "ŨũĨĩ"
USUAL = "\xa0ÀÂÄÆÇÈÉÊËÎÏÔÖÙÛÜàâäæçèéêëîïôöùûüœŒÿŸÁÍÓÚÃÕÑáíóúñãõìò«»£§©°·×²³¡¿"
USUAL_SIGNS = "\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u202f\u2192\u2212"
FIRST = ENGLISH + USUAL + USUAL_SIGNS + MONEY + TONES
"""The letters of the file that every page fetches."""
LETTERS = ENGLISH + WESTERN + SIGNS + MONEY + HOOKED + DOTTED + TONED + TONES
MORE = "".join(letter for letter in LETTERS if letter not in FIRST) + TONES
"""The letters of the second file."""
MARKED = DOTTED + "".join(letter for letter in TONED if letter not in TILDES) + "ÅÌÒÝåýı"
"""Letters with a mark, which share the outlines of plain ones."""
FILES = {
    "sans": {"": FIRST, "-more": MORE},
    "serif": {
        "": FIRST + TILDES,
        "-marked": MARKED + TONES,
        "-more": "".join(letter for letter in MORE if letter not in MARKED + TILDES) + TONES,
    },
}
"""The letters of each file of a face, by the end of its name."""
BORROWERS = {"ɔ": "ɛ", "Ɔ": "Ɛ"}
"""Letters whose place for a tone mark is missing or wrong, and one of like shape that has it."""
WEIGHTS = (400, 650)
GRID = 400
"""Units of an em: 0.1 px of the largest headline."""
BOLD = 700
"""Weight of a nameplate's letters."""
LEAST_KERNING = 5
"""Units of an em by which a pair is moved at least: less is a fifth of a px in a text."""
KERNING, MARK_TO_BASE = 2, 4
"""Kinds of lookups in the GPOS table (OpenType 1.9)."""
RARE = ("ccmp", "locl", "mark")
"""The features of the second files. The first have no places for tone marks: on plain letters
browsers place them well themselves."""
NEEDLESS = ("HVAR", "MVAR", "STAT", "gasp")
"""Tables without which a browser shows the same: widths vary by the points in `gvar`."""
SCALE = 8
"""Units of the serif to one of nameplates, of which an em has 125."""
NEAR = 1.2
"""Units of the serif by which an outline of a nameplate may be off."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One file to write: from which file of the package, with which features, on which axes."""

    name: str
    family: str
    source: str
    features: tuple[str, ...]
    axis: str
    place: float


SERIF = Cut(
    "serif",
    "Djeli Serif",
    "NotoSerif[wdth,wght].ttf",
    ("ccmp", "kern", "locl"),
    "wdth",
    100,
)
SANS = Cut("sans", "Djeli Sans", "Inter[opsz,wght].ttf", ("tnum",), "opsz", 14)


def lend_anchors(font: TTFont) -> None:
    """Give each borrower the anchors of its lender, moved to its own middle."""
    cmap, widths = font.getBestCmap(), font["hmtx"]
    for subtable in _positions(font, MARK_TO_BASE):
        for letter, lender in BORROWERS.items():
            glyph, other = cmap.get(ord(letter)), cmap.get(ord(lender))
            bases = subtable.BaseCoverage.glyphs
            if not glyph or other not in bases:
                continue
            record = deepcopy(subtable.BaseArray.BaseRecord[bases.index(other)])
            for anchor in filter(None, record.BaseAnchor):
                anchor.XCoordinate += (widths[glyph][0] - widths[other][0]) // 2
            if glyph in bases:
                subtable.BaseArray.BaseRecord[bases.index(glyph)] = record
                continue
            place = sum(font.getGlyphID(one) < font.getGlyphID(glyph) for one in bases)
            bases.insert(place, glyph)
            subtable.BaseArray.BaseRecord.insert(place, record)
            subtable.BaseArray.BaseCount = len(bases)


def drop_small_kerning(font: TTFont) -> None:
    """Leave pairs where they stand if kerning would hardly move them."""
    for subtable in _positions(font, KERNING):
        for pairs in subtable.PairSet if subtable.Format == 1 else []:
            pairs.PairValueRecord = [one for one in pairs.PairValueRecord if not _is_small(one)]
            pairs.PairValueCount = len(pairs.PairValueRecord)
        rows = subtable.Class1Record if subtable.Format == 2 else []
        for cell in (cell for row in rows for cell in row.Class2Record):
            if _is_small(cell):
                cell.Value1.XAdvance = 0
                if hasattr(cell.Value1, "XAdvDevice"):
                    cell.Value1.XAdvDevice = None


def _is_small(pair: Any) -> bool:
    moved = getattr(pair.Value1, "XAdvance", 0) if pair.Value1 else 0
    return 0 < abs(moved) < LEAST_KERNING


def _positions(font: TTFont, kind: int) -> list[Any]:
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    subtables = [getattr(one, "ExtSubTable", one) for lookup in lookups for one in lookup.SubTable]
    return [one for one in subtables if one.LookupType == kind]


def subset(
    folder: Path,
    cut: Cut,
    letters: str,
    weight: tuple[int, int] | int,
    features: tuple[str, ...],
) -> TTFont:
    """The part of a family that has these letters in this range of weights."""
    font = TTFont(folder / "files" / cut.source)
    options = Options()
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    lend_anchors(font)
    return instantiateVariableFont(font, {cut.axis: cut.place, "wght": weight})


def write(folder: Path, cut: Cut, out: Path, letters: str, end: str) -> Path:
    """Write one file of a face under `out`."""
    font = subset(folder, cut, letters, WEIGHTS, RARE if end else cut.features)
    for name in NEEDLESS:
        if name in font:
            del font[name]
    scale_upem(font, GRID)
    drop_small_kerning(font)
    for record in font["name"].names:
        if record.nameID == 1:
            record.string = cut.family
    font.flavor = "woff2"
    path = out / f"{cut.name}{end}.woff2"
    font.save(path)
    return path


def nameplate(folder: Path) -> dict[str, Any]:
    """The serif's bold letters as outlines, for `web.html.nameplate`: of each its width and its
    path, and of pairs how much closer they stand."""
    font = subset(
        folder, SERIF, ENGLISH + WESTERN + HOOKED + DOTTED + TONED + "ŒœŸ’–", BOLD, SERIF.features
    )
    names, glyphs, widths = font.getBestCmap(), font.getGlyphSet(), font["hmtx"]
    letters = {}
    for code, name in sorted(names.items()):
        letters[chr(code)] = [round(widths[name][0] / SCALE), path_of(glyphs[name], glyphs)]
    plain = [chr(code) for code in sorted(names) if chr(code).isalpha() and code < 0x80]
    pairs = {
        a + b: closer
        for a in plain
        for b in plain
        if (closer := round(kerning(font, names[ord(a)], names[ord(b)]) / SCALE))
    }
    return {"letters": letters, "pairs": pairs}


def path_of(glyph: Any, glyphs: Any) -> str:
    """A letter's outline as SVG's path data, relative and in whole units; its y grows downwards.
    Its quadratic curves become fewer cubic ones, which come as near as anybody sees."""
    whole, cubic = DecomposingRecordingPen(glyphs), RecordingPen()
    glyph.draw(whole)
    whole.replay(Qu2CuPen(cubic, NEAR, all_cubic=True))
    made, at, start = [], (0, 0), (0, 0)
    for verb, points in cubic.value:
        places = [(round(x / SCALE), round(-y / SCALE)) for x, y in points]
        if verb == "closePath":
            made.append("z")
            at = start
        elif verb == "moveTo":
            made.append(f"m{_step(at, places[0])}")
            at = start = places[0]
        elif verb == "lineTo":
            made.append(_line(at, places[0]))
            at = places[0]
        else:
            made.append("c" + " ".join(_step(at, place) for place in places))
            at = places[-1]
    return _short(made)


def _short(steps: list[str]) -> str:
    """The steps in a row: what follows one of its own kind needs no letter, a minus no comma."""
    written = ""
    for before, step in zip(["", *steps], steps, strict=False):
        repeats = before[:1] == step[0] and step[0] in "cl"
        written += f" {step[1:]}" if repeats else step
    return written.replace(" -", "-").replace(",-", "-").replace(",", " ")


Point = tuple[int, int]


def _line(at: Point, to: Point) -> str:
    if at[1] == to[1]:
        return f"h{to[0] - at[0]}"
    return f"v{to[1] - at[1]}" if at[0] == to[0] else f"l{_step(at, to)}"


def _step(at: Point, to: Point) -> str:
    return f"{to[0] - at[0]},{to[1] - at[1]}"


def kerning(font: TTFont, left: str, right: str) -> int:
    """How much farther apart two letters stand than their widths say; mostly negative."""
    for table in _positions(font, KERNING):
        if left not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
            found = next((one for one in pairs if one.SecondGlyph == right), None)
            if found is None:
                continue
        else:
            first = table.ClassDef1.classDefs.get(left, 0)
            second = table.ClassDef2.classDefs.get(right, 0)
            found = table.Class1Record[first].Class2Record[second]
        return int(getattr(found.Value1, "XAdvance", 0) or 0) if found.Value1 else 0
    return 0


def main() -> None:
    """Cut both families and tell their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serif", type=Path, required=True, help="folder of fontpkg_noto_serif")
    parser.add_argument("--sans", type=Path, required=True, help="folder of fontpkg_inter")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    for folder, cut in ((arguments.serif, SERIF), (arguments.sans, SANS)):
        for end, letters in FILES[cut.name].items():
            path = write(folder, cut, arguments.out, letters, end)
            print(f"{path.name} {path.stat().st_size}")
        (arguments.out / f"LICENCE-{cut.name}.txt").write_text((folder / "LICENSE").read_text())
    found = nameplate(arguments.serif)
    rows = [f"{json.dumps(one)}: {json.dumps(found[one], ensure_ascii=False)}" for one in found]
    NAMEPLATE.write_text("{\n" + ",\n".join(rows) + "\n}\n", "utf-8")
    print(f"{NAMEPLATE.name} {NAMEPLATE.stat().st_size}")


if __name__ == "__main__":
    main()
