"""Drawings as PNG and PDF, rendered without a window."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from app.exporters.drawing import LIGHT, Drawing, Palette, Tone
from app.render.faces import files
from app.render.painter import paint

SCALE = 2.0
"""Pixels of a PNG for each pixel of a drawing."""
_POINTS = 0.75
"""Points of a page for each pixel of a drawing: 96 pixels are an inch, which has 72 points."""


def png(drawing: Drawing, palette: Palette) -> bytes:
    """The drawing as PNG on the background of the palette."""
    with qt():
        image = QImage(round(drawing.width * SCALE), round(drawing.height * SCALE), QImage.Format.Format_ARGB32)
        image.fill(QColor(palette[Tone.PAPER]))
        painter = QPainter(image)
        painter.scale(SCALE, SCALE)
        paint(drawing, painter, palette)
        painter.end()
        with buffer() as (device, held):
            image.save(device, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
            return bytes(held.data())


def in_light(drawing: Drawing) -> bytes:
    """The drawing as PNG in the light palette, for print and other programs."""
    return png(drawing, LIGHT)


def pdf(drawing: Drawing, palette: Palette) -> bytes:
    """The drawing as a PDF page of its size, as vectors."""
    with qt(), buffer() as (device, held):
        writer = QPdfWriter(device)
        size = QPageSize(QSizeF(drawing.width * _POINTS, drawing.height * _POINTS), QPageSize.Unit.Point)
        writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
        writer.setTitle(drawing.title)
        writer.setResolution(96)
        painter = QPainter(writer)
        painter.fillRect(0, 0, round(drawing.width) + 1, round(drawing.height) + 1, QColor(palette[Tone.PAPER]))
        paint(drawing, painter, palette)
        painter.end()
        device.close()
        return bytes(held.data())


@contextmanager
def buffer() -> Iterator[tuple[QBuffer, QByteArray]]:
    """A buffer to write a file into, and its bytes."""
    held = QByteArray()
    device = QBuffer(held)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    yield device, held


_application: list[QGuiApplication] = []


@contextmanager
def qt() -> Iterator[None]:
    """The Qt application, which fonts need: that of the window, or an offscreen one."""
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        _application.append(QGuiApplication(sys.argv[:1]))
        for file in files():
            QFontDatabase.addApplicationFont(str(file))
    yield
