"""Operations: the kinds of user actions, and the notice of what one changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Author(NamedTuple):
    """A person who works in a workspace."""

    name: str
    """The name, which may change and may be empty."""
    id: str
    """The identity, the same in the window and in commands: a person undoes the operations that bear it."""

    def is_of(self, author_id: str) -> bool:
        """Whether this is the person's author id; operations from before there were ids bear the name instead."""
        return author_id in (self.id, self.name)


class Operation(StrEnum):
    """The kinds of user action. The value is what the menu and the history show, in English."""

    ADD_SOURCE = "Add source"
    EDIT_SOURCE = "Edit source"
    REMOVE_SOURCE = "Remove source"
    UPDATE_SOURCE = "New version of source"
    ACCEPT_ANCHOR = "Accept passage"
    REJECT_ANCHOR = "Keep passage on old version"
    CUT_BLOCK = "Cut block"
    RESTORE_BLOCK = "Put block back"
    ADD_COLLECTION = "Add collection"
    EDIT_COLLECTION = "Rename collection"
    REMOVE_COLLECTION = "Remove collection"
    PUT_IN_WORK = "Make texts one work"
    PAIR_PARAGRAPHS = "Pair paragraphs"
    TAKE_OUT_OF_WORK = "Take text out of its work"
    COLLECT_SOURCES = "Put into collection"
    UNCOLLECT_SOURCES = "Take out of collection"
    MARK_READ = "Mark as read or unread"
    TAG_PASSAGE = "Tag passage"
    UNTAG_PASSAGE = "Remove tag from passage"
    REMOVE_PASSAGE = "Remove passage"
    MOVE_PASSAGE = "Move passage"
    EDIT_CLAIM = "Edit claim"
    ADD_TAG = "Add tag"
    EDIT_TAG = "Edit tag"
    MOVE_TAG = "Move tag"
    REMOVE_TAG = "Remove tag"
    MERGE_TAGS = "Merge tags"
    SPLIT_TAG = "Split tag"
    AUTO_TAG = "Auto-tag"
    RESTORE_REMOVED = "Put back"
    IMPORT_CODEBOOK = "Import codebook"
    ADD_NOTE = "Add note"
    EDIT_NOTE = "Edit note"
    REMOVE_NOTE = "Remove note"
    ADD_DONATION = "Add donation record"
    EDIT_DONATION = "Edit donation record"
    REMOVE_DONATION = "Remove donation record"
    IMPORT_DONATIONS = "Import table of records"
    REMOVE_TABLE = "Remove imported table"
    LINK_DONATIONS = "Link donation records"
    MERGE_DONATIONS = "Merge donation records"
    SAVE_VIEW = "Save view"
    REMOVE_VIEW = "Remove saved view"
    EDIT_UNITS = "Edit units and things"
    ADD_TERM = "Add term"
    EDIT_TERM = "Edit term"
    MOVE_TERM = "Move term"
    RETIRE_TERM = "Retire term"
    OFFER_TERM = "Offer term again"
    REMOVE_TERM = "Remove term"
    MERGE_TERMS = "Merge terms"
    ADD_FIELD = "Add field"
    EDIT_FIELD = "Edit field"
    MOVE_FIELD = "Move field"
    RETIRE_FIELD = "Retire field"
    OFFER_FIELD = "Offer field again"
    REMOVE_FIELD = "Remove field"
    BRING_TERMS = "Bring newer terms"
    ADD_ACTOR = "Add actor"
    EDIT_ACTOR = "Edit actor"
    REMOVE_ACTOR = "Remove actor"
    MERGE_ACTORS = "Merge actors"
    ADD_FACT = "Add country fact"
    EDIT_FACT = "Edit country fact"
    REMOVE_FACT = "Remove country fact"
    LINK_EVIDENCE = "Link evidence"
    UNLINK_EVIDENCE = "Remove evidence"
    FIND_EVIDENCE = "Find evidence in the original"
    REVIEW_FIELD = "Review field"
    WITHDRAW_REVIEW = "Take review back"
    CHOOSE_VALUE = "Choose value"
    STARTER = "Starter content"


NO_STEPS = frozenset({Operation.STARTER.value})
"""The kinds that undo does not go back behind: with the starter content a workspace begins."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one committed step changed. Views ask `touches` and reload their own rows."""

    operation_id: int
    """0 where it is not one operation: another process wrote, or the change is too large to list."""
    operation: Operation | None
    rows: frozenset[tuple[str, int]]
    tables: frozenset[str]
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        return self.everything or not self.tables.isdisjoint(tables)


EVERYTHING = Changes(0, None, frozenset(), frozenset(), everything=True)
