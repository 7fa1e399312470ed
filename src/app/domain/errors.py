"""What can go wrong in the user's words.

A `UserError` is never our bug: it is said to the user as it stands, and nothing has been changed.
Anything else that is raised is a bug and reaches the crash path.
"""

from __future__ import annotations

from collections.abc import Iterable


class UserError(Exception):
    """One clear sentence for the user, with a way out where there is one."""


class BadInput(UserError):
    """What the user gave cannot be taken: a file, an address, a value in a form."""


def refuse_wrong(wrong: Iterable[str]) -> None:
    """Raise `BadInput` with these sentences, if there are any."""
    if sentences := " ".join(wrong):
        raise BadInput(sentences)


class NotFound(UserError):
    """The thing asked for is not, or no longer, in the workspace."""


class AnchorLost(UserError):
    """The words of a passage do not stand where they are said to stand."""


class Overlaps(UserError):
    """What would be undone or done again was changed by somebody else since, or something was built on it."""


class StoreError(UserError):
    """The world's fault: the file is locked, full, read-only, damaged, not ours or too new."""


class Cancelled(UserError):
    """The user stopped a long piece of work; nothing of it was kept."""
