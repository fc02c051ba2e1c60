"""Cut the reader's typefaces from the families they come from.

    python tools/fonts.py --serif DIR --sans DIR [--out DIR]

Each DIR is an unpacked npm package: `@fontsource-variable/noto-serif` and
`@fontsource-variable/inter` (both under the SIL Open Font Licence 1.1). Of each family three
files are written, which browsers load by `unicode-range` only where a page has such letters:

- `latin`: English, French, Portuguese, Swahili, Hausa without hooks;
- `africa`: hooked and open letters, dotted s and n, signs of currency (Hausa, Ewe, Bambara, ...);
- `dotted`: vowels with a dot below (Yoruba, Igbo).

Every file keeps the tone marks that may stand on its letters. The weight axis is cut to 400-700
and the features to those that text needs. The stand-ins `Near Serif` and `Near Sans` of
`reader.css` hold the ratio of these faces' mean widths and heights to Georgia's and Arial's:
measure it again when a family or a weight changes.
"""

import argparse
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

OUT = Path(__file__).parents[1] / "src/djeli/web/static/web/fonts"
TONES = "\u0300\u0301\u0302\u0303\u0304\u0308\u030c"
LATIN = (
    "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100))))
    + "\u0131\u0152\u0153\u0178\u2009\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201a\u201c\u201d"
    + "\u0300\u0301\u0304"
    + "\u201e\u2022\u2026\u202f\u2032\u2033\u2039\u203a\u20ac\u2122\u2190\u2192\u2212\u2215"
)
AFRICA = (
    "ƁɓƊɗƘƙƳƴƐɛƆɔƏəƎǝŊŋƝɲƉɖƑƒƔɣƲʋŨũĨĩĀāĒēĪīŌōŪūĂăǍǎĚěǏǐǑǒǓǔŃńŇňǸǹḾḿṄṅṢṣṬṭḌḍḤḥṆṇẸẹŠšŽžĆćČčŁłŻżŹźĄąĘęŚśŐőŰűĞğİŞşŢţȘșȚț"
    + "₦₵₣₤₹₺\u02bc\ua78b\ua78c"
    + TONES
    + "\u0323"
)
DOTTED = "ẠạẸẹỊịỌọỤụỴỵẼẽỸỹ" + TONES + "\u0323"
BORROWERS = {"ɔ": "ɛ", "Ɔ": "Ɛ"}
"""Letters whose place for a tone mark is missing or wrong, and one of like shape that has it."""
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum"]
WEIGHTS = (400, 700)
MARK_TO_BASE = 4
"""Kind of lookup in the GPOS table (OpenType 1.9)."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One file to write: from which file of the package, and which letters."""

    name: str
    source: str
    letters: str
    weights: tuple[int, int] | int = WEIGHTS


SERIF = (
    Cut("serif-latin", "noto-serif-latin-wght-normal", LATIN),
    Cut("serif-africa", "noto-serif-latin-ext-wght-normal", AFRICA),
    Cut("serif-dotted", "noto-serif-vietnamese-wght-normal", DOTTED),
    Cut("serif-italic", "noto-serif-latin-wght-italic", LATIN, 400),
)
SANS = (
    Cut("sans-latin", "inter-latin-wght-normal", LATIN),
    Cut("sans-africa", "inter-latin-ext-wght-normal", AFRICA),
    Cut("sans-dotted", "inter-vietnamese-wght-normal", DOTTED),
)


def lend_anchors(font: TTFont) -> None:
    """Give each borrower the anchors of its lender, moved to its own middle."""
    cmap, widths = font.getBestCmap(), font["hmtx"]
    for subtable in _mark_to_base(font):
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


def _mark_to_base(font: TTFont) -> list[Any]:
    lookups = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    subtables = [getattr(one, "ExtSubTable", one) for lookup in lookups for one in lookup.SubTable]
    return [one for one in subtables if one.LookupType == MARK_TO_BASE]


def cut_font(source: Path, cut: Cut, family: str, out: Path) -> int:
    """Write one subset under `out` and return its size in bytes."""
    font = TTFont(source)
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 4, 13, 14]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text=cut.letters)
    subsetter.subset(font)
    lend_anchors(font)
    font = instantiateVariableFont(font, {"wght": cut.weights})
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = family
    font.flavor = "woff2"
    path = out / f"{cut.name}.woff2"
    font.save(path)
    return path.stat().st_size


def unicode_range(font_path: Path) -> str:
    """Write the letters that a font file has as a CSS `unicode-range`."""
    codes = sorted(TTFont(font_path).getBestCmap())
    runs: list[list[int]] = []
    for code in codes:
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def main() -> None:
    """Cut both families and tell sizes and ranges."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--serif", type=Path, required=True, help="folder of noto-serif")
    parser.add_argument("--sans", type=Path, required=True, help="folder of inter")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    families = (("Djeli Serif", arguments.serif, SERIF), ("Djeli Sans", arguments.sans, SANS))
    for family, folder, cuts in families:
        for cut in cuts:
            source = folder / "files" / f"{cut.source}.woff2"
            size = cut_font(source, cut, family, arguments.out)
            print(f"{cut.name}.woff2 {size} {unicode_range(arguments.out / f'{cut.name}.woff2')}")
        licence = (folder / "LICENSE").read_text()
        (arguments.out / f"LICENCE-{family.split()[1].lower()}.txt").write_text(licence)


if __name__ == "__main__":
    main()
