"""The third step of an import: questions, once for each name, and the rejected rows with reasons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.actions.table_preview import Choices, Gathered
from app.domain.currencies import known
from app.domain.language import later, tr, tr_n
from app.domain.records import CountryInfo
from app.importers.table_values import Ask, Written
from app.ui.base.session import Session
from app.ui.look import fonts
from app.ui.look.mirror import at_start
from app.ui.look.plain import PlainLabel
from app.ui.look.tokens import SPACE
from app.ui.panels.names import Names
from app.ui.widgets.boxes import STRETCH, hairline, holding, in_column, in_row, put, styled, take_out
from app.ui.widgets.choice import Choice
from app.ui.widgets.form import NameField, line_edit
from app.ui.widgets.labels import Pressed, Scrolled, head, muted, push_button
from app.ui.widgets.row_or_column import RowOrColumn

NEAREST = 2
"""How many countries are proposed for an ambiguous name such as *Congo*."""
MOST = 200
"""How many reasons are shown; answers to the first ones settle many of the others."""
VALUE_PX, WHY_PX, SAY_PX, NUMBERS = 130, 130, 200, 4
STATUSES = (
    ("given", later("given")), ("delivered", later("delivered")), ("shipped", later("on the way")),
    ("promised", later("promised")), ("committed", later("committed")), ("offered", later("offered")),
    ("cancelled", later("cancelled")), ("not given", later("not given")), ("unknown", later("not said")),
)  # fmt: skip
"""What a status of a table may mean, in the words that its reader knows."""


def _all_taken(*, any_taken: bool, any_left: bool) -> str:
    """What is said where nothing is asked and nothing rejected."""
    if any_left:
        return tr("Every other row can be taken.")
    none = tr("There is no row of records below the headings. Choose a file that has some.")
    return tr("Every row can be taken.") if any_taken else none


class RowsPage(QWidget):
    """Each question once, with a field or a proposal; below, what can only be fixed in the file."""

    choices_changed = Signal(object)
    save_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "paper")
        self._names = Names(session)
        self._choices = Choices()
        self._shown: tuple[object, ...] = ()
        self.save = push_button(tr("Save them as a file…"), self.save_wanted, look="link")
        self._area = Scrolled()
        self._area.viewport().setProperty("look", "paper")
        in_column((self._area, 1), on=self, margins=0)

    def show_rows(
        self,
        choices: Choices,
        groups: Sequence[Gathered],
        likely: Mapping[str, str],
        left: Sequence[tuple[int, str]],
        *,
        any_taken: bool,
    ) -> None:
        """Show the questions about names and cells, and the rejected rows."""
        self._choices = choices
        shown = (tuple(groups), tuple(likely.items()), tuple(left), any_taken)
        if shown == self._shown:
            return
        self._shown = shown
        at = self._area.verticalScrollBar().value()
        take_out(self.save)
        self.save.setParent(None)
        inside = styled(QWidget(), "paper")
        rows = in_column(on=inside, gap=SPACE[0], margins=(0, 0, SPACE[1], 0))
        choose = [one for one in groups if is_choice(one)]
        rejected = [one for one in groups if not is_choice(one)]
        if choose or likely:
            to_choose = head(tr("To choose · {n}").format(n=f"{len(choose) + len(likely):,}"))
            put(rows, to_choose, muted(tr("Each is asked once, for all rows.")))
        for one in choose[:MOST]:
            self._line(rows, one.first.value or one.first.column, self._where(one), self._answer(one))
        for name, actor in list(likely.items())[:MOST]:
            self._line(rows, name, tr("not known by this name"), self._same(name, actor))
        if rejected:
            self._rejected(rows, rejected)
        if left:
            put(rows, SPACE[2], head(tr("Left out · {n}").format(n=f"{len(left):,}")))
        for number, why in left[:MOST]:
            self._line(rows, tr("row {number}").format(number=number), why, None)
        if not (choose or likely or rejected):
            rows.addWidget(muted(_all_taken(any_taken=any_taken, any_left=bool(left))))
        rows.addStretch(1)
        self._area.setWidget(inside)
        self._area.verticalScrollBar().setValue(at)

    def first(self) -> QWidget | None:
        """Where what a row waits for is said first; None if none waits."""
        tab = Qt.FocusPolicy.TabFocus
        here = (one for one in self.findChildren(QWidget) if one is not self.save and one.isVisible())
        return next((one for one in here if one.focusPolicy() & tab), None)

    def _rejected(self, rows: QVBoxLayout, rejected: Sequence[Gathered]) -> None:
        counted = head(tr("Rejected · {n}").format(n=sum(len(one.numbers) for one in rejected)))
        put(rows, SPACE[2], RowOrColumn((counted, 1), in_row(STRETCH, self.save), gap=0))
        self.save.show()
        for one in rejected[:MOST]:
            self._line(rows, f"“{one.first.value}”" if one.first.value else "", self._where(one), self._answer(one))
        if len(rejected) > MOST:
            rows.addWidget(muted(tr_n("{n} more reason", "{n} more reasons", len(rejected) - MOST)))

    @staticmethod
    def _where(one: Gathered) -> str:
        """The affected rows, and the reason."""
        numbers = ", ".join(map(str, one.numbers[:NUMBERS])) + (" …" if len(one.numbers) > NUMBERS else "")
        where = tr_n("row {numbers}", "{n} rows: {numbers}", len(one.numbers)).format(numbers=numbers)
        return f"{where} · {one.first.reason}"

    def _line(self, rows: QVBoxLayout, value: str, why: str, answer: QWidget | None) -> None:
        rows.addWidget(hairline())
        name = at_start(PlainLabel(value, font=fonts.interface(), wrap=True))
        name.setFixedWidth(VALUE_PX)
        label = muted(why)
        label.setMinimumWidth(WHY_PX)
        row = RowOrColumn((in_row(name, (label, 1), gap=SPACE[2]), 1), gap=SPACE[2])
        row.setContentsMargins(0, 2, 0, 2)
        if answer is not None:
            answer.setMinimumWidth(SAY_PX)
            row.addWidget(answer)
        put(rows, row)

    # --- what can be said ---

    def _answer(self, one: Gathered) -> QWidget | None:
        ask, value = one.first.ask, one.first.value
        if ask is Ask.COUNTRY:
            return self._country(value)
        if ask is Ask.STATUS:
            return self._status(one)
        if ask is Ask.OUTCOME:
            return self._outcome(one)
        if ask is Ask.ABOVE:
            return _links(((tr("as above"), lambda: self._put_value(one, "ditto")),
                           (tr("nobody is named"), lambda: self._put_value(one, ""))))  # fmt: skip
        if ask is Ask.CURRENCY:
            return self._word(one, tr("code, such as EUR"))
        if ask is Ask.NO_CURRENCY:
            return self._default_currency()
        if ask is Ask.POINT:
            how = self._choices.how
            return _links((("1,234.5", lambda: self._put(how=Written(".", how.day_first))),
                           ("1.234,5", lambda: self._put(how=Written(",", how.day_first)))))  # fmt: skip
        if ask is Ask.DAY_ORDER:
            how = self._choices.how
            return _links(((tr("day first"), lambda: self._put(how=Written(how.point, True))),
                           (tr("month first"), lambda: self._put(how=Written(how.point, False)))))  # fmt: skip
        if ask is Ask.VALUE and one.first.target:
            return self._word(one, tr("another value"))
        return muted(one.first.remedy)

    def _means(self, name: str, code: str) -> Pressed:
        """Says of a name that it is that of a country."""
        return lambda: self._put(names={**self._choices.names, name: code})

    def _country(self, name: str) -> QWidget:
        """A field for the country of a name, with the nearest as proposals."""
        field = NameField(self._names.countries, tr("What {name} means").format(name=name), only_known=True)
        field.setPlaceholderText(tr("which country or group?"))

        def put() -> None:
            if (info := self._names.country(field.text())) is not None:
                self._put(names={**self._choices.names, name: info.code})

        field.accepted.connect(lambda _offer: put())
        field.returnPressed.connect(put)
        offers = ((one.name, one.meaning) for one in self._names.countries(name))
        near = [(called, meant.code) for called, meant in offers if isinstance(meant, CountryInfo)][:NEAREST]
        if not near:
            return field
        links = [_links(((f"{called}?", self._means(name, code)),)) for called, code in near]
        box = holding(in_column(field, *links, gap=0, margins=0))
        box.setAccessibleName(field.accessibleName())
        return box

    def _same(self, name: str, actor: str) -> QWidget:
        """Whether a name means the actor with the most similar name."""
        return _links((
            (tr("{actor}?").format(actor=actor), lambda: self._put(names={**self._choices.names, name: actor})),
            (tr("somebody else"), lambda: self._put(names={**self._choices.names, name: name})),
        ))  # fmt: skip

    def _status(self, one: Gathered) -> QWidget:
        outcomes = (("", tr("which outcome?")), *((words, tr(shown)) for words, shown in STATUSES))
        choice = Choice(tr("What {name} means").format(name=one.first.value), outcomes)
        choice.activated.connect(lambda _at: self._put_value(one, str(choice.currentData())))
        return choice

    def _outcome(self, one: Gathered) -> QWidget:
        """Whether a column says how far the gifts came."""
        head, target = one.first.column, one.first.target
        ways: list[tuple[str, Pressed]] = [(tr("it does not"), lambda: self._put_column(head, target))]
        if one.first.proposal:  # else another column is the outcome
            ways.insert(0, (tr("it does"), lambda: self._put_column(head, one.first.proposal)))
        return _links(ways)

    def _put_column(self, head: str, target: str) -> None:
        self._put(columns={**self._choices.columns, head: target})

    def _word(self, one: Gathered, hint: str) -> QWidget:
        """A field for the replacement of a cell, with a proposal if there is one."""
        field = line_edit(tr("Instead of {value}").format(value=one.first.value), hint)
        field.returnPressed.connect(lambda: self._put_value(one, field.text().strip()))
        if not one.first.proposal:
            return field
        proposed = _links(((f"{one.first.proposal}?", lambda: self._put_value(one, one.first.proposal)),))
        return holding(in_row(proposed, (field, 1), margins=0))

    def _default_currency(self) -> QWidget:
        field: QLineEdit = line_edit(tr("Currency of all such amounts"), tr("code, such as USD"))

        def put() -> None:
            code = field.text().strip().upper()
            if known(code):
                self._put(currency=code)
            else:
                field.selectAll()

        field.returnPressed.connect(put)
        return field

    def _put_value(self, one: Gathered, words: str) -> None:
        if words or one.first.ask is Ask.ABOVE:
            target = one.first.target or ("currency" if one.first.ask is Ask.CURRENCY else "status")
            held = {**self._choices.values.get(target, {}), one.first.value: words}
            self._put(values={**self._choices.values, target: held})

    def _put(self, **chosen: object) -> None:
        self.choices_changed.emit(replace(self._choices, **chosen))  # type: ignore[arg-type]


def is_choice(one: Gathered) -> bool:
    """Whether the person can resolve it with one answer, for all rows."""
    return one.first.ask not in (Ask.NOTHING, Ask.VALUE)


def _links(ways: Sequence[tuple[str, Pressed]]) -> QWidget:
    links = (push_button(words, does, look="link") for words, does in ways)
    return holding(in_row(*links, STRETCH, gap=SPACE[1], margins=0))
