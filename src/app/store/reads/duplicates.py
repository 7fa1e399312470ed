"""Reading what of all records is compared to find those that may describe one gift."""

from __future__ import annotations

from sqlalchemy import select

from app.domain.by_key import by_key, sets_by_key
from app.domain.duplicates import Compared
from app.store.among import every
from app.store.fast_statements import Quick
from app.store.reader import Reader
from app.store.reads import vocabularies
from app.store.reads.donation_rows import contents_of, parts_of
from app.store.reads.evidence import sources_of
from app.store.schema import donation, donation_link

_EVERY = select(donation).order_by(donation.c.id)
_LINKS = Quick(select(donation_link.c.a_id, donation_link.c.b_id))


def compared(db: Reader) -> tuple[Compared, ...]:
    """Every record, without its evidence and what else it is read with whole."""
    rows = db.rows(_EVERY)
    contents = contents_of(rows, parts_of(db, [int(row.id) for row in rows]), vocabularies.of(db))
    links = [(int(row.a_id), int(row.b_id)) for row in db.rows(_LINKS)]
    linked = by_key([*links, *((other, one) for one, other in links)])
    sources = sets_by_key((int(row.id), int(row.key)) for row in db.rows(sources_of(every)))
    return tuple(
        Compared(row.id, contents[row.id], row.parent_id, *(frozenset(of.get(row.id, ())) for of in (linked, sources)))
        for row in rows
    )
