"""Paints a drawing with Qt: into a file for the command line, onto a widget for the window."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from app.exporters.drawing import (
    Anchor,
    Area,
    Box,
    Clipped,
    Curve,
    Dot,
    Drawing,
    Group,
    Paint,
    Palette,
    Shape,
    Stroke,
    Text,
    Tone,
)

FACES = ["Inter Variable", "Inter", "Noto Sans", "DejaVu Sans", "Frank Ruhl Libre"]


def paint(drawing: Drawing, painter: QPainter, palette: Palette) -> None:
    """Paint it at its natural size from the painter's origin, without a background."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for shape in drawing.shapes:
        _shape(painter, shape, palette)


def _shape(painter: QPainter, shape: Shape, palette: Palette) -> None:
    if isinstance(shape, Group):
        for one in shape.shapes:
            _shape(painter, one, palette)
        return
    if isinstance(shape, Clipped):
        painter.save()
        painter.setClipRect(QRectF(*shape.at, shape.width, shape.height), Qt.ClipOperation.IntersectClip)
        for one in shape.shapes:
            _shape(painter, one, palette)
        painter.restore()
        return
    if isinstance(shape, Text):
        _text(painter, shape, palette)
        return
    if isinstance(shape, Curve):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(shape.stroke, palette))
        painter.drawPath(_curve(shape))
        return
    painter.setPen(pen(shape.stroke, palette) if shape.stroke is not None else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(_brush(shape, palette))
    if isinstance(shape, Dot):
        painter.drawEllipse(QPointF(*shape.at), shape.radius, shape.radius)
    elif isinstance(shape, Box):
        painter.drawRoundedRect(_rect(shape), shape.corner, shape.corner)
    else:
        path = _area(shape)
        painter.drawPath(path)
        if shape.hatched is not None:
            _hatch(painter, path, shape.hatched, palette)


def _hatch(painter: QPainter, path: QPainterPath, paint: Paint, palette: Palette) -> None:
    """Stripes over an area, drawn as lines: a pattern brush would be a picture of dots in PDF."""
    box = path.boundingRect()
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color(paint, palette), 2))
    step, height = 7.0, box.height()
    at = box.left() - height
    while at < box.right():
        painter.drawLine(QLineF(at, box.bottom(), at + height, box.top()))
        at += step
    painter.restore()


def _text(painter: QPainter, text: Text, palette: Palette) -> None:
    font = QFont(FACES)
    font.setPixelSize(max(1, round(text.size)))
    if text.bold:  # the packaged face is a variable one, of which Qt registers the regular weight only
        font.setVariableAxis(QFont.Tag("wght"), 600)
    width = QFontMetricsF(font).horizontalAdvance(text.words)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[text.anchor]
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # letters of a variable face are shapes that overlap
    path.addText(QPointF(text.at[0] - shift, text.at[1]), font, text.words)
    if text.halo:
        around = QPen(QColor(palette[Tone.PAPER]), 3)
        around.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, around)
    painter.fillPath(path, color(text.paint, palette))


def outline(shape: Shape) -> QPainterPath | None:
    """The outline of a shape in pixels of its drawing; None for text and groups."""
    match shape:
        case Area():
            return _area(shape)
        case Curve():
            return _curve(shape)
        case Dot(at, radius):
            path = QPainterPath()
            path.addEllipse(QPointF(*at), radius, radius)
            return path
        case Box():
            path = QPainterPath()
            path.addRect(_rect(shape))
            return path
        case _:
            return None


def _area(area: Area) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in area.rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


def _curve(curve: Curve) -> QPainterPath:
    path = QPainterPath(QPointF(*curve.start))
    if curve.bend is not None:
        path.quadTo(QPointF(*curve.bend), QPointF(*curve.end))
    else:
        path.lineTo(QPointF(*curve.end))
    return path


def _rect(box: Box) -> QRectF:
    return QRectF(box.at[0], box.at[1], box.width, box.height)


def _brush(shape: Area | Dot | Box, palette: Palette) -> QBrush:
    if shape.fill is None:
        return QBrush(Qt.BrushStyle.NoBrush)
    if isinstance(shape, Box) and any(shape.fades):
        box = _rect(shape)
        fading = QLinearGradient(box.topLeft(), box.topRight())
        paper = Paint(Tone.PAPER)  # not to nothing, as readers of PDF show a solid bar then
        for at, faded in ((0.0, shape.fades[0]), (0.5, False), (1.0, shape.fades[1])):
            fading.setColorAt(at, color(paper if faded else shape.fill, palette))
        return QBrush(fading)
    return QBrush(color(shape.fill, palette))


def color(paint: Paint, palette: Palette) -> QColor:
    """The Qt equivalent."""
    out = QColor(palette[paint.tone])
    out.setAlphaF(paint.share)
    return out


def pen(stroke: Stroke, palette: Palette) -> QPen:
    """The Qt equivalent, which counts dashes in line widths."""
    out = QPen(color(stroke.paint, palette), stroke.width)
    if stroke.dashes:
        out.setDashPattern([length / stroke.width for length in stroke.dashes])
        out.setCapStyle(Qt.PenCapStyle.FlatCap)
    return out
