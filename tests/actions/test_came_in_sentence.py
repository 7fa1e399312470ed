"""One sentence that tells of a pledge and of what came of it makes two records that are linked."""

from __future__ import annotations

from tests.helpers.each import each

from app.actions.donations import is_linked
from app.actions.drafts import reader
from app.actions.likely_records import still_open
from app.actions.source_drafts import ToSave, drafts_of, save_all
from app.actions.sources import add_draft
from app.domain.already_recorded import already
from app.domain.drafts.draft import Draft, Drafted, Span
from app.domain.drafts.stored import draft_read, draft_written
from app.domain.terms import LinkKind, Outcome
from app.importers.read import read_source
from app.store.reads import donations
from app.store.reads.sources import current_text
from app.store.store import Store


def _sentence(ledger: Store, words: str) -> tuple[int, Span, list[Draft]]:
    """The source that holds these words, where they stand, and their drafts."""
    source_id = add_draft(ledger, read_source(f"A note\n\n{words}\n".encode(), "note.txt")).source_id
    text = current_text(ledger, source_id).text
    (one,) = (one for one in reader().drafts(words) if isinstance(one, Drafted) and one.drafts)
    start = text.index(words) + one.start
    found = [draft_read(draft_written(draft, one.start), start) for draft in one.drafts]
    return source_id, Span(start, start + one.end - one.start), found


PART = [
    ("61 of the 240 lamps pledged by Mali have arrived in Lesotho.", "the 240 lamps pledged", "179 lamps"),
    ("Mali has paid Lesotho 20 million pula of its 50 million pula pledge.", "its 50 million pula pledge",
     "BWP 30 million"),
    ("Of the 500 beds promised by Mali, 200 have arrived in Lesotho.", "the 500 beds promised", "300 beds"),
]  # fmt: skip


@each("words, said, left", PART)
def test_what_came_is_linked_to_its_pledge_when_both_are_saved_at_once(
    ledger: Store, words: str, said: str, left: str
) -> None:
    source_id, span, drafts = _sentence(ledger, words)
    made = save_all(ledger, source_id, [ToSave(one, span) for one in drafts])
    (came,) = (one for one, draft in zip(made, drafts, strict=True) if draft.status is Outcome.GIVEN)
    (link,) = (one for one in came.links if one.outgoing)
    assert (link.kind, link.note) == (LinkKind.DELIVERS, said)
    assert ("", said) in {(one.field, one.quote) for one in came.evidence}
    assert still_open(ledger, came) == [f"{link.other.ref} still open: {left}"]
    ledger.undo()
    assert not donations.find(ledger, said.split()[1], 3), "the records and their link are one operation"
    ledger.redo()
    assert still_open(ledger, donations.record(ledger, came.id)) == [f"{link.other.ref} still open: {left}"]


@each("words", [words for words, _, _ in PART])
def test_a_pledge_that_is_saved_behind_what_came_of_it_is_linked_too(ledger: Store, words: str) -> None:
    source_id, span, drafts = _sentence(ledger, words)
    came_first = sorted(drafts, key=lambda one: one.status is not Outcome.GIVEN)
    came, pledge = (save_all(ledger, source_id, [ToSave(one, span)])[0] for one in came_first)
    came, version = donations.record(ledger, came.id), current_text(ledger, source_id).version_id
    assert already(came_first[1], span, version, [came]) is None, "it has other words of the sentence"
    assert already(came_first[0], span, version, [came]) is came
    assert is_linked(donations.record(ledger, came.id), pledge.id, LinkKind.DELIVERS)


IN_PART = [
    *(words for words, _, _ in PART),
    "Mali gave 20 lamps each to Chad and Niger.",
    "Mali gave Lesotho 20 lamps and promised it 50 beds.",
]


@each("words", IN_PART)
def test_a_sentence_is_open_until_each_of_its_gifts_is_a_record(ledger: Store, words: str) -> None:
    source_id, span, drafts = _sentence(ledger, words)
    for first, second in (drafts, drafts[::-1]):
        for left, one in ((1, first), (0, second)):
            save_all(ledger, source_id, [ToSave(one, span)])
            assert len(drafts_of(ledger, source_id).open) == left
        ledger.undo()
        ledger.undo()


@each(
    "words",
    [
        "Mali gave Lesotho 20 lamps and promised it 50 beds.",
        "Mali gave Lesotho 20 lamps of its own and promised Lesotho another 30 lamps.",
    ],
)
def test_a_promise_of_something_more_is_not_linked(ledger: Store, words: str) -> None:
    source_id, span, drafts = _sentence(ledger, words)
    made = save_all(ledger, source_id, [ToSave(one, span) for one in drafts])
    assert len(made) == 2
    assert not any(one.links for one in made)
