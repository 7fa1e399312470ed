"""The notice about forms with unsaved text, as after the program was killed, and the way there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer

from app.actions.half_typed import HalfTyped, offered
from app.domain.language import tr, tr_n
from app.store.reads.countries import by_code
from app.ui.base.session import Session, Target
from app.ui.look.mirror import listed
from app.ui.shell.notices import Notice
from app.ui.widgets.labels import push_button


class HalfTypedNotice(Notice):
    """Visible until it is answered."""

    def __init__(self, session: Session, forms: Sequence[HalfTyped]) -> None:
        self._session, self._forms = session, list(forms)
        self.go, self.later = push_button(tr("Go on with it"), look="chip"), push_button(tr("Later"), look="chip")
        super().__init__("pencil", self.go, self.later)
        self.go.clicked.connect(self._go_on)
        self.later.clicked.connect(self.hide)
        session.typed.connect(self._typed)
        self._show_waiting()

    def _show_waiting(self) -> None:
        sentence = tr_n(
            "Typed before and not saved: {names}. It waits in its form.",
            "Typed before and not saved: {names}. They wait in their forms.",
            len(self._forms),
        )
        self.show_sentence(sentence.format(names=listed(dict.fromkeys(map(name_of, self._forms)), ", ")))

    def _typed(self) -> None:
        """A form was found without this notice, and is kept, saved or discarded once this turn is over."""
        if not self.isHidden():
            QTimer.singleShot(0, self, lambda: self._offer(self._forms))

    def _offer(self, forms: Sequence[HalfTyped]) -> None:
        """Offer these forms, except those that were changed, saved or discarded meanwhile."""
        waiting = self._session.do(offered) or () if self._session.is_open else ()
        self._forms = [one for one in forms if one in waiting]
        if self._forms:
            self._show_waiting()
        self.setVisible(bool(self._forms))

    def _go_on(self) -> None:
        """Open the first form, and offer the others."""
        first, *others = self._forms
        self._offer(others)
        kind, _, country = first.form.kind.partition(" ")
        known = first.form.id or None
        if kind == "import":
            self._session.go(Target("importing", words=_path_of(first)))
        elif kind == "fact":
            found = self._session.do(lambda store: by_code(store, country))
            self._session.go(Target("countries", "country", None if found is None else found.id))
        else:
            self._session.go(Target("donations", "form" if kind == "donation" else kind, known))


def notice_of(session: Session) -> HalfTypedNotice | None:
    """The notice, if anything waits."""
    found = () if session.is_read_only else session.do(offered) or ()
    forms = [one for one in found if one.form.kind.split(" ")[0] != "import" or Path(_path_of(one)).exists()]
    return HalfTypedNotice(session, forms) if forms else None


def _path_of(one: HalfTyped) -> str:
    """Where the table is that is imported."""
    return str(kept_of(one).get("path", ""))


def kept_of(one: HalfTyped) -> dict[str, Any]:
    """What was kept of a form; nothing where another version of the program has written it."""
    try:
        found = json.loads(one.words)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def name_of(one: HalfTyped) -> str:
    """What a form is called."""
    kind, _, country = one.form.kind.partition(" ")
    name = str(kept_of(one).get("name", "")).strip()
    if kind == "donation":
        return name or tr("New record")
    return ": ".join(part for part in (country if kind == "fact" else "", name) if part)
