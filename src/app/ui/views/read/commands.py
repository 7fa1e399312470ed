"""The commands of the reading view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.language import tr
from app.ui.base.commands import PAGE, Command
from app.ui.views.read import selecting

if TYPE_CHECKING:
    from app.ui.views.read.place import ReadPlace

    Does = Callable[[ReadPlace], object]


def _reading(
    menu: str, name: str, text: str, key: str, glyph: str, does: Does, *, writes: bool = False, words: str = ""
) -> Command[ReadPlace]:
    """A command that is available while the view is shown."""
    return Command(name, text, key, menu, glyph, does, place="read", shown="read", writes=writes, words=words)


def _on_page(
    menu: str, name: str, text: str, key: str, glyph: str, does: Does, *, writes: bool = False, words: str = ""
) -> Command[ReadPlace]:
    """A command whose key works while the text has the focus."""
    return Command(
        name, text, key, menu, glyph, does, place="read", shown="read", view=PAGE, writes=writes, words=words
    )


def _anywhere(
    menu: str, name: str, text: str, key: str, glyph: str, does: Does, *, always: bool = False, writes: bool = False
) -> Command[ReadPlace]:
    """A command that is always available."""
    return Command(name, text, key, menu, glyph, does, always, place="read", writes=writes)


def _source() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Source")
    return (
        _reading(menu, "source.edit", tr("Edit citation…"), "F2", "pencil",
                 lambda p: p.edit_citation(), writes=True),
        _reading(menu, "source.cuts", tr("Show what was cut"), "Ctrl+Shift+X", "scissors", lambda p: p.toggle_cuts()),
        _reading(menu, "source.original", tr("Digest or translation of…"), "", "link",
                 lambda p: p.aids.choose_original(), writes=True),
        _reading(menu, "source.remove", tr("Remove source"), "", "trash",
                 lambda p: p.controller.remove_source(), writes=True, words=tr("delete")),
    )  # fmt: skip


def _edit() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Edit")
    return (
        _reading(menu, "find.next", tr("Find next"), "F3", "caret-down", lambda p: p.aids.find_step(1)),
        _reading(menu, "find.previous", tr("Find previous"), "Shift+F3", "caret-up", lambda p: p.aids.find_step(-1)),
        _anywhere(menu, "edit.removed", tr("Removed things…"), "", "trash",
                 lambda p: p.controller.codebook.show_removed()),
    )  # fmt: skip


def _passage() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Passage")
    return (
        _on_page(menu, "page.tag", tr("Tag"), "T", "tag", lambda p: p.controller.tag(), writes=True),
        _on_page(menu, "page.note", tr("Note"), "N", "note-pencil", lambda p: p.controller.note(), writes=True),
        _on_page(menu, "page.quote", tr("Quote in note"), "Q", "quotes", lambda p: p.controller.quote(), writes=True),
        _on_page(menu, "page.draft", tr("Draft a record"), "R", "package",
                 lambda p: p.aids.proposals.there(p.controller.draft), writes=True),
        _on_page(menu, "page.record", tr("Link to a record"), "Shift+R", "link",
                 lambda p: p.controller.record(), writes=True),
        _on_page(menu, "page.country", tr("Link to a country"), "P", "globe",
                 lambda p: p.controller.country(), writes=True),
        _on_page(menu, "page.repeat", tr("Repeat last tag"), ".", "tag",
                 lambda p: p.controller.repeat_tag(), writes=True),
        *(
            _on_page(menu, f"page.recent.{n}", tr("Likely tag {n}").format(n=n), str(n), "tag",
                     lambda p, n=n: p.controller.digit(n), writes=True)
            for n in range(1, 10)
        ),
        _on_page(menu, "page.in_vivo", tr("Tag named by the words"), "V", "quotes",
                 lambda p: p.controller.in_vivo(), writes=True),
        _on_page(menu, "page.claim", tr("Claim: who asserts it"), "C", "user",
                 lambda p: p.controller.claim(), writes=True),
        _on_page(menu, "page.pair", tr("Pair paragraph with the original…"), "Shift+X", "link",
                 lambda p: p.aids.pair_paragraph(), writes=True),
        _on_page(menu, "page.bar", tr("What can be done with the words"), ",", "dots-three",
                 lambda p: p.bar.toggle()),
        _on_page(menu, "page.remove", tr("Remove passage"), "Del", "trash",
                 lambda p: p.controller.remove_passage(), writes=True, words=tr("delete")),
    )  # fmt: skip


def _selecting() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Select")

    def command(name: str, text: str, key: str, does: Does, *, writes: bool = False) -> Command[ReadPlace]:
        run = _announced(does) if name.startswith("select.") and name not in _HEARD else does
        return _on_page(menu, name, text, key, "text-aa", run, writes=writes)

    return (
        command("select.word", tr("Select the word"), "W", lambda p: selecting.select_word(p.page)),
        command("select.sentence", tr("Select the sentence"), "S", lambda p: p.page.select_sentence()),
        command("select.paragraph", tr("Select the paragraph"), "Shift+S", lambda p: p.page.select_paragraph()),
        command("select.more", tr("Select a word more"), "Ctrl+Shift+Right",
                lambda p: selecting.extend(p.page, "word", 1)),
        command("select.less", tr("Select a word less"), "Ctrl+Shift+Left",
                lambda p: selecting.extend(p.page, "word", -1)),
        command("select.sentence.more", tr("Select a sentence more"), "Ctrl+Shift+Down",
                lambda p: selecting.extend(p.page, "sentence", 1)),
        command("select.sentence.less", tr("Select a sentence less"), "Ctrl+Shift+Up",
                lambda p: selecting.extend(p.page, "sentence", -1)),
        command("passage.next", tr("Next passage"), "]", lambda p: p.page.next_passage()),
        command("passage.previous", tr("Previous passage"), "[", lambda p: p.page.previous_passage()),
        command("passage.next_here", tr("Next passage under the caret"), "O", lambda p: p.page.cycle_passages()),
        command("passage.end.on", tr("Passage ends a word later"), "Ctrl+]",
                lambda p: p.aids.move_end("end", 1), writes=True),
        command("passage.end.back", tr("Passage ends a word earlier"), "Ctrl+[",
                lambda p: p.aids.move_end("end", -1), writes=True),
        command("passage.start.on", tr("Passage starts a word later"), "Ctrl+Shift+]",
                lambda p: p.aids.move_end("start", 1), writes=True),
        command("passage.start.back", tr("Passage starts a word earlier"), "Ctrl+Shift+[",
                lambda p: p.aids.move_end("start", -1), writes=True),
    )  # fmt: skip


_HEARD = ("select.more", "select.less")
"""Whose usual keys select everywhere, so that a screen reader says by itself what they do."""


def _announced(does: Does) -> Does:
    """Wraps a selecting command so that the selection is announced."""

    def selects(place: ReadPlace) -> None:
        before = place.page.selection()
        does(place)
        place.aids.announcer.announce_selected(before)

    return selects


def _codebook() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Codebook")
    return (
        _anywhere(menu, "codebook.add", tr("New tag…"), "", "plus",
                 lambda p: p.controller.codebook.add(None), writes=True),
        _anywhere(menu, "codebook.auto", tr("Auto-tag…"), "Ctrl+Shift+T", "magnifying-glass",
                 lambda p: p.controller.auto_tag(), writes=True),
        _anywhere(menu, "codebook.import", tr("Import a codebook…"), "", "download-simple",
                 lambda p: p.controller.codebook.import_file(), writes=True),
        _anywhere(menu, "codebook.export", tr("Export the codebook…"), "", "export",
                 lambda p: p.controller.codebook.export_file()),
    )  # fmt: skip


def _go() -> tuple[Command[ReadPlace], ...]:
    menu = tr("Go")
    return (
        _reading(menu, "go.outline", tr("Outline"), "Ctrl+Shift+L", "list-bullets", lambda p: p.aids.outline()),
        _reading(menu, "go.paragraph", tr("Go to paragraph…"), "Ctrl+L", "list-bullets",
                 lambda p: p.aids.go_to_paragraph()),
        _on_page(menu, "go.paragraph.next", tr("Next paragraph"), "Ctrl+Down", "arrow-right",
                 lambda p: p.aids.step_paragraph(1)),
        _on_page(menu, "go.paragraph.before", tr("Previous paragraph"), "Ctrl+Up", "arrow-left",
                 lambda p: p.aids.step_paragraph(-1)),
        _on_page(menu, "go.other_text", tr("The other text of the work, at the same paragraph"), "X", "book-open",
                 lambda p: p.aids.go_to_other_text()),
        _on_page(menu, "go.figure", tr("Next figure not yet evidence"), "G", "arrow-right",
                 lambda p: p.aids.next_missing(1)),
        _on_page(menu, "go.figure.before", tr("Previous figure not yet evidence"), "Shift+G", "arrow-left",
                 lambda p: p.aids.next_missing(-1)),
        _on_page(menu, "go.donation", tr("Next sentence that looks like a donation"), "D", "arrow-right",
                 lambda p: p.aids.proposals.next(1)),
        _on_page(menu, "go.donation.before", tr("Previous sentence that looks like a donation"), "Shift+D",
                 "arrow-left", lambda p: p.aids.proposals.next(-1)),
        _reading(menu, "go.gifts", tr("Likely donations, as a list"), "Ctrl+Shift+D",
                 "list-bullets", lambda p: p.aids.list_gifts()),
        _anywhere(menu, "go.library", tr("Library"), "Ctrl+Shift+B", "list-bullets",
                 lambda p: p.shelf.open_or_close()),
    )  # fmt: skip


def _view() -> tuple[Command[ReadPlace], ...]:
    menu = tr("View")
    return (
        _anywhere(menu, "view.larger", tr("Larger text"), "Ctrl++", "text-aa", lambda p: p.zoom(1), always=True),
        _anywhere(menu, "view.smaller", tr("Smaller text"), "Ctrl+-", "text-aa", lambda p: p.zoom(-1), always=True),
        _anywhere(menu, "view.normal", tr("Normal text"), "Ctrl+0", "text-aa", lambda p: p.zoom(0), always=True),
        _on_page(menu, "view.more", tr("More on the page: tags, evidence, all"), "L", "eye",
                 lambda p: p.aids.levels.step(1)),
        _on_page(menu, "view.less", tr("Less on the page"), "Shift+L", "eye", lambda p: p.aids.levels.step(-1)),
        _on_page(menu, "view.unfold", tr("What is on the paragraph"), "E", "list-bullets",
                 lambda p: p.aids.card_rows.step_in()),
        _reading(menu, "view.paragraph", tr("What is in this paragraph, as a list"), "Ctrl+Shift+I", "list-bullets",
                 lambda p: p.aids.show_paragraph()),
        _reading(menu, "view.missing", tr("Show what is not yet evidence"), "Ctrl+Shift+G", "eye",
                 lambda p: p.aids.coverage.toggle()),
    )  # fmt: skip


def commands() -> tuple[Command[ReadPlace], ...]:
    """All commands of the reading view."""
    return (*_source(), *_edit(), *_passage(), *_selecting(), *_codebook(), *_go(), *_view())
