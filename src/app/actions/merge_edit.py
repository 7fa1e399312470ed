"""Merging an edit with what somebody else changed meanwhile."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from app.domain.errors import BadInput
from app.domain.language import tr

Content = TypeVar("Content", bound=Any)


def over(now: Content, content: Content, was: Content | None, name: str) -> Content:
    """The content to write: attributes that the person did not change keep their present value.

    `was` is the content she saw; without it, all of `content` is written. Raises `BadInput` if both changed the same
    attribute; `name` is what the thing is called.
    """
    if was is None:
        return content
    wanted = {one.name: getattr(content, one.name) for one in fields(content)}
    changed = {key: value for key, value in wanted.items() if value != getattr(was, key)}
    if any(getattr(now, key) not in (value, getattr(was, key)) for key, value in changed.items()):
        sentence = tr("“{name}” was changed by somebody else meanwhile. Look at it again, then change it.")
        raise BadInput(sentence.format(name=name))
    return replace(now, **changed)
