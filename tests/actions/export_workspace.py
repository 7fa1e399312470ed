"""A small workspace of our own words, with everything in it that an export has to show."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.actions.donations import add_donation
from app.actions.evidence import put_evidence
from app.actions.facts import add_fact
from app.actions.notes import add_note
from app.actions.passages import set_claim, tag_passage
from app.actions.sources import stage
from app.actions.tags import add_tag
from app.domain.blocks import Block, number_paragraphs
from app.domain.changes import Operation
from app.domain.codebook import TagContent
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.facts import Fact
from app.domain.kinds import ThingKey
from app.domain.passages import Claim
from app.domain.records import FieldPlace
from app.domain.sources import SourceDraft, SourceKind, SourceMeta
from app.domain.terms import (
    ClaimKind,
    DatePrecision,
    PartyRole,
    Qualifier,
    Sureness,
)
from app.domain.vocabularies import actor_kind, category
from app.store.reads import donations as donation_reads
from app.store.store import Store
from app.store.writes import sources as source_writes

LINES = (
    "1990. A year begins this line, with *stars*, $5 and [[brackets]].",
    "The town of Upper Example sent 300,000 masks to Gorgan, Iran.",
    "# Not a heading; it ends in a caret ^end",
)


def add_source(store: Store, lines: tuple[str, ...], meta: SourceMeta, kind: SourceKind = SourceKind.ARTICLE) -> int:
    """Add a source whose paragraphs are these lines."""
    text, blocks = "", list[Block]()
    for line in lines:
        blocks.append(Block(len(text), len(text) + len(line)))
        text += line + "\n\n"
    numbered = number_paragraphs(tuple(blocks), frozenset())
    draft = SourceDraft(text, numbered, (), meta, text.encode(), "text/plain", "a.txt", kind)
    with stage(store, draft) as (raw_id, body_id), store.write(Operation.ADD_SOURCE, meta.title) as tx:
        return source_writes.publish(tx, draft, raw_id, body_id)


def _link(store: Store, passage_id: int, target: ThingKey, fields: Sequence[FieldPlace] = (("", None),)) -> None:
    with store.write(Operation.LINK_EVIDENCE) as tx:
        put_evidence(tx, passage_id, target, fields)


def tag_line(store: Store, source_id: int, lines: tuple[str, ...], line: int, tag_id: int) -> int:
    """Tag a whole line of a source. Returns the passage's id."""
    start = sum(len(before) + 2 for before in lines[:line])
    return tag_passage(store, source_id, start, start + len(lines[line]), [tag_id])


def add_gift(store: Store, *passages: int) -> int:
    """A record whose donor and item are supported by these passages. Returns its id."""
    donation = add_donation(
        store,
        Donation(
            "Upper Example to Gorgan",
            parties=(
                Party(PartyRole.DONOR, "Town of Upper Example", actor_kind("municipal_government"), "CN"),
                Party(PartyRole.RECIPIENT, "Iran", actor_kind("country"), "IR"),
            ),
            items=(Item("masks", Decimal(300000), Decimal(300000), Qualifier.EXACT, "", "300,000 masks"),),
            money=Money(Decimal(5), Decimal(5), "USD", as_stated="$5"),
            date=DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH, "in March"),
            ambiguity="Who paid?",
        ),
    )
    record = donation_reads.record(store, donation)
    fields = (("donor", record.part_ids["parties"][0]), ("item", record.part_ids["items"][0]))
    for passage in passages:
        _link(store, passage, ("donation", donation), fields)
    return donation


def fill(store: Store) -> dict[str, int]:
    """Fill a workspace that has the reference data. Returns ids by name."""
    meta = SourceMeta(
        'What "gifts": a #1 / study?', ("Ada Example", "Ben van der Sample"), "Our Papers", "7", "2020-05-31",
        "Our Institute", ("Gifts",), "en", "https://example.org/7",
    )  # fmt: skip
    source = add_source(store, LINES, meta)
    digest_lines = ("In our words: some masks went to Iran.",)
    digest_meta = SourceMeta("A digest", of="Example and Sample, Our Papers No. 7", published="2020", publisher="Us")
    digest = add_source(store, digest_lines, digest_meta, SourceKind.DIGEST)
    motive = add_tag(store, TagContent("Motive", definition="Why it was given."))
    image = add_tag(store, TagContent("Image repair", when_not="Not for trade."), motive)
    first = tag_line(store, source, LINES, 0, image)
    given = tag_line(store, source, LINES, 1, image)
    tag_line(store, source, LINES, 2, motive)
    ours = tag_line(store, digest, digest_lines, 0, image)
    set_claim(store, first, Claim(ClaimKind.THESIS, "the authors", Sureness.PROBABLE))
    donation = add_gift(store, ours, given)
    fact = add_fact(store, Fact("IR", category("crisis"), "cases", "over 130,000 cases"))
    _link(store, first, ("fact", fact))
    add_fact(store, Fact("NO", category("infrastructure"), "stance", "open"))
    note = add_note(store, "See [[Iran]] and `[[Iran]]`.\n\n---\nkey: value", "Plan: [draft]", "passage", given)
    return {
        "source": source, "digest": digest, "tag": image, "donation": donation, "note": note, "passage": given,
        "ours": ours,
    }  # fmt: skip
