"""Units and things under one name: what is the same is added, what is not stays apart, and what is taken is said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.counted import CountedKind, CountedName, Names, counted_words, merged, plain_words

PROGRAM = Names()


def key(item: str, unit: str = "", names: Names = PROGRAM) -> tuple[str, str]:
    return names.thing(item, unit).key


@each(
    "alike",
    [
        [("rice", "tonnes"), ("rice", "tonne"), ("Rice", "t"), ("rice", "metric tons"), ("rice", "MT"),
         ("rice", "tons"), ("rice", "Ton"), ("tons of rice", "")],
        [("masks", "pieces"), ("masks", ""), ("mask", ""), ("face masks", "pcs"), ("Face-masks", ""),
         ("facemasks", "")],
        [("plane", ""), ("planes", ""), ("aeroplanes", "pieces"), ("airplane", "")],
        [("vaccine", "doses"), ("vaccine doses", ""), ("doses of vaccine", ""), ("vaccines", "dose")],
        [("medical teams", "teams"), ("medical team", ""), ("medical teams", "")],
        [("delegation of doctors", "delegations"), ("delegation of doctors", "")],
        [("doctors", "people"), ("doctor", "persons"), ("doctors", "")],
        [("boxes of masks", "boxes"), ("masks", "box"), ("boxes of face masks", "")],
        [("test kit", "units"), ("testing kits", ""), ("test kits", "each")],
        [("batteries", ""), ("battery", "")], [("boxes", ""), ("box", "")], [("dishes", ""), ("dish", "")],
        [("women", ""), ("woman", "")], [("houses", ""), ("house", "")], [("movies", ""), ("movie", "")],
        [("the tents", ""), ("tent", "")],
    ],
)  # fmt: skip
def test_what_is_the_same_is_counted_together(alike):
    assert len({key(*one) for one in alike}) == 1, [key(*one) for one in alike]


@each(
    "apart",
    [
        [("rice", "tonnes"), ("rice", "short tons"), ("rice", "long tons"), ("rice", "kg"), ("rice", ""),
         ("rice", "bags")],
        [("masks", ""), ("masks", "boxes"), ("surgical masks", ""), ("N95 masks", ""), ("mask filters", "")],
        [("supplies", "boxes"), ("supplies", "pieces"), ("supplies", "")],
        [("food", "parcels"), ("food parcels", ""), ("food", "")],
        [("bottles of water", ""), ("water bottles", "")],
        [("insulin", "units"), ("insulin", ""), ("insulin", "pieces")],
        [("planes", ""), ("plans", ""), ("helicopters", ""), ("aircraft", "")],
        [("tubes", ""), ("tubs", "")], [("glass", "square metres"), ("glasses", "")],
        [("vaccine", ""), ("vaccine", "doses")],
    ],
)  # fmt: skip
def test_what_is_not_the_same_stays_apart(apart):
    assert len({key(*one) for one in apart}) == len(apart), [key(*one) for one in apart]


def test_a_word_that_is_only_taken_as_a_name_is_said():
    assert PROGRAM.thing("rice", "tons").taken == ("tons", "tonnes")
    assert PROGRAM.thing("rice", "metric tons").taken == ()
    assert PROGRAM.thing("beds", "units").taken == ("units", "pieces")
    assert PROGRAM.thing("insulin", "units").taken == ()


def test_the_workspace_extends_the_table_and_takes_words_out_of_it():
    own = (
        CountedName(CountedKind.UNIT, "tonnes", ("t", "metric ton")),
        CountedName(CountedKind.ITEM, "masks", ("face mask", "surgical mask")),
        CountedName(CountedKind.ITEM, "surgical masks"),
        CountedName(CountedKind.UNIT, "crates", ("case",)),
    )
    names = Names(merged(own))
    assert key("rice", "tons", names) != key("rice", "tonnes", names)
    assert key("rice", "cases", names) == key("rice", "crate", names)
    assert key("surgical masks", "", names) != key("masks", "", names)  # a name is more than a word of another


@each(
    "amount, item, unit, words",
    [
        ("300,000", "masks", "pieces", "300,000 masks"), ("10", "food", "parcels", "10 parcels of food"),
        ("10", "food", "", "10 food (unit not stated)"), ("43", "supplies", "", "43 supplies (unit not stated)"),
        ("20", "supplies", "boxes", "20 boxes of supplies"), ("23", "supplies", "pieces", "23 pieces of supplies"),
        ("2", "medical teams", "teams", "2 medical teams"), ("≈ 490", "oxygen", "tonnes", "≈ 490 tonnes of oxygen"),
        ("53", "doctors", "people", "53 doctors"), ("5", "Firemen", "persons", "5 Firemen"),
        ("30", "training", "people", "30 people of training"),
        ("12", "medical team", "members", "12 members of medical team"),
        ("", "masks", "boxes", "masks"), ("1", "delegation of doctors", "delegations", "1 delegation of doctors"),
        ("2", "field hospital", "", "2 field hospitals"), ("1", "field hospital", "", "1 field hospital"),
        ("≈ 2", "Ventilator", "pieces", "≈ 2 Ventilators"), ("3", "masks", "box", "3 boxes of masks"),
        ("3", "box of masks", "", "3 boxes of masks"), ("1", "masks", "box", "1 box of masks"),
        ("300", "computers for a school", "", "300 computers for a school"),
        ("2", "ventilator for a hospital", "", "2 ventilators for a hospital"),
        ("5", "tent (with a bed", "", "5 tents (with a bed"), ("40", "beds, one hospital", "", "40 beds, one hospital"),
        ("2", "Barges (loan)", "barges", "2 Barges (loan)"),
        ("2", "food (barges)", "barges", "2 barges of food (barges)"),
        ("2", "hôpital de campagne", "", "2 hôpital de campagne"), ("2", "אמבולנס", "", "2 אמבולנס"),
    ],
)  # fmt: skip
def test_an_amount_says_its_unit(amount, item, unit, words):
    assert counted_words(amount, item, unit) == words


@given(st.text(max_size=30), st.text(max_size=12))
def test_whatever_is_written_counts_something_and_always_the_same(item, unit):
    assert PROGRAM.thing(item, unit) == Names().thing(item, unit)
    assert plain_words(plain_words(item)) is not None


@given(st.sampled_from(["mask", "tent", "blanket", "kit", "glove", "ventilator", "truck", "doctor", "nurse"]))
def test_a_plural_is_its_singular(noun):
    assert key(noun) == key(f"{noun}s") == key(noun.upper())
