"""An edit over what somebody else may have changed since the person saw it."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any, TypeVar

from app.domain.errors import BadInput
from app.domain.language import tr

Content = TypeVar("Content", bound=Any)


def over(now: Content, content: Content, was: Content | None, name: str) -> Content:
    """What a person wants, over what is there now: what is in `content` as it was when she saw it stays as it is now.

    Without `was`, all of `content` is wanted. Raises `BadInput` for what she changed and somebody else changed too;
    `name` is what the thing is called.
    """
    if was is None:
        return content
    wanted = {one.name: getattr(content, one.name) for one in fields(content)}
    changed = {key: value for key, value in wanted.items() if value != getattr(was, key)}
    if any(getattr(now, key) not in (value, getattr(was, key)) for key, value in changed.items()):
        sentence = tr("“{name}” was changed by somebody else meanwhile. Look at it again, then change it.")
        raise BadInput(sentence.format(name=name))
    return replace(now, **changed)
