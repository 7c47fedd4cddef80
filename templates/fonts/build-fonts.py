#!/usr/bin/python3
"""Builds the fonts of the protocol from Debian's Noto packages (see README.md).

Every family is renamed to "WFC ...": the PDF compiler also sees the machine's fonts, and a name that
no machine has is what keeps a protocol byte-identical from one machine to the next.
"""
import glob
import os
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))
TRUETYPE = "/usr/share/fonts/truetype/noto"
CJK = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"

# Source name -> our family. Bold only where labels and names are set bold in every document.
FAMILIES = {
    "NotoSans": ("WFC Sans", ["Regular", "Bold"]),
    "NotoSansMono": ("WFC Mono", ["Regular"]),
    "NotoSansArabic": ("WFC Arabic", ["Regular"]),
    "NotoSansHebrew": ("WFC Hebrew", ["Regular"]),
    "NotoSansGeorgian": ("WFC Georgian", ["Regular"]),
    "NotoSansArmenian": ("WFC Armenian", ["Regular"]),
    "NotoSansThai": ("WFC Thai", ["Regular"]),
    "NotoSansDevanagari": ("WFC Devanagari", ["Regular"]),
    "NotoSansBengali": ("WFC Bengali", ["Regular"]),
    "NotoSansTamil": ("WFC Tamil", ["Regular"]),
    "NotoSansEthiopic": ("WFC Ethiopic", ["Regular"]),
    "NotoSansKhmer": ("WFC Khmer", ["Regular"]),
    "NotoSansLao": ("WFC Lao", ["Regular"]),
    "NotoSansMyanmar": ("WFC Myanmar", ["Regular"]),
    "NotoSansSymbols2": ("WFC Symbols", ["Regular"]),
}

# Every character that the protocol's list of fonts can show.
COVERED = set()

CJK_RANGES = [
    (0x1100, 0x11FF), (0x2E80, 0x2FDF), (0x3000, 0x303F), (0x3040, 0x30FF), (0x3100, 0x312F), (0x3130, 0x318F),
    (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3200, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF),
]
MONO_RANGES = [(0x20, 0x17F), (0x2010, 0x2027)]


def rename(font, family, style):
    table = font["name"]
    postscript = f"{family.replace(' ', '')}-{style}"
    values = {1: family, 2: style, 3: f"{postscript};derived from Noto", 4: f"{family} {style}", 6: postscript}
    for record in list(table.names):
        if record.nameID in (16, 17, 18, 21, 22, 25) or record.platformID != 3 or record.langID != 0x409:
            table.removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    for name_id, value in values.items():
        table.setName(value, name_id, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [postscript]
        top = cff.topDictIndex[0]
        top.FullName, top.FamilyName = f"{family} {style}", family


def build(font, family, style, ranges=None, features=None):
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.layout_features = features or ["*"]
    # The date of the build must not change the file.
    options.recalc_timestamp = False
    subsetter = subset.Subsetter(options)
    known = set(font.getBestCmap())
    wanted = known if ranges is None else {c for c in known if any(a <= c <= b for a, b in ranges)}
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    rename(font, family, style)
    target = os.path.join(HERE, f"{family.replace(' ', '')}-{style}." + ("otf" if "CFF " in font else "ttf"))
    font.save(target)
    if family != "WFC Mono" and style == "Regular":
        COVERED.update(wanted)
    print(f"{os.path.getsize(target):>10} {os.path.basename(target)} ({len(wanted)} characters)")


def write_coverage():
    """coverage.json: first and last of each range. The worker writes other characters as [U+....]: PDF/A has no boxes."""
    ranges = []
    for code in sorted(COVERED):
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    with open(os.path.join(HERE, "coverage.json"), "w", encoding="ascii") as file:
        file.write("[" + ",".join(f"[{a},{b}]" for a, b in ranges) + "]\n")


def main():
    for old in glob.glob(os.path.join(HERE, "*.[to]tf")):
        os.remove(old)
    for source, (family, styles) in FAMILIES.items():
        for style in styles:
            font = TTFont(f"{TRUETYPE}/{source}-{style}.ttf", recalcTimestamp=False)
            build(font, family, style, MONO_RANGES if family == "WFC Mono" else None)
    for number in range(5):
        font = TTFont(CJK, fontNumber=number, recalcTimestamp=False)
        if font["name"].getDebugName(1) == "Noto Sans CJK SC":
            # No vertical or regional forms: a name in a table needs none, and they are half of the size.
            build(font, "WFC CJK", "Regular", CJK_RANGES, ["kern", "palt"])
            return write_coverage()
    sys.exit("NotoSansCJK-Regular.ttc holds no face named Noto Sans CJK SC")


main()
