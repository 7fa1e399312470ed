"""Times and sizes in readable form, in local time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from app.domain.language import later_n, tr, tr_in, tr_n

_AGO = (
    (31_557_600, later_n("{n} year ago", "{n} years ago")),
    (2_629_800, later_n("{n} month ago", "{n} months ago")),
    (604_800, later_n("{n} week ago", "{n} weeks ago")),
    (86_400, later_n("{n} day ago", "{n} days ago")),
    (3_600, later_n("{n} hour ago", "{n} hours ago")),
    (60, later_n("{n} minute ago", "{n} minutes ago")),
)


def month_name(number: int) -> str:
    """The short name of a month, from 1."""
    months = (
        tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr_in("month", "May"), tr("Jun"),
        tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec"),
    )  # fmt: skip
    return months[number - 1]


def local(when: datetime | str) -> datetime:
    """A UTC time, given as datetime or ISO text, in local time."""
    moment = datetime.fromisoformat(when) if isinstance(when, str) else when
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


def day_words(when: datetime, now: datetime | None = None, *, within: bool = False) -> str:
    """*Today*, *Yesterday*, *24 Nov* or, of another year, *24 Nov 2019*; `within` a sentence *today*.

    `when` is local.
    """
    today = (now or datetime.now(UTC)).astimezone(when.tzinfo).date()
    day = when.date()
    if day == today:
        return tr("today") if within else tr("Today")
    if day == today - timedelta(days=1):
        return tr("yesterday") if within else tr("Yesterday")
    month = month_name(day.month)
    if day.year == today.year:
        return tr("{day} {month}").format(day=day.day, month=month)
    return tr("{day} {month} {year}").format(day=day.day, month=month, year=day.year)


def ago(when: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest fitting unit: *3 hours ago*."""
    seconds = ((now or datetime.now(UTC)) - when).total_seconds()
    for length, forms in _AGO:
        count = int(seconds // length)
        if count >= 1:
            return tr_n(*forms, count)
    return tr("just now")


def size_words(count: int) -> str:
    """A count of bytes: *812 KB*, *1.4 MB*."""
    if count < 1_000:
        return tr_n("{n} byte", "{n} bytes", count)
    if count < 1_000_000:
        return tr("{count:.0f} KB").format(count=count / 1000)
    words, unit = (tr("{size} MB"), 1_000_000) if count < 1_000_000_000 else (tr("{size} GB"), 1_000_000_000)
    return words.format(size=f"{count / unit:.{int(count < 10 * unit)}f}")
