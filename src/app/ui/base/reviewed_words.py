"""Sentences about the reviews of a thing's fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.domain.language import tr, tr_n
from app.domain.reviews import Standing, is_reviewed
from app.ui.look.mirror import isolated


def disputes(standings: Sequence[Standing]) -> Iterator[str]:
    """A sentence for each passage and reader that contradicts a field nobody has decided."""
    for one in standings:
        if one.is_disputed:
            yield from _others(one)


def choices(standings: Sequence[Standing]) -> Iterator[str]:
    """For each field with a chosen value, who chose it and why, and the other values."""
    for one in standings:
        if one.chosen is not None:
            words = tr("{field}: {value} is chosen by {reader}: {why}").format(
                field=one.held.title,
                value=isolated(one.held.value),
                reader=isolated(one.chosen.reader or tr("somebody")),
                why=isolated(one.chosen.remark),
            )
            yield " · ".join((words, *_others(one)))


def disputed_lines(standings: Sequence[Standing]) -> list[str]:
    """The open disputes, then the choices."""
    return [*disputes(standings), *choices(standings)]


def _others(one: Standing) -> Iterator[str]:
    for piece in one.others:
        words = " ".join(piece.quote.split())
        yield tr("{field}: it has {value}, and another passage says “{says}”").format(
            field=one.held.title, value=isolated(one.held.value), says=isolated(words)
        )
    for review in one.disputed:
        yield tr("{field}: {reader} disputes {value}: {says}").format(
            field=one.held.title,
            reader=isolated(review.reader or tr("somebody")),
            value=isolated(one.held.value),
            says=isolated(review.remark),
        )


def reading_words(standings: Sequence[Standing]) -> str:
    """How many fields readers have reviewed."""
    done = sum(is_reviewed(one) for one in standings)
    return tr_n("{done} of {n} field reviewed", "{done} of {n} fields reviewed", len(standings)).format(
        n=len(standings), done=done
    )
