"""Pictures as files, looked at by other readers than the painter."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from app.exporters.drawing import DARK, LIGHT, Area, Box, Clipped, Curve, Dot, Drawing, Group, Paint, Stroke, Text, Tone
from app.render import files

RED_SQUARE = ((10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0))


def picture(*shapes):
    return Drawing(80, 40, "A title", "What it shows", shapes)


def pixels(drawing, palette=LIGHT):
    image = QImage.fromData(files.png(drawing, palette))
    assert (image.width(), image.height()) == (160, 80)
    return lambda x, y: image.pixelColor(round(x * files.SCALE), round(y * files.SCALE))


def test_an_area_is_painted_where_it_is_and_a_hole_left_open(qapp):
    hole = ((15.0, 15.0), (25.0, 15.0), (25.0, 25.0), (15.0, 25.0))
    at = pixels(picture(Group("a square", (Area((RED_SQUARE, hole), Paint(Tone.ACCENT)),))))
    assert at(12, 12) == QColor(LIGHT[Tone.ACCENT])
    assert at(20, 20) == QColor(LIGHT[Tone.PAPER])
    assert at(50, 20) == QColor(LIGHT[Tone.PAPER])


def test_what_lies_outside_a_frame_is_not_seen(qapp):
    at = pixels(picture(Clipped((0, 0), 20, 40, (Area((RED_SQUARE,), Paint(Tone.INK)),))), DARK)
    assert at(15, 20) == QColor(DARK[Tone.INK])
    assert at(25, 20) == QColor(DARK[Tone.PAPER])


def test_a_fading_bar_is_full_in_its_middle_and_gone_at_its_end(qapp):
    at = pixels(picture(Box((0, 10), 80, 10, Paint(Tone.INK), fades=(False, True))))
    assert at(40, 15).lightness() < 60
    assert at(1, 15).lightness() < 60
    assert at(78, 15).lightness() > 200


def test_a_pdf_fades_without_opacity_which_some_readers_do_not_show(qapp):
    data = files.pdf(picture(Box((0, 10), 80, 10, Paint(Tone.INK), fades=(False, True))), LIGHT)
    assert b"/ShadingType" in data
    assert b"/S /Alpha" not in data


def test_stripes_words_lines_and_dots_leave_a_trace(qapp):
    shapes = (
        Area((RED_SQUARE,), None, None, Paint(Tone.INK)),
        Text((40, 20), "Wq", 14, halo=True, bold=True),
        Curve((2, 38), (78, 38), Stroke(Paint(Tone.INK), 2, (4, 4)), (40, 30)),
        Dot((70, 20), 4, Paint(Tone.INK)),
    )
    at = pixels(picture(*shapes))
    dark = {(x, y) for x in range(80) for y in range(40) if at(x, y).lightness() < 120}
    for left, top, right, bottom in ((10, 10, 30, 30), (40, 8, 62, 24), (2, 30, 78, 40), (66, 16, 74, 24)):
        assert any(left <= x < right and top <= y < bottom for x, y in dark)


def test_a_pdf_has_one_page_of_the_size_of_the_drawing(qapp):
    data = files.pdf(picture(Text((10, 20), "Words")), LIGHT)
    assert data.startswith(b"%PDF")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/MediaBox [0 0 60 30]" in data or b"/MediaBox [0 0 60.000000 30.000000]" in data
