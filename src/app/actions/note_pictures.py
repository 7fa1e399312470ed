"""Pictures in notes: what a token such as `{{map where recipient:IR}}` shows, and making a token for what a window
shows."""

from __future__ import annotations

from collections.abc import Iterable

from app.actions import pictures
from app.actions.questions import question
from app.domain.axes import axis_of
from app.domain.errors import BadInput
from app.domain.hashes import content_hash
from app.domain.language import english, tr, tr_n
from app.domain.note_figures import Asks, Drawn, NoteFigure, Token, picture_token, tokens
from app.domain.query import LONGEST, Query, in_words
from app.domain.question_grammar import Sign
from app.domain.records import DonationFilter
from app.domain.terms import PartyRole
from app.exporters.drawing import Drawing
from app.store.reader import Reader
from app.store.reads import donations as donation_reads
from app.store.reads import grouped, own_fields
from app.store.reads.evidence import label_of
from app.store.reads.links import linked

_DIGITS = 8
"""So many digits distinguish a picture from another of the same records."""


def figure_of(db: Reader, token: Token) -> NoteFigure:
    """The present state of a picture: its number of records, and a fingerprint that changes with its content."""
    with english():
        try:
            wanted = _wanted(db, token)
            rows = donation_reads.rows(db, wanted, limit=None)
            shown = _shown(db, token, wanted)
        except BadInput as error:
            return NoteFigure("", str(error))
        if not rows:
            return NoteFigure("", tr("No record fits this question."))
        words = tr_n("{n} record", "{n} records", len(rows))
        mark = f"{words}, {content_hash(shown.encode())[:_DIGITS]}"
        return NoteFigure(words, "", (), tuple((row.id, row.ref) for row in rows), mark)


def pictures_in(db: Reader, bodies: Iterable[str]) -> dict[str, Drawing]:
    """The pictures of notes, by token as written. A token that means
    nothing has no picture."""
    out: dict[str, Drawing] = {}
    with english():
        for body in bodies:
            for token in tokens(body) if "{{" in body else ():
                written = body[token.start : token.end]
                if token.asks is Asks.PICTURE and written not in out and figure_of(db, token).words:
                    out[written] = _drawing(db, token)
    return out


def token_for(db: Reader, drawn: Drawn, wanted: DonationFilter, axes: tuple[str, str] | None = None) -> str:
    """A token for a picture of the records of a filter. If no question finds exactly them, it names each. Raises
    `BadInput` if they are too many for that."""
    asked = _question_for(db, wanted)
    (token,) = tokens(picture_token(drawn, asked, axes))
    return picture_token(drawn, asked, axes, figure_of(db, token).kept)


def _wanted(db: Reader, token: Token) -> DonationFilter:
    return DonationFilter(query=question(db, token.thing) if token.thing else None)


def _drawing(db: Reader, token: Token) -> Drawing:
    query = _wanted(db, token).query
    title = _title(db, query)
    if token.field == Drawn.MAP:
        return pictures.map_of(db, query, title)
    if token.field == Drawn.TIMELINE:
        return pictures.timeline_of(db, query, title)
    rows, columns = (axis_of(one, own_fields.fields(db)) for one in token.axes)
    return pictures.matrix_of(db, rows, columns, query, title)


def _title(db: Reader, query: Query | None) -> str:
    """What the records have in common; nothing if they are named one by one."""
    asked = [one.asked.name for one in query.conditions if one.asked is not None] if query is not None else []
    if query is None or "ref" in asked:
        return tr("Donations")
    (first, *more) = query.conditions
    found = linked(db, first.values[0].text) if not more and asked and len(first.values) == 1 else None
    if found is not None and first.sign is Sign.IS and not first.negated and asked[0] in ("donor", "recipient"):
        said = tr("Donations to {name}") if asked[0] == "recipient" else tr("Donations from {name}")
        return said.format(name=label_of(db, *found))
    words = in_words(query)
    return words[:1].upper() + words[1:]


def _shown(db: Reader, token: Token, wanted: DonationFilter) -> str:
    """The content of the picture, one line per element, regardless of its layout."""
    lines: list[str]
    if token.field == Drawn.MAP:
        found = pictures.flows(db, wanted)
        lines = [*(one.summary for one in found.flows), *{f"none: {one.recipient_name}" for one in found.none}]
    elif token.field == Drawn.TIMELINE:
        lines = [f"{one.ref} {one.words} {one.first} {one.last} {one.promised}" for one in pictures.dated(db, wanted)]
    else:
        rows, columns = (axis_of(one, own_fields.fields(db)) for one in token.axes)
        cells = grouped.matrix(db, rows, columns, wanted).cells
        lines = [f"{one.row.name}, {one.column.name}: {pictures.summed(one)}" for one in cells]
        lines += [f"cancelled: {one.cancelled}" for one in cells if one.cancelled]
    return "\n".join(sorted(lines))


def _question_for(db: Reader, wanted: DonationFilter) -> str:
    """A question that finds the records of a filter and no others."""
    ids = [row.id for row in donation_reads.rows(db, wanted, limit=None)]
    typed = _as_question(wanted)
    if typed is not None and [one.thing for one in tokens(picture_token(Drawn.MAP, typed))] == [typed]:
        try:
            same = DonationFilter(query=question(db, typed) if typed else None)
            if sorted(row.id for row in donation_reads.rows(db, same, limit=None)) == sorted(ids):
                return typed
        except BadInput:
            pass
    named = f"ref:{','.join(row.ref for row in donation_reads.by_ids(db, ids))}"
    if len(named) > LONGEST:
        raise BadInput(tr("There are too many records to list in a note. Narrow them down with a question first."))
    return named


def _as_question(wanted: DonationFilter) -> str | None:
    """The filter as a question, as far as one can express it."""
    if wanted.actor_id is not None or wanted.during is not None or len(wanted.places) > 1:
        return None
    parts = [wanted.query.text.strip()] if wanted.query is not None else []
    parts += [wanted.words.strip()]
    if wanted.places:
        if wanted.as_donor is None:
            return None
        parts.append(f"{PartyRole.DONOR if wanted.as_donor else PartyRole.RECIPIENT}:{wanted.places[0]}")
    if wanted.outcomes:
        parts.append(f"outcome:{','.join(one.value for one in wanted.outcomes)}")
    if wanted.counts is not None:
        parts.append(f"counts:{'yes' if wanted.counts else 'no'}")
    parts += [f"{key}:{','.join(map(str, values))}" for key, values in wanted.having]
    return " ".join(filter(None, parts))
