"""A drawing as a self-contained SVG file with named shapes and text as text."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from app.domain.direction import ISOLATE, POP, has_turned
from app.exporters import drawing as draw
from app.exporters.xml_text import held

_FACES = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"


def svg(drawing: draw.Drawing, palette: draw.Palette) -> str:
    """The text of the file."""
    return _Writer(palette).write(drawing)


class _Writer:
    def __init__(self, palette: draw.Palette) -> None:
        self._palette = palette
        self._definitions: dict[str, str] = {}
        """What is referred to by its id: stripes and fading colours."""

    def write(self, drawing: draw.Drawing) -> str:
        body = "\n".join(self._shape(shape) for shape in drawing.shapes)
        width, height = _number(drawing.width), _number(drawing.height)
        definitions = "\n".join(self._definitions.values())
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
            f' role="img" font-family={quoteattr(_FACES)}>\n'
            f"<title>{escape(held(drawing.title))}</title>\n<desc>{escape(held(drawing.about))}</desc>\n"
            + (f"<defs>\n{definitions}\n</defs>\n" if definitions else "")
            + f'<rect width="{width}" height="{height}" fill="{self._palette[draw.Tone.PAPER]}"/>\n{body}\n</svg>\n'
        )

    def _shape(self, shape: draw.Shape) -> str:
        match shape:
            case draw.Group(name, shapes):
                inside = "\n".join(self._shape(one) for one in shapes)
                title = escape(held(name))
                return f'<g role="img" aria-label={quoteattr(held(name))}><title>{title}</title>\n{inside}\n</g>'
            case draw.Clipped():
                inside = "\n".join(self._shape(one) for one in shape.shapes)
                return f'<g clip-path="url(#{self._clip(shape)})">\n{inside}\n</g>'
            case draw.Area():
                return self._area(shape)
            case draw.Curve(start, end, stroke, bend):
                way = f"Q{_point(bend)} {_point(end)}" if bend is not None else f"L{_point(end)}"
                return f'<path d="M{_point(start)}{way}" fill="none"{self._stroked(stroke)}/>'
            case draw.Dot((x, y), radius, fill, stroke):
                place = f'cx="{_number(x)}" cy="{_number(y)}" r="{_number(radius)}"'
                return f"<circle {place}{self._filled(fill)}{self._stroked(stroke)}/>"
            case draw.Box():
                return self._box(shape)
            case draw.Text():
                return self._text(shape)

    def _area(self, area: draw.Area) -> str:
        way = "".join(f"M{'L'.join(_point(point) for point in ring)}Z" for ring in area.rings if ring)
        out = f'<path d="{way}" fill-rule="evenodd"{self._filled(area.fill)}{self._stroked(area.stroke)}/>'
        if area.hatched is not None:
            out += f'\n<path d="{way}" fill-rule="evenodd" fill="url(#{self._stripes(area.hatched)})"/>'
        return out

    def _box(self, box: draw.Box) -> str:
        (x, y), corner = box.at, f' rx="{_number(box.corner)}"' if box.corner else ""
        place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(box.width)}" height="{_number(box.height)}"{corner}'
        filled = self._filled(box.fill)
        if box.fill is not None and any(box.fades):
            filled = f' fill="url(#{self._fading(box.fill, box.fades)})"'
        return f"<rect {place}{filled}{self._stroked(box.stroke)}/>"

    def _text(self, text: draw.Text) -> str:
        x, y = text.at
        # A line of SVG runs to the right.
        words = f"{ISOLATE}{text.words}{POP}" if has_turned(text.words) else text.words
        weight = ' font-weight="600"' if text.bold else ""
        place = f'x="{_number(x)}" y="{_number(y)}" font-size="{_number(text.size)}"'
        whole = f'<text {place} text-anchor="{text.anchor.value}"{weight}'
        out = f"{whole}{self._filled(text.paint)}>{escape(held(words))}</text>"
        if not text.halo:
            return out
        # Many readers of SVG know no paint-order, and would lay the halo over the letters.
        color = self._palette[draw.Tone.PAPER]
        around = f'fill="none" stroke="{color}" stroke-width="3" stroke-linejoin="round" aria-hidden="true"'
        return f"{whole} {around}>{escape(held(words))}</text>\n{out}"

    def _filled(self, paint: draw.Paint | None) -> str:
        if paint is None:
            return ' fill="none"'
        share = f' fill-opacity="{_number(paint.share)}"' if paint.share < 1 else ""
        return f' fill="{self._palette[paint.tone]}"{share}'

    def _stroked(self, stroke: draw.Stroke | None) -> str:
        if stroke is None:
            return ""
        share = f' stroke-opacity="{_number(stroke.paint.share)}"' if stroke.paint.share < 1 else ""
        dashes = f' stroke-dasharray="{" ".join(map(_number, stroke.dashes))}"' if stroke.dashes else ""
        ends = ' stroke-linecap="round"' if stroke.dashes else ""
        color = self._palette[stroke.paint.tone]
        return f' stroke="{color}" stroke-width="{_number(stroke.width)}"{share}{dashes}{ends}'

    def _clip(self, clipped: draw.Clipped) -> str:
        name = f"frame-{len(self._definitions)}"
        (x, y), width, height = clipped.at, clipped.width, clipped.height
        place = f'x="{_number(x)}" y="{_number(y)}" width="{_number(width)}" height="{_number(height)}"'
        self._definitions[name] = f'<clipPath id="{name}"><rect {place}/></clipPath>'
        return name

    def _stripes(self, paint: draw.Paint) -> str:
        name = f"stripes-{paint.tone.value}-{round(paint.share * 100)}"
        self._definitions[name] = (
            f'<pattern id="{name}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<line x1="0" y1="0" x2="0" y2="5"{self._stroked(draw.Stroke(paint, 2))}/></pattern>'
        )
        return name

    def _fading(self, paint: draw.Paint, fades: tuple[bool, bool]) -> str:
        ends = [0.0 if fades[0] else paint.share, paint.share, 0.0 if fades[1] else paint.share]
        name = f"fading-{paint.tone.value}-{round(paint.share * 100)}-{int(fades[0])}{int(fades[1])}"
        color = self._palette[paint.tone]
        stops = "".join(
            f'<stop offset="{offset}" stop-color="{color}" stop-opacity="{_number(share)}"/>'
            for offset, share in zip(("0", "0.5", "1"), ends, strict=True)
        )
        self._definitions[name] = f'<linearGradient id="{name}">{stops}</linearGradient>'
        return name


def _number(value: float) -> str:
    """A number with one decimal at most (opacities two), so that files stay small."""
    digits = 2 if abs(value) < 1 else 1
    return f"{value:.{digits}f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _point(point: draw.Point | None) -> str:
    assert point is not None
    return f"{_number(point[0])} {_number(point[1])}"
