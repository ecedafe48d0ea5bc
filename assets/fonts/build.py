"""Makes the bundled faces: pin the axes, keep our characters, name them, write TTF."""

import sys
from fontTools.misc.transform import Offset
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SERIF = "source-serif/package/VAR/SourceSerif4Variable-"
INTER = "inter-ui/package/variable/InterVariable"
# Source, axes, file, family, style. "Source" is a reserved font name: a changed
# copy has to carry another name inside.
FACES = [
    (SERIF + "Roman.ttf", {"wght": 400, "opsz": 16}, "SourceSerif4-Regular", "Variorum Serif", "Regular"),
    (SERIF + "Roman.ttf", {"wght": 600, "opsz": 16}, "SourceSerif4-Semibold", "Variorum Serif", "Semibold"),
    (SERIF + "Italic.ttf", {"wght": 400, "opsz": 16}, "SourceSerif4-Italic", "Variorum Serif", "Italic"),
    (SERIF + "Italic.ttf", {"wght": 600, "opsz": 16}, "SourceSerif4-SemiboldItalic", "Variorum Serif", "Semibold Italic"),
    (INTER + ".woff2", {"wght": 400, "opsz": 14}, "Inter-Regular", "Inter", "Regular"),
    (INTER + ".woff2", {"wght": 600, "opsz": 14}, "Inter-Semibold", "Inter", "Semibold"),
    (INTER + "-Italic.woff2", {"wght": 400, "opsz": 14}, "Inter-Italic", "Inter", "Italic"),
]
# Latin, Greek, Cyrillic, Vietnamese, punctuation, currency, arrows, mathematics, shapes.
BLOCKS = [
    (0x0000, 0x036F), (0x0370, 0x03FF), (0x0400, 0x052F), (0x1D00, 0x1DBF), (0x1E00, 0x1FFF),
    (0x2000, 0x20CF), (0x2100, 0x23FF), (0x2460, 0x24FF), (0x25A0, 0x27BF), (0x2E00, 0x2E5F),
    (0xA720, 0xA7FF), (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFFFD, 0xFFFD),
]
# No calt: Inter's draws "->" as an arrow, and a reader has to see what the text says.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum", "pnum"]


def subset(font):
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT", "BASE", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in BLOCKS for c in range(first, last + 1)])
    subsetter.subset(font)


def add_small_triangles(font):
    """The triangles of folded and unfolded rows, which Inter lacks: its large ones at 0.6, in the middle of the capitals."""
    scale, middle = 0.6, font["OS/2"].sCapHeight / 2
    for small, large in [(0x25B8, 0x25B6), (0x25BE, 0x25BC)]:
        source = font.getBestCmap()[large]
        shape = font["glyf"][source]
        name = f"uni{small:04X}"
        up = middle - scale * (shape.yMin + shape.yMax) / 2
        pen = TTGlyphPen(None)
        font.getGlyphSet()[source].draw(TransformPen(pen, Offset(0, up).scale(scale)))
        glyph = pen.glyph()
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (round(font["hmtx"][source][0] * scale), glyph.xMin)
        for table in font["cmap"].tables:
            table.cmap[small] = name


def rename(font, family, style):
    names = font["name"]
    kept = {n: names.getDebugName(n) for n in (0, 5, 13, 14)}
    names.names = []
    full = f"{family} {style}"
    kept |= {1: full.removesuffix(" Regular"), 2: "Regular", 3: full, 4: full, 6: full.replace(" ", "")}
    kept |= {16: family, 17: style}
    for number, text in kept.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)


for source, axes, file, family, style in FACES:
    # Without the time of writing: the same files from the same sources.
    font = TTFont(source, recalcTimestamp=False)
    font = instantiateVariableFont(font, axes)
    subset(font)
    if family == "Inter":
        add_small_triangles(font)
    rename(font, family, style)
    font.flavor = None
    font.save(f"{sys.argv[1]}/{file}.ttf")
