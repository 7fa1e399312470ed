"""Merging an edit with what somebody else changed meanwhile."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from app.domain.donations import Donation
from app.domain.errors import BadInput
from app.domain.fields import made
from app.domain.language import tr
from app.domain.records import DonationRecord

Content = TypeVar("Content", bound=Any)
PartIds = Mapping[str, Sequence[int | None]]


def over(
    now: Content, content: Content, was: Content | None, name: str, together: Collection[str] = frozenset()
) -> Content:
    """The content to write: attributes that the user did not change keep their present value.

    `was` is the content they saw; without it, all of `content` is written. Attributes in `together` count as one.
    Raises `BadInput` if both changed the same; `name` is what the thing is called.
    """
    if was is None:
        return content
    ours, theirs = (_changed(one, was, frozenset(together)) for one in (content, now))
    if any(getattr(now, key) != getattr(content, key) for key in ours & theirs):
        sentence = tr("“{name}” was changed by somebody else meanwhile. Look at it again, then change it.")
        raise BadInput(sentence.format(name=name))
    return replace(now, **{key: getattr(content, key) for key in ours})


def _changed(content: Any, was: Any, together: frozenset[str]) -> frozenset[str]:
    found = frozenset(one.name for one in fields(content) if getattr(content, one.name) != getattr(was, one.name))
    return found | together if found & together else found


def over_record(
    now: DonationRecord, content: Donation, part_ids: PartIds, was: DonationRecord
) -> tuple[Donation, PartIds]:
    """The content of a record to write, with the old rows of its parts, as `over`: field by field, and the parts of
    each kind as one."""
    values: dict[str, Any] = {}
    rows: dict[str, Sequence[int | None]] = {}
    for field in now.fields:
        ours, theirs, base = (field.of(one) for one in (content, now.content, was.content))
        if ours != base and theirs not in (base, ours):
            sentence = tr(
                "“{field}” of {ref} was changed elsewhere meanwhile. Discard what you typed to see it, then change it "
                "again."
            )
            raise BadInput(sentence.format(field=field.title, ref=now.ref))
        stays = ours in (base, theirs)
        values[field.key] = theirs if stays else ours
        ids = now.part_ids if stays else part_ids
        if field.key in ids:
            rows[field.key] = ids[field.key]
    return made(Donation, values, now.fields), rows
