"""The profile page: one scrolling column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape
from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.kinds import ThingKey
from app.domain.language import tr
from app.store.reads.figure_sentences import Figure
from app.ui.base import keys
from app.ui.base.session import Target, go_from
from app.ui.base.things import target_of_thing
from app.ui.look import fonts
from app.ui.look.mirror import at_start
from app.ui.look.plain import HtmlLabel, PlainLabel, as_tip
from app.ui.look.tokens import PAGE_PX, SMALL_PX, SPACE
from app.ui.views.countries.actor_sections import ActorMaterial, actor_figures, actor_sections
from app.ui.views.countries.fact_editor import FactEditor
from app.ui.views.countries.figure_cards import FigureCards
from app.ui.views.countries.figures import KeyFigure, figures
from app.ui.views.countries.headpiece import ActorHead, Headpiece
from app.ui.views.countries.material import Material
from app.ui.views.countries.plans import RecordRows, RowPlan, SectionPlan, thing_of
from app.ui.views.countries.rows import EDGE, ProfileButton, ProfileRow, TableHead
from app.ui.views.countries.sections import sections
from app.ui.widgets.at_keyboard import at_keyboard
from app.ui.widgets.boxes import STRETCH, in_column, in_row, parts_of, put, styled
from app.ui.widgets.chip_button import ChipButton
from app.ui.widgets.flow import flowing
from app.ui.widgets.labels import EmptyState, Scrolled, head, muted, push_button

AT_ONCE, LATER_MS = 18, 15
"""How many figures and rows are there before the first paint, and when the others follow."""
SHOWN = 100
"""How many rows of a section are shown before more are asked for; of imported tables there may be thousands."""
_EVIDENT = ("donation:", "fact:")
"""Rows that have evidence to show beside them."""
MARGIN = SPACE[4] - EDGE + 4


class ProfilePage(Scrolled):
    """Shows a profile. Rows are selected, opened and walked through; the place decides what that does."""

    chosen = Signal(str)
    opened = Signal(str)
    linked = Signal(str)
    figure_wanted = Signal(str)
    """A figure was pressed: its sentences are wanted, or the row it comes from."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self.viewport().setProperty("look", "paper")
        self._made: list[ProfileButton] = []
        self._pending: list[tuple[QVBoxLayout, SectionPlan, int]] = []
        self._whole = False
        self._material: Material | ActorMaterial | None = None
        self._shown: dict[str, int] = {}
        """How many rows of a section are shown, where more were asked for."""
        self._begins: dict[str, int] = {}
        """Which of the rows is the first of a section."""
        self.editor: FactEditor | None = None
        self._facts: QVBoxLayout | None = None
        self._chosen = ""
        self.behind: dict[str, Figure] = {}
        """The figures behind cards and rows that sum up several things, by key."""

    # --- showing ---

    def show_material(self, material: Material | ActorMaterial, *, stay: bool = False) -> None:
        """Rebuild the page. `stay` keeps scroll position and focus."""
        at = self.verticalScrollBar().value() if stay else 0
        held = next((row.key for row in self._made if at_keyboard(row)), "")
        writing = self.editor.focusWidget() if self.editor is not None else None
        self._whole = stay or self.editor is not None
        self._material, self._shown = material, self._shown if stay else {}
        if self.editor is not None:
            self.editor.setParent(None)
        self._made, self._pending, self.behind = [], [], {}
        paper = styled(QWidget(), "paper")
        paper.setAccessibleName(tr("Profile of {info}").format(info=material.name))
        column = QWidget()
        column.setMaximumWidth(PAGE_PX + 2 * EDGE)
        self._fill(QVBoxLayout(column), material)
        in_row(STRETCH, (column, 1000), STRETCH, on=paper, margins=(MARGIN, SPACE[4], MARGIN, SPACE[5]))
        paper.resize(self.viewport().width(), self.viewport().height())  # so that no row is measured for nothing
        self.setWidget(paper)
        if not (stay and self._row(self._chosen)):
            self._chosen = next(
                (row.key for row in self._made if isinstance(row, ProfileRow) and row.key.startswith(_EVIDENT)), ""
            )
        self._mark()
        self._put_editor(writing)
        if stay:
            if held and (row := self._row(held)) is not None:
                row.setFocus()
            self.verticalScrollBar().setValue(at)
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(at))
        else:
            self.verticalScrollBar().setValue(0)
            QTimer.singleShot(LATER_MS, paper, self.finish)

    def show_nothing(self) -> None:
        """Explain how to get the first country."""
        empty = EmptyState(tr("No country yet"), "", tr("Read a source"))
        how = tr(
            "Select words in a source and press {country} to link them to a country, or find one at the left. Its "
            "profile writes itself."
        )
        keys.explain(empty.words, how, country="page.country")
        empty.button.clicked.connect(lambda: go_from(self, Target("read")))
        self.setWidget(empty)

    @property
    def rows(self) -> list[ProfileButton]:
        """Every figure and row of the page, in order."""
        self.finish()
        return self._made

    def finish(self) -> None:
        """Add the rows that were left for after the first paint."""
        pending, self._pending = self._pending, []
        for _, some in groupby(pending, key=lambda one: id(one[0])):
            group = [*some]
            rows, section, _ = group[0]
            if section.name == "facts":  # among which an editor is put
                for _, _, at in group:
                    self._add_row(rows, section, at)
                continue
            together = QWidget()  # each row that is shown for itself would have the whole page laid out
            layout = in_column(on=together, gap=0, margins=0)
            for _, _, at in group:
                self._add_row(layout, section, at)
            rows.addWidget(together)

    def _fill(self, layout: QVBoxLayout, material: Material | ActorMaterial) -> None:
        self._facts = None
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if isinstance(material, ActorMaterial):
            self._fill_actor(layout, material)
        else:
            self._fill_country(layout, material)
        layout.addStretch(1)

    def _fill_actor(self, layout: QVBoxLayout, material: ActorMaterial) -> None:
        layout.addWidget(ActorHead(material))
        self._figures(layout, actor_figures(material.profile))
        for section in actor_sections(material):
            self._section(layout, section)

    def _fill_country(self, layout: QVBoxLayout, material: Material) -> None:
        layout.addWidget(Headpiece(material.profile))
        self._figures(layout, figures(material))
        if material.is_bare:
            layout.addWidget(self._nothing(material.name))
        for section in sections(material):
            bare_facts = section.name == "facts" and not section.rows
            if not (bare_facts and material.is_bare):
                self._section(layout, section)
            elif section.name == "facts":
                self._facts = layout
        if silent := [member.info for member in material.profile.members if not member.recorded]:
            put(layout, SPACE[4], self._silent([(info.id, info.display_name) for info in silent]))

    def _figures(self, layout: QVBoxLayout, figured: Sequence[KeyFigure]) -> None:
        if not figured:
            return
        row = FigureCards(figured)
        for card in row.cards:
            card.opened.connect(self.figure_wanted)
            card.moved.connect(partial(self.step, card))
            if card.figure.behind is not None:
                self.behind[card.key] = card.figure.behind
            self._made.append(card)
        put(layout, SPACE[3] + SPACE[0], row)

    def _section(self, layout: QVBoxLayout, section: SectionPlan) -> None:
        layout.addSpacing(SPACE[4])
        line = in_row(head(section.title), STRETCH, margins=(EDGE, 0, EDGE, 0))
        if section.name == "facts":
            line.addWidget(ChipButton(tr("Fact"), glyph="plus", command="countries.add", name=tr("Add a fact")))
        put(layout, line)
        if section.hint:
            hint = muted(section.hint)
            hint.setContentsMargins(EDGE, 2, EDGE, 0)
            layout.addWidget(hint)
        rows = in_column(gap=0, margins=0)
        if section.rows and section.heads:
            rows.addWidget(TableHead(section.columns))
        elif not section.rows:
            how = tr("No fact is recorded yet. Select words in a source and press {country}, or add one here.")
            none = keys.explain(muted(""), how, country="page.country")
            none.setContentsMargins(EDGE, SPACE[0], EDGE, SPACE[0])
            rows.addWidget(none)
        else:
            rows.addSpacing(SPACE[0])
        if not isinstance(section.rows, RecordRows):
            self.behind |= {plan.key: plan.behind for plan in section.rows if plan.behind is not None}
        shown, self._begins[section.name] = len(section.rows), len(self._made)
        if section.name != "facts":
            shown = min(shown, self._shown.get(section.name, SHOWN))
        for at in range(shown):
            if self._whole or len(self._made) < AT_ONCE:
                self._add_row(rows, section, at)
            else:
                self._pending.append((rows, section, at))
        if section.name == "facts":
            self._facts = rows
        put(layout, rows)
        if (left := len(section.rows) - shown) > 0:
            words = tr("Show {n} of {left} more").format(n=f"{min(SHOWN, left):,}", left=f"{left:,}")
            more = push_button(words, lambda: QTimer.singleShot(0, self, lambda: self._show_more(section, shown)))
            put(layout, SPACE[0], in_row(more, STRETCH, margins=(EDGE, 0, EDGE, 0)))

    def _show_more(self, section: SectionPlan, at: int) -> None:
        assert self._material is not None
        self._shown[section.name] = at + SHOWN
        self.show_material(self._material, stay=True)
        row = self._made[self._begins[section.name] + sum(bool(section.rows[n].key) for n in range(at))]
        row.setFocus()
        QTimer.singleShot(LATER_MS, row, lambda: self.ensureWidgetVisible(row, 0, 80))

    def _add_row(self, layout: QVBoxLayout, section: SectionPlan, at: int) -> None:
        plan = section.rows[at]
        layout.addWidget(self._row_of(plan, section) if plan.key else _group_head(plan))

    def _row_of(self, plan: RowPlan, section: SectionPlan) -> ProfileRow:
        row = ProfileRow(plan.key, section.columns, plan.cells)
        row.setToolTip(as_tip(plan.tip))
        row.chosen.connect(self._choose)
        row.opened.connect(self.opened)
        row.linked.connect(self.linked)
        row.moved.connect(lambda by: self.step(row, by))
        self._made.append(row)
        return row

    def _nothing(self, name: str) -> QWidget:
        """What to do if there is no data."""
        box = QWidget()
        title = PlainLabel(tr("Nothing is recorded of {name} yet").format(name=name), font=fonts.reading(20), wrap=True)
        how = tr(
            "Select words in a source and press {country} to link them to {name}, or {record} to record a "
            "donation. The profile then writes itself: what was given, what is stated, and every quote behind "
            "it."
        ).replace("{name}", name)
        how_label = keys.explain(muted(""), how, country="page.country", record="page.draft")
        rows = in_column(at_start(title), how_label, on=box, gap=SPACE[1], margins=(EDGE, SPACE[5], EDGE, 0))
        ways = flowing(
            ChipButton(tr("Read a source"), glyph="book-open", command="go.read"),
            ChipButton(tr("Add a fact"), glyph="plus", command="countries.add"),
            ChipButton(tr("Write a note"), glyph="note-pencil", command="countries.note"),
            gap=SPACE[1],
        )
        put(rows, SPACE[1], ways, SPACE[3])
        return box

    def _silent(self, named: Sequence[tuple[int, str]]) -> QWidget:
        """The members of a group without data."""
        links = ", ".join(f'<a href="{country_id}">{escape(name)}</a>' for country_id, name in named)
        label = HtmlLabel(tr("Members of which nothing is recorded: {links}").format(links=links))
        label.setFont(fonts.interface(SMALL_PX))
        label.setProperty("look", "muted")
        label.setContentsMargins(EDGE, 0, EDGE, 0)
        label.linkActivated.connect(lambda href: go_from(self, target_of_thing("country", int(href))))
        return label

    # --- rows ---

    def _row(self, key: str) -> ProfileButton | None:
        made = (row for row in self._made if row.key == key and isinstance(row, ProfileRow))
        found = next(made, None)
        if found is None and self._pending and key:
            self.finish()
            return self._row(key)
        return found

    def thing_at_hand(self) -> ThingKey | None:
        kind, number = thing_of(self.chosen_key())
        return (kind, number) if kind in ("fact", "donation", "passage") else None

    def chosen_key(self) -> str:
        return self._chosen

    def choose(self, key: str) -> bool:
        """Focus a row and scroll to it. False if there is none with this key."""
        if (row := self._row(key)) is None:
            return False
        row.setFocus()
        self._choose(key)
        self.finish()
        QTimer.singleShot(LATER_MS, row, lambda: self.ensureWidgetVisible(row, 0, 80))
        return True

    def focus_rows(self) -> bool:
        """Focus the selected row, or the first."""
        row = self._row(self._chosen) or next((row for row in self.rows if isinstance(row, ProfileRow)), None)
        if row is not None:
            row.setFocus()
        return row is not None

    def step(self, row: ProfileButton, by: int) -> None:
        """Move on from a row, not beyond the last one."""
        at = self.rows.index(row) + by
        other = self.rows[max(0, min(len(self.rows) - 1, at))]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(other, 0, 60)

    def _choose(self, key: str) -> None:
        if key != self._chosen:
            self._chosen = key
            self._mark()
        self.chosen.emit(key)

    def _mark(self) -> None:
        for row in self._made:
            row.mark(bool(self._chosen) and row.key == self._chosen and isinstance(row, ProfileRow))
        if self._made and self._row(self._chosen) is None:
            self._made[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- the editor ---

    def show_editor(self, editor: FactEditor, *, write: bool = True) -> None:
        """Edit a fact in place, or a new one below the others; with `write` it gets the focus."""
        self.drop_editor()
        self.finish()
        self.editor = editor
        self._put_editor(None)
        if write:
            editor.focus_first()
        QTimer.singleShot(0, editor, lambda: self.ensureWidgetVisible(editor, 0, 40))

    def _put_editor(self, writing: QWidget | None) -> None:
        if self.editor is None or self._facts is None:
            return
        row = self._row(f"fact:{self.editor.fact_id}")
        at = self._facts.indexOf(row) if row is not None else -1
        if row is not None:
            row.hide()
        last = self._facts.count() - (1 if self._facts.parent() is not None and self._ends_in_stretch() else 0)
        self._facts.insertWidget(at + 1 if at >= 0 else last, self.editor)
        self.editor.show()
        if writing is not None:
            writing.setFocus()

    def _ends_in_stretch(self) -> bool:
        assert self._facts is not None
        last = max((self._facts.indexOf(part) for part in parts_of(self._facts)), default=-1)
        return last < self._facts.count() - 1

    def drop_editor(self) -> FactEditor | None:
        """Remove the editor from the page and return it, with its input."""
        editor, self.editor = self.editor, None
        if editor is not None:
            if (row := self._row(f"fact:{editor.fact_id}")) is not None:
                row.show()
            editor.hide()  # else the layout, which shows what it was given in the next turn, would make it a window
            editor.setParent(None)
        return editor


def _group_head(plan: RowPlan) -> QLabel:
    """The name of a category or a tag, above its rows."""
    label = PlainLabel(plan.cells[0].text, font=fonts.interface(SMALL_PX, semibold=True), look="muted")
    label.setContentsMargins(EDGE, SPACE[2], EDGE, 2)
    return label
