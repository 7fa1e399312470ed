"""The passages of a page with very many: loaded on demand, since few are ever needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from typing import Any

from app.domain.errors import UserError
from app.domain.passages import Passage
from app.store.reads import passages
from app.store.store import Store
from app.ui.reader.marks import Chip
from app.ui.views.read.marks import mark_of


class LazyPassages(MutableMapping[int, "Passage"]):
    """Passages by id. Missing ones are loaded singly, and in growing runs when requested one after the other."""

    def __init__(self, store: Store, ids: Iterable[int], known: Iterable[Passage] = ()) -> None:
        self._store = store
        self._known: dict[int, Passage | None] = dict.fromkeys(ids)
        self._known.update((passage.id, passage) for passage in known)
        self._following: int | None = None
        """The one after the last that was read, and how many were read with it."""
        self._run = 1

    def __getitem__(self, passage_id: int) -> Passage:
        found = self._known[passage_id]
        return found if found is not None else self._read(passage_id)

    def _read(self, passage_id: int) -> Passage:
        self._run = self._run * 4 if passage_id == self._following else 1
        wanted, self._following = [passage_id], None
        if self._run > 1:
            unread = [known for known, passage in self._known.items() if passage is None]
            at = unread.index(passage_id)
            wanted = unread[at : at + self._run]
            self._following = next(iter(unread[at + self._run :]), None)
        else:
            self._following = self._after(passage_id)
        for passage in passages.many(self._store, wanted):
            self._known[passage.id] = passage
        if (found := self._known[passage_id]) is None:  # gone since, and the page not told yet
            raise KeyError(passage_id)
        return found

    def _after(self, passage_id: int) -> int | None:
        ids = iter(self._known)
        for known in ids:
            if known == passage_id:
                return next((one for one in ids if self._known[one] is None), None)
        return None

    def __setitem__(self, passage_id: int, passage: Passage) -> None:
        self._known[passage_id] = passage

    def __delitem__(self, passage_id: int) -> None:
        del self._known[passage_id]

    def __contains__(self, passage_id: object) -> bool:
        return passage_id in self._known

    def __iter__(self) -> Iterator[int]:
        return iter(list(self._known))

    def __len__(self) -> int:
        return len(self._known)


class LazyChips(Sequence[Chip]):
    """The chips of a passage that is evidence, read when its block is painted."""

    def __init__(self, found: LazyPassages, passage_id: int) -> None:
        self._found, self._id = found, passage_id

    def _read(self) -> Sequence[Chip]:
        try:
            return mark_of(self._found[self._id]).chips
        except (KeyError, UserError):  # it is gone; the page will hear of it
            return ()

    def __getitem__(self, at: Any) -> Any:
        return self._read()[at]

    def __iter__(self) -> Iterator[Chip]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Sequence) and tuple(self) == tuple(other))
