"""Sums by clicks: conditional, disputed and passed on through somebody, beside the command line and sums by hand; and a
figure without words seen and mended by clicks."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from tests.helpers.seen import popup
from tests.helpers.settled import settled
from tests.ui.conftest import opened

from app.actions.donations import add_donation
from app.actions.evidence import link_evidence
from app.actions.sources import add_bytes
from app.bootstrap import main
from app.domain.donations import Amount, Donation, Item, Money, Party
from app.domain.terms import AmountRole, Assertion, EvidenceRole, PartyRole, Status
from app.domain.vocabularies import GIVING, Term
from app.store.reads import donations as reads
from app.store.reads.sources import current_text
from app.store.store import Store
from app.ui.panels.sentences_card import SentencesCard

D = Decimal
TEXT = (
    "Norway gave Peru EUR 5 million once the port was open. Norway promised Peru EUR 7 million if it votes.\n\n"
    "Norway gave Peru EUR 10 million, of which EUR 4 million went through the Red Cross.\n\n"
    "Norway gave Peru 100 tents. A paper counted 140 tents.\n\nNorway gave Peru 45 ambulances.\n"
)
PARTIES = (Party(PartyRole.DONOR, "Norway", iso2="NO"), Party(PartyRole.RECIPIENT, "Peru", iso2="PE"))


def euros(millions: int) -> Money:
    return Money(D(millions) * 10**6, D(millions) * 10**6, "EUR")


def put(store: Store, content: Donation, *links: tuple[str, str, EvidenceRole]) -> int:
    made = add_donation(store, content)
    record, text = reads.record(store, made), current_text(store, 1).text
    for words, field, role in links:
        part = next((one for kind, one, part in record.parts() if kind.field_of(part) == field), None)
        at = text.index(words)
        link_evidence(store, 1, at, at + len(words), words, ("donation", made), ((field, part),), role)
    return made


@pytest.fixture(scope="module")
def ledger_bytes(empty_bytes, tmp_path_factory):
    path, supports = tmp_path_factory.mktemp("clicks") / "w.passagework", EvidenceRole.SUPPORTS
    path.write_bytes(empty_bytes)
    grant = Term(GIVING, "grant")
    with Store(path, "Ann") as store:
        add_bytes(store, TEXT.encode(), "t.txt", "text/plain")
        put(store, Donation("With strings", parties=PARTIES, money=euros(5), terms=grant, condition="the port is open"),
            ("EUR 5 million", "money", supports))  # fmt: skip
        put(store, Donation("If it votes", assertion=Assertion.PROMISED, status=Status.ANNOUNCED, parties=PARTIES,
                            money=euros(7), condition="it votes", in_totals=False),
            ("EUR 7 million", "money", supports))  # fmt: skip
        through = Amount(AmountRole.THROUGH, D(4) * 10**6, D(4) * 10**6, "EUR", through="Red Cross")
        put(store, Donation("Through somebody", parties=PARTIES, money=euros(10), amounts=(through,)),
            ("EUR 10 million", "money", supports), ("EUR 4 million", "amount", supports))  # fmt: skip
        put(store, Donation("Tents", parties=PARTIES, items=(Item("tents", D(100), D(100)),)),
            ("100 tents", "item", supports), ("140 tents", "item", EvidenceRole.CONTRADICTS))  # fmt: skip
        put(store, Donation("Typed", parties=PARTIES, items=(Item("ambulances", D(45), D(45)),)),
            ("Norway gave Peru 45", "donor", supports))  # fmt: skip
    return path.read_bytes()


@pytest.fixture
def place(bare_window, tmp_path, ledger_bytes):
    opened(bare_window, tmp_path / "research.passagework", ledger_bytes).show_place("donations")
    found = bare_window.place("donations")
    found.page.filter.setText("donor:Norway")
    settled(bare_window)
    return found


def told(place, capsys) -> dict[str, tuple[object, ...]]:
    """What the command line says of the same records."""
    capsys.readouterr()
    assert (
        main(["query", "donor:Norway", "--as", "totals", "--json", "--workspace", str(place.session.store.path)]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    every = [(one["why"], ref) for total in found for one in total["left_out"] for ref in one["records"]]
    sums = {total["says"]: tuple(total["records"]) for total in found if total["records"]}
    return {**sums, "left out": tuple(every)}


def by_clicks(qtbot, place, sums: int) -> dict[str, tuple[object, ...]]:
    """The sums of the window, each with the records that a click on it opens."""
    out: dict[str, tuple[object, ...]] = {}
    for at in range(sums):
        qtbot.mouseClick(place.page.totals.more, Qt.MouseButton.LeftButton)
        listed = popup(place)
        if at == 0:
            assert listed.rows.rows[0].below == "from D-03 (EUR 10 million), D-01 (EUR 5 million)"
        spot = listed.list.visualRect(listed.rows.index(at)).center()
        qtbot.mouseClick(listed.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        settled(place.window())
        (card,) = place.inspector.findChildren(SentencesCard)
        assert card.isVisible()
        out[place.inspector.figure.label] = place.inspector.figure.refs
    return out


def test_sums_by_clicks_are_those_of_the_command_line_and_those_by_hand(qtbot, place, capsys):
    said = told(place, capsys)
    assert said == {
        "EUR 15 million": ("D-03", "D-01"),  # 5 with strings and 10, of which 4 went through somebody
        "100 – 140 tents": ("D-04",),
        "left out": (("announced", "D-02"), ("no_words", "D-05")),
    }
    by_clicks(qtbot, place, 1)
    (card,) = place.inspector.findChildren(SentencesCard)
    assert "D-03: EUR 10 million\nD-01: EUR 5 million" in [label.text() for label in card.findChildren(QLabel)]
    assert by_clicks(qtbot, place, 2) == {key: refs for key, refs in said.items() if key != "left out"}
    links = {one.text(): one for one in place.page.totals.left_out.findChildren(QPushButton)}
    assert set(links) == {"1 only announced", "1 without words for a figure"}
    for words, ref in (("1 only announced", "D-02"), ("1 without words for a figure", "D-05")):
        qtbot.mouseClick(links[words], Qt.MouseButton.LeftButton)
        settled(place.window())
        assert place.inspector.figure.refs == (ref,)


def test_a_figure_without_words_is_seen_and_mended_by_clicks(qtbot, place, capsys):
    place.page.table.choose(reads.id_of(place.session.store, "D-05"))
    settled(place.window())
    card = place.inspector
    assert any("no words support 45 ambulances" in one.text() for one in card.findChildren(QLabel))
    (remedy,) = [one for one in card.findChildren(QPushButton) if one.text() == "Give the figure its words"]
    qtbot.mouseClick(remedy, Qt.MouseButton.LeftButton)
    settled(place.window())
    (row,) = place.form.form.items
    assert "“45 ambulances” is found" in row.link.accessibleName()
    qtbot.mouseClick(row.link, Qt.MouseButton.LeftButton)
    settled(place.window())
    assert told(place, capsys)["45 ambulances"] == ("D-05",)
    assert reads.record(place.session.store, reads.id_of(place.session.store, "D-05")).counts == "yes"
