"""Operations on passages: tag, untag, set a claim, remove."""

from __future__ import annotations

from collections.abc import Sequence

from app.actions.tags import ensure_path, refuse_long
from app.domain.anchor import make_anchor
from app.domain.changes import Operation
from app.domain.codebook import SEPARATOR, TagContent, names_typed, tag_name
from app.domain.errors import AnchorLost, BadInput, NotFound
from app.domain.language import tr
from app.domain.passages import Claim, Passage
from app.domain.shortened import shortened
from app.domain.sources import SourceText
from app.store.reads import passages as reads
from app.store.reads import sources as source_reads
from app.store.reads import tags as tag_reads
from app.store.store import Store, Tx
from app.store.writes import contents
from app.store.writes import passages as writes
from app.store.writes import tags as tag_writes


def ensure_passage(tx: Tx, text: SourceText, start: int, end: int, quote: str | None = None) -> int:
    """The passage on these code points, created if there is none. `quote` is what the user saw there; raises
    `AnchorLost` if the text differs, and `BadInput` if the stretch holds no words."""
    if quote is not None and text.text[start:end] != quote:
        raise AnchorLost(tr("These words are no longer there in the source. Open it again and select them again."))
    anchor = make_anchor(text.text, start, end)
    return writes.ensure(tx, text.version_id, anchor, text.paragraph_at(anchor.start))


def tag_passage(
    store: Store, source_id: int, start: int, end: int, tag_ids: Sequence[int], quote: str | None = None
) -> int:
    """Put tags on a stretch of a source, in one operation. Returns the passage's id."""
    if not tag_ids:
        raise NotFound(tr("This tag is no longer in the codebook."))
    # A person waits for this after each tag, so all is read in the transaction, by the one connection.
    with store.write(Operation.TAG_PASSAGE, lambda tx: ", ".join(reads.tag_name(tx, one) for one in tag_ids)) as tx:
        text = source_reads.current_text(tx, source_id, with_cuts=False)
        passage_id = ensure_passage(tx, text, start, end, quote)
        for tag_id in tag_ids:
            writes.add_tag(tx, passage_id, tag_id)
    return passage_id


def tag_with_new(
    store: Store, source_id: int, start: int, end: int, content: TagContent, quote: str | None = None
) -> tuple[int, int]:
    """Make a tag at the top of the codebook and put it on a stretch, in one operation.

    A tag of that name is used if there is one. A name such as *Parent/Child* is a path, whose missing tags are created
    (see `names_typed`). `quote` is what the user saw there; raises `AnchorLost` if the text differs. Returns the ids of
    the passage and the tag.
    """
    names = _names_of(store, content)
    text = source_reads.current_text(store, source_id)
    with store.write(Operation.TAG_PASSAGE, names[-1]) as tx:
        tag_id = _named(tx, names, content)
        passage_id = ensure_passage(tx, text, start, end, quote)
        writes.add_tag(tx, passage_id, tag_id)
    return passage_id, tag_id


def _names_of(store: Store, content: TagContent) -> tuple[str, ...]:
    """The names along the path of a tag that was typed."""
    names = names_typed(tag_name(content.name), tag_reads.codebook(store) if SEPARATOR in content.name else ())
    if not names:
        raise BadInput(tr("A tag needs a name."))
    return names


def _named(tx: Tx, names: tuple[str, ...], content: TagContent) -> int:
    """The tag of this name or path, made where there is none."""
    tag_id = tag_writes.named(tx, None, names[-1]) if len(names) == 1 else ensure_path(tx, names)[0]
    if tag_id is None:
        refuse_long(names[-1])
        tag_id = contents.add(tx, TagContent(names[-1], content.color, content.definition), parent_id=None)
    return tag_id


def untag_passage(store: Store, passage_id: int, tag_id: int) -> tuple[str, ...]:
    """Remove a tag from a passage; the passage is removed too if nothing else is attached. If the author has put the
    tag there herself, the taggings of others stay: returns their names."""
    tag = tag_reads.one_tag(store, tag_id)
    with store.write(Operation.UNTAG_PASSAGE, tag.content.name) as tx:
        if writes.remove_tag(tx, passage_id, tag_id):
            writes.remove_if_bare(tx, passage_id)
    left = [ref for found in reads.many(store, [passage_id]) for ref in found.tags if ref.id == tag_id]
    return tuple(one.name for ref in left for one in ref.by)


def tag_passages(
    store: Store, passage_ids: Sequence[int], tag_id: int, stretches: Sequence[tuple[int, int, int]] = ()
) -> int:
    """Put a tag on several passages in one operation, and on `stretches` of texts, which become passages.

    Each stretch is (version, start, end) in code points. Returns how many were newly tagged; if none, there is no
    operation. Raises `NotFound` if the tag or every passage is gone.
    """
    tag = tag_reads.one_tag(store, tag_id)
    texts = {version_id: source_reads.version_text(store, version_id) for version_id, _, _ in stretches}
    found = _still_there(store, passage_ids) if passage_ids or not stretches else ()
    own = {passage.id for passage in found for ref in passage.tags if ref.id == tag_id and ref.is_of(store.person)}
    bare = [passage.id for passage in found if passage.id not in own]
    count = len(bare) + len(stretches)
    if count:
        with store.write(Operation.TAG_PASSAGE, _of_many(tag.content.name, count)) as tx:
            bare += [ensure_passage(tx, texts[version_id], start, end) for version_id, start, end in stretches]
            for passage_id in bare:
                writes.add_tag(tx, passage_id, tag_id)
    return count


def tag_passages_with_new(
    store: Store, passage_ids: Sequence[int], content: TagContent, stretches: Sequence[tuple[int, int, int]] = ()
) -> int:
    """Make a tag, as `tag_with_new` does, and put it on all that `tag_passages` would, in one operation.

    Returns on how many. Raises `NotFound` if every passage is gone.
    """
    names = _names_of(store, content)
    texts = {version_id: source_reads.version_text(store, version_id) for version_id, _, _ in stretches}
    on = [passage.id for passage in (_still_there(store, passage_ids) if passage_ids or not stretches else ())]
    count = len(on) + len(stretches)
    with store.write(Operation.TAG_PASSAGE, _of_many(names[-1], count)) as tx:
        tag_id = _named(tx, names, content)
        on += [ensure_passage(tx, texts[version_id], start, end) for version_id, start, end in stretches]
        for passage_id in on:
            writes.add_tag(tx, passage_id, tag_id)
    return count


def untag_passages(store: Store, passage_ids: Sequence[int], tag_id: int) -> int:
    """Remove a tag from several passages in one operation; those left with nothing attached are removed.

    Where the author has put it herself, the taggings of others stay. Returns how many carried it. Raises `NotFound` if
    the tag or every passage is gone.
    """
    tag = tag_reads.one_tag(store, tag_id)
    found = _still_there(store, passage_ids)
    carrying = [passage.id for passage in found if tag_id in {ref.id for ref in passage.tags}]
    if carrying:
        with store.write(Operation.UNTAG_PASSAGE, _of_many(tag.content.name, len(carrying))) as tx:
            for passage_id in carrying:
                writes.remove_tag(tx, passage_id, tag_id)
                writes.remove_if_bare(tx, passage_id)
    return len(carrying)


def _still_there(store: Store, passage_ids: Sequence[int]) -> tuple[Passage, ...]:
    found = reads.many(store, passage_ids)
    if not found:
        raise NotFound(tr("These passages are no longer in the workspace."))
    return found


def _of_many(name: str, count: int) -> str:
    return name if count == 1 else f"{name}, {count:,} passages"


def remove_passage(store: Store, passage_id: int) -> None:
    """Remove a passage with its tags, notes and evidence, in one operation that undo takes back whole."""
    passage = reads.one(store, passage_id)
    with store.write(Operation.REMOVE_PASSAGE, shortened(passage.quote)) as tx:
        tx.remove("passage", passage_id)


def remove_passages(store: Store, passage_ids: Sequence[int]) -> None:
    """Remove several passages in one operation. Raises `NotFound` if none of them exists."""
    found = _still_there(store, passage_ids)
    label = shortened(found[0].quote) if len(found) == 1 else f"{len(found):,} passages"
    with store.write(Operation.REMOVE_PASSAGE, label) as tx:
        for passage in found:
            tx.remove("passage", passage.id)


def move_ends(store: Store, passage_id: int, start: int, end: int, merge: str = "") -> None:
    """Change where a passage begins or ends; its tags, notes and evidence stay on it.

    Consecutive moves with the same `merge` key are one undo step. Raises `BadInput` if the stretch holds no words or
    another passage is on exactly these.
    """
    passage = reads.one(store, passage_id)
    text = source_reads.version_text(store, passage.version_id)
    anchor = make_anchor(text.text, start, end)
    if (anchor.start, anchor.end) == (passage.start, passage.end):
        return
    with store.write(Operation.MOVE_PASSAGE, shortened(anchor.quote), merge) as tx:
        if not writes.move(tx, passage_id, anchor, text.paragraph_at(anchor.start)):
            raise BadInput(tr("Another passage has exactly these words. Tag that one, or choose other words."))


def set_claim(store: Store, passage_id: int, claim: Claim | None) -> None:
    """Set who asserts what a passage says and how sure they are, or with None remove the claim."""
    passage = reads.one(store, passage_id)
    if claim is not None and not claim.asserted_by.strip():
        raise BadInput(tr("Say who asserts it: the authors, unnamed critics, or an actor's name."))
    if claim is not None and claim.answers == passage_id:
        raise BadInput(tr("A claim cannot answer itself."))
    with store.write(Operation.EDIT_CLAIM, shortened(passage.quote)) as tx:
        writes.set_claim(tx, passage_id, claim)


def claim_stretch(store: Store, source_id: int, start: int, end: int, quote: str, claim: Claim | None) -> int | None:
    """Make a passage of a stretch and set its claim, in one operation. Returns its id, or None without a claim."""
    if claim is None:
        return None
    text = source_reads.current_text(store, source_id)
    with store.write(Operation.EDIT_CLAIM, shortened(quote)) as tx:
        passage_id = ensure_passage(tx, text, start, end, quote)
        writes.set_claim(tx, passage_id, claim)
    return passage_id
