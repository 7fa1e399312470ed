"""The reviews of the fields of a record or fact, for its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.citation import date_in_words
from app.domain.reviews import Standing
from app.exporters.page_parts import spelled
from app.exporters.tree import Line, words


def disputes(standings: Sequence[Standing]) -> Line:
    """The disputed fields, with what other passages and readers say."""
    return words("; ".join(_dispute(one) for one in standings if one.is_disputed))


def choices(standings: Sequence[Standing]) -> Line:
    """The fields whose value somebody has chosen, with the alternatives and the reason."""
    return words(
        "; ".join(
            f"{_dispute(one)}. Chosen by {one.chosen.reader or 'somebody'}: {one.chosen.remark}"
            for one in standings
            if one.chosen is not None
        )
    )


def _dispute(one: Standing) -> str:
    others = [f"another passage says “{' '.join(piece.quote.split())}”" for piece in one.others]
    others += [f"{each.reader or 'somebody'} disputes it: {each.remark}" for each in one.disputed]
    return f"{one.held.title} {one.held.value}, but {', and '.join(others)}" if others else one.held.value


def checked_by(standings: Sequence[Standing]) -> Iterator[Line]:
    """Who has reviewed which field, and when; a verdict on a former value is shown with that value. The reason of a
    choice is among the `choices`."""
    for one in standings:
        for each in (*one.past, *one.reviews):
            then = f" (when it was {each.value})" if each in one.past else ""
            remark = f": {each.remark}" if each.remark and each != one.chosen else ""
            by = f"{each.reader or 'somebody'}, {date_in_words(each.at[:10])}"
            yield words(f"{one.held.title} {one.held.value}{then}: {spelled(each.verdict.value)} ({by}){remark}")
