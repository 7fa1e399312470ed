"""Dates as they are written in the text of a page, read without guessing."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january jan ינואר januar janvier enero января gennaio janeiro januari stycznia ocak يناير كانون‿الثاني січня",
    "february feb פברואר februar février febrero февраля febbraio fevereiro februari lutego şubat فبراير شباط лютого",
    "march mar מרץ מרס märz mars marzo марта março maart marca mart مارس آذار березня",
    "april apr אפריל avril abril апреля aprile kwietnia nisan أبريل إبريل نيسان квітня",
    "may מאי mai mayo мая maggio maio mei maj maja mayıs مايو أيار травня",
    "june jun יוני juni juin junio июня giugno junho czerwca haziran يونيو حزيران червня",
    "july jul יולי juli juillet julio июля luglio julho lipca temmuz يوليو تموز липня",
    "august aug אוגוסט août agosto августа augustus augusti sierpnia ağustos أغسطس آب серпня",
    "september sep sept ספטמבר septembre septiembre сентября settembre setembro września eylül سبتمبر أيلول вересня",
    "october oct אוקטובר oktober octobre octubre октября ottobre outubro października ekim أكتوبر تشرين‿الأول жовтня",
    "november nov נובמבר novembre noviembre ноября novembro listopada kasım نوفمبر تشرين‿الثاني листопада",
    "december dec דצמבר dezember décembre diciembre декабря dicembre dezembro december grudnia aralık ديسمبر"
    " كانون‿الأول грудня",
)
_NUMBER = {name.replace("‿", " "): month for month, names in enumerate(_MONTHS, 1) for name in names.split()}
MONTHS = "|".join(sorted(_NUMBER, key=len, reverse=True))
DATE = re.compile(
    rf"(?:(?<!\d)(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|ro|[ºª°])?\.?\s+(?:of\s+|de\s+)?ב?(?P<m1>{MONTHS})\b\.?(?:\s?/\s?(?:{MONTHS}))?,?\s+(?:de\s+)?(?P<y1>\d{{4}})\b"
    rf"|\bב?(?P<m2>{MONTHS})\b\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})\b"
    rf"|(?<!\d)(?P<y3>\d{{4}})-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    r"|(?<!\d)(?P<y5>\d{4})\s*年\s*(?P<m5>\d{1,2})\s*月\s*(?P<d5>\d{1,2})\s*日"
    rf"|\bב?(?P<m4>{MONTHS})\b\.?,?\s+(?:de\s+)?(?P<y4>\d{{4}})\b)",
    re.IGNORECASE,
)
"""A date with a named month, or an ISO date."""
_CHANGED = re.compile(
    r"\b(?:last |zuletzt )?(?:updated|modified|changed|revised|aktualisiert|geändert|mis à jour|modifié|actualizado"
    r"|atualizado|aggiornato|bijgewerkt|обновлено)\b[\s:]*(?:(?:on|am|le|el|il|em|op) )?(?:"
    rf"{DATE.pattern}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})",
    re.IGNORECASE,
)
_BEGINS = rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\.?\s+(?:{MONTHS})|\b(?:{MONTHS})(?:\s+\d{{1,2}},?)?)\b\.?(?:,?\s+\d{{4}})?"
_PERIOD = re.compile(
    rf"(?:\bperiod\b[^.\d\n]{{0,30}}|{_BEGINS}\s*(?:[–—-]|\b(?:to|until|till|through|and|bis|au|al|a|até)\b)\s*"
    rf"|(?<!\d)\d{{1,2}}(?:[–—-]|\s+(?:to|until|and)\s+)(?=\d)){DATE.pattern}",
    re.IGNORECASE,
)
"""The days from one to another, or of a period that is named: what a report is about."""
_EARLIEST = 1000
"""No page is older; templates state the year 1 where they know none."""
NUMERIC_DATE = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")


def find_date(text: str) -> str:
    """The first date in `text` as an ISO date, as precise as it is stated, or empty text."""
    for match in DATE.finditer(text):
        found = named_date(match)
        if found:
            return found
    for match in NUMERIC_DATE.finditer(text):
        found = _numeric(int(match[1]), int(match[3]), int(match[4]), match[2])
        if found:
            return found
    return ""


def without_periods(text: str) -> str:
    """`text` without the days that it says it is about."""
    return _PERIOD.sub(" ", text)


def without_changes(text: str) -> str:
    """`text` without the days that it says it is about, or on which it says that it was changed."""
    return _CHANGED.sub(" ", without_periods(text))


def day_of_change(text: str) -> str:
    """The day of which a text opens by saying that it was changed then: *Updated 30 June 2000*."""
    found = _CHANGED.match(text)
    return find_date(found[0]) if found is not None else ""


def named_date(match: re.Match[str]) -> str:
    """The ISO date that a match of `DATE` means; empty for a day there never was."""
    for n in "1235":
        if match[f"y{n}"]:
            name = match[f"m{n}"]
            month = int(name) if name.isdigit() else _NUMBER[name.casefold()]
            return _iso(int(match[f"y{n}"]), month, int(match[f"d{n}"]))
    return f"{int(match['y4']):04}-{_NUMBER[match['m4'].casefold()]:02}"


def _numeric(first: int, second: int, year: int, between: str) -> str:
    """Day and month in either order: dots mean day first; with slashes only what cannot be misread."""
    if between == "." or first > 12 or first == second:
        return _iso(year, second, first)
    if second > 12:
        return _iso(year, first, second)
    return f"{year:04}"


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat() if year >= _EARLIEST else ""
    except ValueError:
        return ""
