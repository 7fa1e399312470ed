"""Adding donation records whose words are quoted: each record with its evidence in one operation."""

from __future__ import annotations

from dataclasses import replace

from app.actions.donation_rules import validate
from app.actions.donations import put_donation
from app.actions.evidence import Field, put_evidence
from app.actions.passages import ensure_passage
from app.actions.tag_lines import place_of_quote
from app.domain.changes import Operation
from app.domain.donations import Donation, Party
from app.domain.errors import BadInput, NotFound
from app.domain.sources import SourceText
from app.domain.terms import ActorKind, PartyRole
from app.importers.record_json import PARTIES, Quoted, RecordLine
from app.store.reads import countries as country_reads
from app.store.reads import donations as donation_reads
from app.store.reads import sources as source_reads
from app.store.store import Store, Tx


def add_record(store: Store, line: RecordLine) -> tuple[str, int]:
    """Add the record with all its evidence, or nothing of it. Returns its reference and how much evidence it has.

    Raises `BadInput` for a record that is none, `NotFound` for an unknown source, `AnchorLost` for a quote that is not
    in it.
    """
    wrong = validate(line.content)
    if wrong:
        raise BadInput(" ".join(wrong))
    if line.evidence and line.source_id is None:
        raise BadInput("“source” must be there, since there is evidence: the number that `list sources` gives.")
    text = None if line.source_id is None else source_reads.current_text(store, line.source_id)
    title = " ".join(line.content.title.split())
    with store.write(Operation.ADD_DONATION, title) as tx:
        parties = tuple(_placed(tx, party) for party in line.content.parties)
        donation_id = put_donation(tx, replace(line.content, title=title, parties=parties))
        record = donation_reads.record(tx, donation_id)
        count = 0
        for quoted in line.evidence:
            if text is None:
                continue
            fields = _fields(line, quoted, record.content, record.party_ids, record.item_ids)
            count += put_evidence(tx, _passage(tx, text, quoted), ("donation", donation_id), fields)
    return record.ref, count


def _placed(tx: Tx, party: Party) -> Party:
    """A party of a country that the workspace does not know, such as one that is no more, is a place as such."""
    if not party.iso2:
        return party
    try:
        country_reads.by_code(tx, party.iso2)
    except NotFound:
        return replace(party, kind=ActorKind.PLACE, iso2="")
    return party


def _passage(tx: Tx, text: SourceText, quoted: Quoted) -> int:
    quote = quoted.quote.strip()
    start = place_of_quote(text, quote, quoted.paragraph)
    return ensure_passage(tx, text, start, start + len(quote), quote)


def _fields(
    line: RecordLine, quoted: Quoted, content: Donation, party_ids: tuple[int, ...], item_ids: tuple[int, ...]
) -> list[Field]:
    """The fields that words stand under. Of several donors or items each has its own words where as many are quoted."""
    if quoted.field in PARTIES:
        role = PARTIES[quoted.field]
    elif quoted.field == "asserted_by":
        role = PartyRole.ANNOUNCER
    elif quoted.field == "items":
        return _each(line, quoted, [("item", item_id) for item_id in item_ids])
    else:
        field = {"amounts": "money"}.get(quoted.field, quoted.field)
        if field == "money" and content.money is None:
            field = ""
        return [(field, None)]
    parties = zip(content.parties, party_ids, strict=True)
    return _each(line, quoted, [(role.value, part) for party, part in parties if party.role is role])


def _each(line: RecordLine, quoted: Quoted, parts: list[Field]) -> list[Field]:
    said = [one for one in line.evidence if one.field == quoted.field]
    if not parts:
        return [("", None)]
    return [parts[said.index(quoted)]] if len(said) == len(parts) else parts
