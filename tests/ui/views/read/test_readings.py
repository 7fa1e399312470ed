"""What a draft is not sure of: the other readings stand in its row, to be chosen by a key or a click."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.helpers.long import few
from tests.ui.conftest import given
from tests.ui.views.read.test_drafting import ALT, CTRL, NONE, card_of, press, put_caret

from app.actions.sources import add_draft
from app.domain.drafts.draft import Field
from app.importers.read import read_source
from app.store.reads import donations
from app.store.store import Store
from app.ui.shell.main_window import MainWindow
from app.ui.views.read.draft_rows import ShownRow
from app.ui.views.read.readings import shown_beside

pytestmark = pytest.mark.undone

TEXT = """Quinces

Korea gave 40 tents to Tripoli.

Australia donated $5 million to Vanuatu after the storm.

The ministry of health of Peru met that of Bolivia. The ministry gave Hyderabad 30 beds.

Norway will provide 12 pumps to Chile.

Sweden has sent 40 pumps to Peru, the state agency said.

The Wexmouth Trust gave $7 million to Kenya.

Through its ministries, Chilean embassies and NGOs, fuel was given to some 40 towns of Peru.

Fiji's sports ministry said that it would give 30 boats to Tonga through the World Food Programme.

Japan gave 40 tents to UNICEF for Chad.

Twelve desks went from the Wexmouth Trust to Jablanica.
"""


@pytest.fixture(scope="module")
def text_bytes(empty_bytes: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A workspace with a source of gifts that are not sure, made once."""
    path = tmp_path_factory.mktemp("text") / "w.passagework"
    path.write_bytes(empty_bytes)
    with Store(path, "Ann") as store:
        add_draft(store, read_source(TEXT.encode(), "quinces.txt"))
    return path.read_bytes()


@pytest.fixture
def reading(request: pytest.FixtureRequest) -> Iterator[MainWindow]:
    with given(request, "text_bytes", "text_bytes") as window:
        window.read.page.setFocus()
        yield window


def shown(window: MainWindow, field: Field) -> ShownRow:
    """The first row of a field."""
    return next(one for one in card_of(window).model.rows if one.row.field is field)


def draft(window: MainWindow, qtbot: QtBot, words: str, field: Field | None = None) -> None:
    """Draft the sentence with these words; the keyboard is on the row of the field."""
    put_caret(window, words)
    window.read.page.setFocus()
    press(window, qtbot, Qt.Key.Key_R)
    if field is not None:
        card_of(window).go_to(shown(window, field).row)


@few(
    "words, field, others",
    [
        ("Korea", Field.DONORS, ("North Korea · KP",)),
        ("Korea", Field.RECIPIENTS, ("Tripoli · LY", "Tripoli · LB", "Tripoli · GR", "Tripoli")),
        ("Australia", Field.MONEY, ("USD 5,000,000",)),
        ("The Wexmouth Trust", Field.MONEY, ()),
        ("The ministry gave", Field.DONORS, ("Bolivia · BO", "Australia · AU", "The ministry")),
        ("Norway", Field.STATUS, ("announced", "given")),
        ("Norway", Field.DONORS, ()),
        ("Sweden has sent", Field.ASSERTED_BY, ("Sweden",)),
        ("Twelve desks", Field.RECIPIENTS, ("Jablanica · BA", "Jablanica · RS", "Jablanica (no country)")),
        ("Through its ministries", Field.DONORS, ("Chilean embassies",)),
    ],
    keep=5,
    why="more readings in the window",
)
def test_the_other_readings_of_what_is_not_sure_stand_in_its_row(
    reading: MainWindow, qtbot: QtBot, words: str, field: Field, others: tuple[str, ...]
) -> None:
    draft(reading, qtbot, words)
    row = shown(reading, field)
    assert row.readings == others
    assert all(f"Alt+{at} “{other}”" in row.description for at, other in enumerate(others, 1))


def test_an_organisation_that_is_named_by_its_letters_is_no_country_named_before(
    reading: MainWindow, qtbot: QtBot
) -> None:
    """*Fiji* was offered for UNICEF, and UNICEF as another one of that name."""
    draft(reading, qtbot, "Japan gave", Field.RECIPIENTS)
    row = shown(reading, Field.RECIPIENTS)
    assert row.row.unsure
    assert row.readings == ("Chad · TD",)


def test_a_reading_that_is_of_no_country_does_not_look_like_the_value() -> None:
    assert shown_beside("Tripoli · LY", "Tripoli") == "Tripoli (no country)"
    assert shown_beside("Tripoli · LY", "Tripoli · LB") == "Tripoli · LB"
    assert shown_beside("Libya · LY", "Tripoli") == "Tripoli"


def test_a_word_that_names_nobody_is_no_other_reading(reading: MainWindow, qtbot: QtBot) -> None:
    """*it* was offered for who announced it."""
    draft(reading, qtbot, "Fiji's sports", Field.ASSERTED_BY)
    row = shown(reading, Field.ASSERTED_BY)
    assert row.value == "Fiji's sports ministry"
    assert row.readings == ("World Food Programme",)


def test_alt_and_its_number_chooses_one_and_goes_on(reading: MainWindow, qtbot: QtBot) -> None:
    draft(reading, qtbot, "Korea", Field.RECIPIENTS)
    press(reading, qtbot, Qt.Key.Key_2, ALT)
    row = shown(reading, Field.RECIPIENTS)
    assert (row.row.value, row.is_accepted) == ("Tripoli · LB", True)
    assert card_of(reading).current() != row.row
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert shown(reading, Field.RECIPIENTS).row.value == "Libya · LY"
    card_of(reading).go_to(shown(reading, Field.DONORS).row)
    press(reading, qtbot, Qt.Key.Key_1, ALT)
    press(reading, qtbot, Qt.Key.Key_Return, CTRL)
    (made,) = donations.records(reading.session.store)
    assert {party.name for party in made.content.parties} == {"North Korea", "Libya"}


def test_what_it_said_before_stays_among_them_under_the_key_that_was_pressed(reading: MainWindow, qtbot: QtBot) -> None:
    draft(reading, qtbot, "Korea", Field.RECIPIENTS)
    others = ("Tripoli · LY", "Tripoli · LB", "Tripoli · GR", "Tripoli")
    press(reading, qtbot, Qt.Key.Key_2, ALT)
    assert shown(reading, Field.RECIPIENTS).readings == (others[0], "Libya · LY", others[2], "Tripoli (no country)")
    card_of(reading).go_to(shown(reading, Field.DONORS).row)
    press(reading, qtbot, Qt.Key.Key_Return)  # another row changes meanwhile
    card_of(reading).go_to(shown(reading, Field.RECIPIENTS).row)
    press(reading, qtbot, Qt.Key.Key_2, ALT)
    row = shown(reading, Field.RECIPIENTS)
    assert (row.row.value, row.is_accepted, row.readings) == ("Libya · LY", True, others)
    assert shown(reading, Field.DONORS).is_accepted
    press(reading, qtbot, Qt.Key.Key_Z, CTRL)
    assert shown(reading, Field.RECIPIENTS).row.value == "Tripoli · LB"
    press(reading, qtbot, Qt.Key.Key_Escape)
    draft(reading, qtbot, "Korea")
    assert shown(reading, Field.RECIPIENTS).readings == (others[0], "Libya · LY", others[2], "Tripoli (no country)")


@pytest.mark.parametrize(
    ("words", "field", "before", "after"),
    [
        ("Australia", Field.MONEY, "AUD 5,000,000", "USD 5,000,000"),
        ("Norway", Field.STATUS, "promised", "announced"),
        ("Sweden has sent", Field.ASSERTED_BY, "the state agency", "Sweden"),
    ],
)
def test_where_one_row_is_not_sure_its_keys_act_from_every_row(
    reading: MainWindow, qtbot: QtBot, words: str, field: Field, before: str, after: str
) -> None:
    draft(reading, qtbot, words, Field.RECIPIENTS)
    for value in (after, before, after):
        press(reading, qtbot, Qt.Key.Key_1, ALT)
        assert (shown(reading, field).row.value, shown(reading, field).is_accepted) == (value, True)
        current = card_of(reading).current()
        assert current is not None
        assert current.field is Field.RECIPIENTS


def test_where_several_are_not_sure_a_key_leads_to_the_first_of_them_and_says_so(
    reading: MainWindow, qtbot: QtBot
) -> None:
    said: list[str] = []
    reading.session.said.connect(lambda sentence, _tone: said.append(sentence))
    draft(reading, qtbot, "Korea", Field.ITEMS)
    press(reading, qtbot, Qt.Key.Key_1, ALT)
    assert shown(reading, Field.DONORS).row.value == "South Korea · KR"
    assert said[-1] == "Alt and a number choose another reading of the current row."
    assert card_of(reading).current() == shown(reading, Field.DONORS).row
    press(reading, qtbot, Qt.Key.Key_1, ALT)
    assert shown(reading, Field.DONORS).row.value == "North Korea · KP"


def test_a_click_on_one_chooses_it_after_what_is_half_typed(reading: MainWindow, qtbot: QtBot) -> None:
    draft(reading, qtbot, "Korea", Field.ITEMS)
    card = card_of(reading)
    qtbot.keyClicks(card.list, "s")
    assert QApplication.focusWidget() is card.editor
    qtbot.keyClicks(card.editor, "ixty tents")
    at = next(number for number, one in enumerate(card.model.rows) if one.row.field is Field.RECIPIENTS)
    box = card.list.visualRect(card.model.index(at))
    places = (QPoint(x, y) for y in range(box.top(), box.bottom(), 3) for x in range(box.left(), box.right(), 3))
    painter, row = card.list.itemDelegate(), card.model.rows[at]
    place = next(one for one in places if painter.reading_at(row, box, one) == 1)
    qtbot.mouseClick(card.list.viewport(), Qt.MouseButton.LeftButton, NONE, place + QPoint(3, 3))
    assert shown(reading, Field.RECIPIENTS).row.value == "Tripoli · LB"
    assert shown(reading, Field.ITEMS).row.value == "60 tents"


def test_while_a_value_is_typed_a_reading_comes_instead_of_it(reading: MainWindow, qtbot: QtBot) -> None:
    draft(reading, qtbot, "Korea", Field.RECIPIENTS)
    press(reading, qtbot, Qt.Key.Key_F2)
    qtbot.keyClicks(card_of(reading).editor, "Tr")
    press(reading, qtbot, Qt.Key.Key_2, ALT)
    assert shown(reading, Field.RECIPIENTS).row.value == "Tripoli · LB"


def test_what_says_nothing_is_not_said_to_be_sure(reading: MainWindow, qtbot: QtBot) -> None:
    draft(reading, qtbot, "The ministry of health")
    outcome = shown(reading, Field.STATUS)
    assert (outcome.row.value, outcome.description) == ("", "Outcome, nothing said")


def test_where_there_is_none_a_number_says_so(reading: MainWindow, qtbot: QtBot) -> None:
    said: list[str] = []
    reading.session.said.connect(lambda sentence, _tone: said.append(sentence))
    draft(reading, qtbot, "Norway", Field.DONORS)
    press(reading, qtbot, Qt.Key.Key_4, ALT)
    assert said[-1] == "Nothing else is read here under this number."
    assert shown(reading, Field.DONORS).row.value == "Norway · NO"
