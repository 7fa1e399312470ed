"""Bytes to characters: a byte order mark, what HTML says of itself, UTF-8, and only then a guess."""

from __future__ import annotations

import codecs
import re

from app.domain.errors import BadInput
from app.domain.language import tr
from app.importers.sniff import is_html

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, with whose mark it begins
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,60}?encoding)\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_SHIFTS = b"\x1b$"
"""Where Japanese begins in an encoding whose bytes are all ASCII."""
_LOST = "\N{REPLACEMENT CHARACTER}"
_SIGNS_FOR_EACH_LOST = 4
"""Where all are of two bytes; one of three, such as a curly quote, comes about by accident much more seldom."""
_LAST_OF_TWO_BYTES = "\u07ff"
_LABELS = re.compile(
    r"utf-?(?:8|16|32)(?:-[bl]e)?|ascii|iso8859-\d+(?:-[ei])?|cp\d+|koi8-[rtu]|kz1048|ptcp154|mac-\w+|tis-620|hz"
    r"|gb(?:2312|k|18030)|big5(?:hkscs)?|shift_jis(?:x0213|_2004)?|euc_\w+|iso2022_\w+|johab"
)
"""What texts are encoded in. Python also knows codecs that no page means, such as *undefined* and *idna*."""
_CODE_PAGE = {"iso8859-1": "cp1252", "iso8859-8": "cp1255", "iso8859-8-i": "cp1255", "ascii": "cp1252"}


def decode(raw: bytes, name: str, stated: str | None = None) -> tuple[str, str]:
    """The characters of `raw`, with LF line ends and without byte order mark, and a warning or empty text. `stated` is
    a media type, perhaps with a charset. Raises `BadInput` when the bytes are no text."""
    text, warning = characters(raw, name, stated)
    return with_plain_ends(text), warning


def with_plain_ends(text: str) -> str:
    """A text with LF line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def characters(raw: bytes, name: str, stated: str | None = None) -> tuple[str, str]:
    """The same with the line ends as they are."""
    text, warning = _decode(raw, name, stated)
    if "\0" in text:  # no text has it, and neither search nor SQLite reads on behind it
        if not is_html(text, name, stated):
            raise _no_text(name)
        text = text.replace("\0", "")  # as every browser does
    return text, warning


def _decode(raw: bytes, name: str, stated: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), ""
            except UnicodeDecodeError:
                raise _no_text(name) from None
    if b"\0" in raw and not (_is_sparse(raw) and is_html(raw[:4096].decode("latin-1"), name, stated)):
        return _without_mark(raw, name)
    try:
        return raw.decode("iso2022_jp_2" if _SHIFTS in raw else "utf-8"), ""
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", "replace")
    if _is_damaged_utf8(text):
        sentence = tr(
            "Some characters of “{name}” are damaged and shown as {sign}. Where they matter, add a sound copy."
        )
        return text, sentence.format(name=name, sign=_LOST)
    for encoding in _named_encodings(raw, stated):
        try:
            return raw.decode(encoding), ""
        except UnicodeError:
            continue
    return _guess(raw, name)


def _is_sparse(raw: bytes) -> bool:
    """Whether few of the first signs are NUL; in UTF-16 every other one of a western text is."""
    return raw.count(0, 0, 4096) * 8 < len(raw[:4096])


def _is_damaged_utf8(text: str) -> bool:
    """Whether it is UTF-8 but for a few bytes: what is in another encoding hardly ever makes a sign of many bytes."""
    lost = text.count(_LOST)
    signs = len(text) - len(text.encode("ascii", "ignore")) - lost
    has_long = any(sign > _LAST_OF_TWO_BYTES and sign != _LOST for sign in text)
    return signs >= (1 if has_long else _SIGNS_FOR_EACH_LOST) * lost


def _without_mark(raw: bytes, name: str) -> tuple[str, str]:
    """UTF-16 that does not say so: the upper half of most of its signs is empty, as in every western text."""
    opening = raw[:4096]
    upper = {"utf-16-be": opening[::2].count(0), "utf-16-le": opening[1::2].count(0)}
    encoding = max(upper, key=lambda name: upper[name])
    if len(raw) % 2 or upper[encoding] * 2 < len(opening) // 2 or min(upper.values()):
        raise _no_text(name)
    try:
        return raw.decode(encoding), _guessed(name, "UTF-16")
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _named_encodings(raw: bytes, stated: str | None) -> list[str]:
    """The encodings that the server or the page itself names; Latin-1 means cp1252, as in every browser."""
    named = re.findall(r"charset=[\"']?([\w-]+)", stated or "", re.IGNORECASE)
    found = _META.search(raw[:4096])
    if found:
        named.append(found[1].decode("ascii"))
    out: list[str] = []
    for label in named:
        try:
            encoding = codecs.lookup(label).name
        except LookupError:
            continue
        if _LABELS.fullmatch(encoding) and not encoding.startswith(("utf-8", "utf-16")):
            out.append(_CODE_PAGE.get(encoding, encoding))
    return out


def _guess(raw: bytes, name: str) -> tuple[str, str]:
    """The text in the most likely of the old encodings, and the warning that says which."""
    from app.importers.old_encodings import likely

    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in raw[:65536])
    best = likely(raw) if control <= len(raw[:65536]) / 200 else None
    if best is None:
        raise _no_text(name)
    return best.text, _guessed(name, best.encoding, is_sure=best.is_sure)


def _guessed(name: str, encoding: str, *, is_sure: bool = True) -> str:
    sentence = (
        tr(
            "“{name}” does not say how its characters are encoded; it was read as {encoding}. "
            "If letters look wrong, save it as UTF-8 and add it again."
        )
        if is_sure
        else tr(
            "“{name}” does not say how its characters are encoded, and its letters leave that open; it was read as "
            "{encoding}. Look at them: if they are wrong, save it as UTF-8 and add it again."
        )
    )
    return sentence.format(name=name, encoding=encoding)


def _no_text(name: str) -> BadInput:
    sentence = tr(
        "“{name}” is not text, or its characters are damaged. Save it again as text in UTF-8 and add that file."
    )
    return BadInput(sentence.format(name=name))
