"""What is exported, and what the starter holds, is English whatever the window speaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.helpers.long import few
from tests.helpers.made import make_starter

from app.actions.exports import Wanted, export_markdown
from app.actions.note_figures import Figures, figures_in, finder, look_through
from app.domain import language
from app.domain.note_figures import Why, tokens
from app.paths import RESOURCES
from app.store.store import Store


class Bracketed:
    """A language in which nothing that was translated can be overlooked."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"

    def pgettext(self, context: str, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def bracketed() -> Iterator[None]:
    language.use(Bracketed())
    yield
    language.use(None)


@pytest.mark.usefixtures("bracketed")
@few("single", [True, False], keep=1, why="more exports")
def test_an_export_holds_no_word_of_the_windows_language(tmp_path: Path, single: bool):
    workspace = tmp_path / "w.passagework"
    make_starter(workspace, "Ann", RESOURCES)
    store = Store(workspace, "Ann")
    try:
        export_markdown(store, tmp_path / "out", Wanted(single=single))
    finally:
        store.close()
    written = [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert len(written) > (0 if single else 100)
    assert [path.name for path in written if "⟦" in path.name or "⟦" in path.read_text("utf-8")] == []


@pytest.mark.usefixtures("ids")
def test_figures_of_notes_are_shown_as_they_are_exported_and_none_is_stale_for_a_language(ledger: Store) -> None:
    """In a window of another language they were in that one, and what was kept of them in English was stale."""
    typed = ("{{D-01.money}}", "{{D-01.item}}", "{{D-01.outcome}}", "{{total item:masks}}", "{{Iran.cases}}")
    english = figures_in(ledger, typed)
    note = " ".join(f"So it was {one[:-2]}|{english[one].words}}}}}." for one in typed)
    assert Why.STALE not in {one.why for one in look_through(ledger, note, finder())}
    language.use(Bracketed())
    try:
        assert figures_in(ledger, typed) == english
        assert Why.STALE not in {one.why for one in look_through(ledger, note, finder())}
        problem = Figures(ledger).of(tokens("{{D-99.money}}")[0]).problem
        assert problem.startswith("⟦"), "why there is none is said as the window speaks"
    finally:
        language.use(None)
