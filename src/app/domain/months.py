"""The months by name, and a day of the calendar in words. Light, as the first paint of the window needs it."""

from __future__ import annotations

from app.domain.language import later, tr

MONTHS = (
    later("January"), later("February"), later("March"), later("April"),
    later("May"), later("June"), later("July"), later("August"),
    later("September"), later("October"), later("November"), later("December"),
)  # fmt: skip


def iso_words(iso: str) -> str:
    """An ISO date in words of the window: *31 May 2020*, *May 2020*; what is none stays as it is."""
    year, *rest = iso.split("-")
    if not (1 <= len(rest) <= 2 and all(part.isdecimal() for part in (year, *rest)) and 1 <= int(rest[0]) <= 12):
        return iso
    month = tr(MONTHS[int(rest[0]) - 1])
    form = tr("{day} {month} {year}") if len(rest) == 2 else tr("{month} {year}")
    return form.format(day=int(rest[-1]), month=month, year=year)
