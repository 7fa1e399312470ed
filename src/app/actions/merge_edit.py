"""Merging an edit with what somebody else changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Generic, TypeVar

from app.domain.donations import Donation
from app.domain.duplicates import Difference
from app.domain.errors import BadInput
from app.domain.fields import made, with_values_of
from app.domain.language import tr
from app.domain.records import DonationRecord
from app.domain.shortened import shortened

Content = TypeVar("Content", bound=Any)
T = TypeVar("T")
PartIds = Mapping[str, Sequence[int | None]]


class Overtaken(BadInput):
    """The user and somebody else changed the same meanwhile."""

    def __init__(self, sentence: str, seen: Any) -> None:
        super().__init__(sentence)
        self.seen = seen
        """The content that the user has seen once this is said: saved over that, theirs is replaced."""


def overtaken(name: str, theirs: Iterable[str], seen: Any) -> Overtaken:
    """What to raise; `theirs` are their words, as far as they are words."""
    words = " ".join(f"“{shortened(one, 60)}”" for one in theirs if one)
    sentence = tr("“{name}” was changed by somebody else meanwhile. Save again to put yours in its place.")
    if words:
        sentence = tr("“{name}” was changed by somebody else meanwhile: {words}. Save again to put yours in its place.")
    return Overtaken(sentence.format(name=name, words=words), seen)


class Seen(Generic[Content]):
    """What a form has seen of a thing. What somebody else has changed too is said once; saved again, it is replaced."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def save(self, edit: Callable[[Content], T]) -> T:
        """Do an edit, which is given what was seen. Raises as that does."""
        try:
            return edit(self.content)
        except Overtaken as why:
            self.content = why.seen
            raise


def over(
    now: Content, content: Content, was: Content | None, name: str, together: Collection[str] = frozenset()
) -> Content:
    """The content to write: attributes that the user did not change keep their present value.

    `was` is the content they saw; without it, all of `content` is written. Attributes in `together` count as one.
    Raises `Overtaken` if both changed the same; `name` is what the thing is called.
    """
    if was is None:
        return content
    ours, theirs = (_changed(one, was, frozenset(together)) for one in (content, now))
    if any(getattr(now, key) != getattr(content, key) for key in ours & theirs):
        values = (getattr(now, key) for key in sorted(ours & theirs) if getattr(now, key) != getattr(was, key))
        seen = replace(was, **{key: getattr(now, key) for key in ours & theirs})
        raise overtaken(name, [one for one in values if isinstance(one, str)], seen)
    return replace(now, **{key: getattr(content, key) for key in ours})


def _changed(content: Any, was: Any, together: frozenset[str]) -> frozenset[str]:
    found = frozenset(one.name for one in fields(content) if getattr(content, one.name) != getattr(was, one.name))
    return found | together if found & together else found


def clashes(
    now: DonationRecord, content: Donation, was: Donation, also: Collection[str] = ()
) -> tuple[Difference, ...]:
    """The fields that the user and somebody else changed since `was`, each to another value. Those in `also` were
    changed by both, whatever `was` has."""
    return tuple(
        Difference(field, ours, theirs)
        for field in now.fields
        for ours, theirs, base in [(field.of(content), field.of(now.content), field.of(was))]
        if ours != theirs and (field.key in also or base not in (ours, theirs))
    )


def chosen(
    now: DonationRecord,
    content: Donation,
    part_ids: PartIds,
    was: DonationRecord,
    clashing: Collection[Difference],
    of_theirs: Collection[str],
) -> tuple[Donation, PartIds, DonationRecord]:
    """What `edit_donation` is to write, with what the user has seen by now, once it is chosen of which clashing fields
    the other's value stays; of the others it is the user's."""
    keys = tuple(one.field.key for one in clashing)
    kept = {
        key: tuple(one if one in now.part_ids[key] else None for one in ids) if key in keys else ids
        for key, ids in part_ids.items()
    }
    seen = replace(was, content=with_values_of(was.content, now.content, keys))
    return with_values_of(content, now.content, tuple(key for key in keys if key in of_theirs)), kept, seen


def over_record(
    now: DonationRecord, content: Donation, part_ids: PartIds, was: DonationRecord
) -> tuple[Donation, PartIds]:
    """The content of a record to write, with the old rows of its parts, as `over`: field by field, and the parts of
    each kind as one."""
    if both := clashes(now, content, was.content):
        named = ", ".join(f"“{one.field.title}”" for one in both)
        sentence = tr("{fields} of {ref} changed elsewhere meanwhile. Save again, and choose whose value stays.")
        raise BadInput(sentence.format(fields=named, ref=now.ref))
    values: dict[str, Any] = {}
    rows: dict[str, Sequence[int | None]] = {}
    for field in now.fields:
        ours, theirs, base = (field.of(one) for one in (content, now.content, was.content))
        stays = ours in (base, theirs)
        values[field.key] = theirs if stays else ours
        ids = now.part_ids if stays else part_ids
        if field.key in ids:
            rows[field.key] = ids[field.key]
    return made(Donation, values, now.fields), rows
