"""Times and sizes as a person reads them, in local time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def local(when: datetime | str) -> datetime:
    """A UTC time, as a datetime or ISO text, on this computer's clock."""
    moment = datetime.fromisoformat(when.replace("Z", "+00:00")) if isinstance(when, str) else when
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


def day_words(when: datetime, now: datetime | None = None) -> str:
    """*Today*, *Yesterday*, *24 Nov* or, of another year, *24 Nov 2019*. `when` is local."""
    today = (now or datetime.now(UTC)).astimezone(when.tzinfo).date()
    day = when.date()
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if day.year != today.year else "")


def ago(when: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that says it: *3 hours ago*."""
    seconds = ((now or datetime.now(UTC)) - when).total_seconds()
    for unit, length in (("year", 31_557_600), ("month", 2_629_800), ("week", 604_800), ("day", 86_400),
                         ("hour", 3_600), ("minute", 60)):  # fmt: skip
        count = int(seconds // length)
        if count >= 1:
            return f"{count} {unit}{'' if count == 1 else 's'} ago"
    return "just now"


def size_words(count: int) -> str:
    """A count of bytes: *812 KB*, *1.4 MB*."""
    if count < 1_000:
        return f"{count} bytes"
    if count < 1_000_000:
        return f"{count / 1_000:.0f} KB"
    value, unit = (count / 1_000_000, "MB") if count < 1_000_000_000 else (count / 1_000_000_000, "GB")
    return f"{value:.1f} {unit}" if value < 10 else f"{value:.0f} {unit}"
