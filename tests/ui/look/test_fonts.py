"""The faces load, have the letters, and have a semibold of their own."""

import subprocess
import sys

import pytest
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)

from app.ui.look import fonts


@pytest.fixture(autouse=True)
def _loaded(qapp):
    fonts.load()
    fonts.load_rest()


def glyph_faces(font: QFont, text: str) -> list[tuple[str, list[int]]]:
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10_000)
    layout.endLayout()
    return [(run.rawFont().familyName(), run.glyphIndexes()) for run in layout.glyphRuns()]


def test_packaged_faces_are_found_upright_first():
    names = [path.name for path in fonts.files()]
    assert len(names) == 5
    assert ["Italic" in name for name in names] == sorted("Italic" in name for name in names)


def test_loading_again_registers_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(fonts.QFontDatabase, "addApplicationFont", pytest.fail)
    fonts.load()
    fonts.load_rest()


def test_the_first_paint_needs_the_two_upright_faces():
    first = [path.name for path in fonts.files()[: fonts.FIRST]]
    assert [name.split("[")[0] for name in first] == ["Inter", "SourceSerif4"]


@pytest.mark.parametrize("font", [fonts.interface(), fonts.reading(), fonts.reading(semibold=True)])
def test_the_asked_face_is_the_one_used(font: QFont):
    assert QFontInfo(font).family() == font.families()[0]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("The quick — “300,000” ½ é ß ł §¶", "Source Serif 4"),
        ("תרומות מסכות 300,000 שלום", "Frank Ruhl Libre"),
        ("מַסֵּכוֹת", "Frank Ruhl Libre"),
    ],
)
def test_text_is_never_boxes(text: str, family: str):
    runs = glyph_faces(fonts.reading(), text)
    assert family in [name for name, _ in runs]
    assert all(index != 0 for _, glyphs in runs for index in glyphs)


def test_interface_has_latin_and_falls_back_for_hebrew():
    for text in ("Donations → Gorgan · ¶ 6", "שלום"):
        assert all(index != 0 for _, glyphs in glyph_faces(fonts.interface(), text) for index in glyphs)


@pytest.mark.parametrize("face", [fonts.interface, fonts.reading])
def test_semibold_is_wider_than_regular_so_it_is_a_weight_and_not_smeared(face):
    regular, semibold = (QFontMetricsF(face(20, semibold=on)) for on in (False, True))
    assert semibold.horizontalAdvance("Hamburgefonts") > regular.horizontalAdvance("Hamburgefonts") + 1


def test_semibold_survives_in_a_document():
    shape = QTextCharFormat()
    shape.setFont(fonts.reading(20, semibold=True))
    widths = []
    for one in (shape, None):
        document = QTextDocument()
        document.setDefaultFont(fonts.reading(20))
        cursor = QTextCursor(document)
        cursor.insertText("Hamburgefonts", one) if one else cursor.insertText("Hamburgefonts")
        widths.append(document.idealWidth())
    assert widths[0] > widths[1] + 1


def test_italic_is_a_face_of_its_own():
    italic, upright = (QFontMetricsF(fonts.reading(20, italic=on)) for on in (True, False))
    assert italic.horizontalAdvance("Hamburgefonts") != upright.horizontalAdvance("Hamburgefonts")


def test_no_font_package_is_imported():
    script = (
        "import sys\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from app.ui.look import fonts\n"
        "app = QGuiApplication([])\n"
        "fonts.load()\n"
        "fonts.load_rest()\n"
        "print([name for name in sys.modules if name.startswith(('fontpkg', 'qtawesome'))])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={**__import__("os").environ, "PYTHONPATH": "src"},
    )
    assert done.stdout.strip() == "[]"
