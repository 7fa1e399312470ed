"""What can go wrong, in the user's words.

A `UserError` is never our bug: it is shown as it is, and nothing has been changed. Any other exception is a bug and
reaches the crash handler.
"""

from __future__ import annotations

from collections.abc import Iterable


class UserError(Exception):
    """One clear sentence for the user, with a way out where there is one."""


class BadInput(UserError):
    """The user's input cannot be accepted: a file, an address, a value in a form."""


def refuse_wrong(wrong: Iterable[str]) -> None:
    """Raise `BadInput` with these sentences, if there are any."""
    if sentences := " ".join(wrong):
        raise BadInput(sentences)


class NotFound(UserError):
    """The requested thing is not, or no longer, in the workspace."""


class AnchorLost(UserError):
    """The words of a passage are not where they should be."""


class Overlaps(UserError):
    """What would be undone or redone was changed by somebody else since, or something was built on it."""

    def __init__(self, sentence: str, operation_id: int = 0) -> None:
        super().__init__(sentence)
        self.operation_id = operation_id
        """The operation that was refused; one before it may be undone all the same."""


class StoreError(UserError):
    """An error of the environment: the file is locked, full, read-only, damaged, not ours or too new."""


class Cancelled(UserError):
    """The user stopped a long operation; nothing of it was kept."""
