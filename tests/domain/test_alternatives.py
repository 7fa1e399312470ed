"""Items that come instead of one another: how they are said, and what they come to."""

from __future__ import annotations

from decimal import Decimal

from tests.helpers.each import each

from app.domain.alternatives import (
    ToAbove,
    added,
    heads,
    in_words,
    of_items,
    part_words,
    problems,
    set_to_above,
    settled,
    ways_to_above,
)
from app.domain.counted import item_words
from app.domain.donations import Donation, Item
from app.domain.duplicates import merged
from app.domain.fields import RECORD
from app.domain.quantity import Interval
from app.domain.terms import Qualifier


def item(what: str, low: int | None = None, letter: str = "", high: int | None = None, **more: Qualifier) -> Item:
    ends = None if low is None else Decimal(low), None if low is None else Decimal(high or low)
    qualifier = Qualifier.EXACT if low is not None else Qualifier.NOT_STATED
    return Item(what, *ends, more.get("qualifier", qualifier), alternative=letter)


def come_to(*items: Item) -> Interval:
    """All these items of one thing, with the alternatives of one record."""
    return added(zip(of_items(items), items, strict=True))


def of_tents(*items: Item) -> Interval:
    return added((of, one) for of, one in zip(of_items(items), items, strict=True) if one.item == "tents")


SAID = {
    "5 trucks; 20 tents or 30 blankets": (item("trucks", 5), item("tents", 20, "A"), item("blankets", 30, "B")),
    "20 tents, or 30 blankets and 10 stoves": (
        item("tents", 20, "A"), item("blankets", 30, "B"), item("stoves", 10, "B"),
    ),
    "20 tents or 30 blankets or 4 boats": (item("tents", 20, "A"), item("blankets", 30, "B"), item("boats", 4, "C")),
    "20 tents or 30 blankets; 5 trucks": (item("tents", 20, "B"), item("trucks", 5), item("blankets", 30, "A")),
    "20 tents; 30 blankets": (item("tents", 20), item("blankets", 30)),
    "20 tents; 5 trucks": (item("tents", 20, "A"), item("trucks", 5)),
}  # fmt: skip


@each("words", SAID)
def test_what_is_instead_is_said_with_or(words: str) -> None:
    assert in_words(SAID[words], item_words) == words


def test_each_item_of_a_list_says_what_it_is_to_the_one_above() -> None:
    items = (*SAID["20 tents, or 30 blankets and 10 stoves"], item("trucks", 5))
    assert heads(items) == ["either", "or", "and", ""]
    assert heads(SAID["20 tents; 5 trucks"]) == ["", ""]
    assert part_words(items[0]) == "20 tents (alternative A)"
    assert part_words(items[3]) == "5 trucks"


def test_a_thing_comes_from_the_least_to_the_most_of_it() -> None:
    tents, blankets = item("tents", 20, "A"), item("blankets", 30, "B")
    assert of_tents(tents, blankets) == (0, 20, Qualifier.UP_TO)
    assert come_to(tents, item("tents", 35, "B")) == (20, 35, Qualifier.BETWEEN)
    assert of_tents(item("tents", 5), tents, blankets) == (5, 25, Qualifier.BETWEEN)
    # Two lots of one alternative are added, and never those of two.
    assert of_tents(tents, item("tents", 3, "A"), item("tents", 30, "B")) == (23, 30, Qualifier.BETWEEN)
    assert of_tents(tents, item("tents", 10, "B"), item("blankets", 30, "C")) == (0, 20, Qualifier.UP_TO)


def test_what_an_alternative_leaves_open_stays_open() -> None:
    assert come_to(item("tents", 20, "A"), item("tents", None, "B")) == (None, None, Qualifier.NOT_STATED)
    about = item("tents", 20, "A", qualifier=Qualifier.ABOUT)
    assert come_to(about, item("tents", 30, "B")).low == 20


def test_one_letter_alone_is_no_alternative() -> None:
    alone = (item("tents", 20, "A"), item("trucks", 5))
    assert of_items(alone) == [None, None]
    assert of_tents(*alone) == (20, 20, Qualifier.EXACT)
    assert [one.alternative for one in settled(alone)] == ["", ""]
    both = (item("tents", 20, "A"), item("trucks", 5, "B"))
    assert settled(both) == both


@each(
    "letters, said",
    [("AB", ""), ("A", "no other alternative than A"), ("", ""), (("A", "or"), "“or” is no alternative"),
     (("A", "b"), "“b” is no alternative")],
)  # fmt: skip
def test_letters_that_say_nothing_are_refused(letters: str, said: str) -> None:
    found = problems([item("tents", 20, letter) for letter in letters])
    assert len(found) == bool(said)
    assert all(said in sentence for sentence in found)


def merged_items(ours: tuple[Item, ...], theirs: tuple[Item, ...], *chosen: str) -> list[tuple[str, str]]:
    content, _ = merged(Donation("x", items=ours), Donation("x", items=theirs), RECORD, chosen)
    return [(one.item, one.alternative) for one in content.items]


def test_merged_records_are_no_surer_than_both() -> None:
    either = (item("tents", 20, "A"), item("blankets", 30, "B"))
    assert merged_items((item("blankets", 30),), either) == [("blankets", "B"), ("tents", "A")]
    assert merged_items(either, (item("blankets", 30),), "items") == [("tents", "A"), ("blankets", "B")]
    others = (item("blankets", 30, "A"), item("boats", 2, "B"))
    assert merged_items(either, others) == [("tents", "A"), ("blankets", "B"), ("boats", "C")]
    assert merged_items((item("trucks", 5),), either) == [("trucks", ""), ("tents", "A"), ("blankets", "B")]


INSTEAD, TOGETHER, ANYHOW = ToAbove


@each(
    "letters, at, ways, become",
    [
        ("--", 0, (), ()),
        ("--", 1, (INSTEAD,), ("AB",)),
        ("AB-", 2, (INSTEAD, TOGETHER), ("ABC", "ABB")),
        ("AB", 1, (TOGETHER, ANYHOW), ("--", "--")),
        ("ABB", 2, (INSTEAD, ANYHOW), ("ABC", "AB-")),
        ("AB", 0, (ANYHOW,), ("--",)),
        ("-AB", 1, (ANYHOW,), ("---",)),
    ],
)
def test_an_item_may_come_instead_of_the_one_above_with_it_or_in_any_case(
    letters: str, at: int, ways: tuple[ToAbove, ...], become: tuple[str, ...]
) -> None:
    now = ["" if letter == "-" else letter for letter in letters]
    assert tuple(ways_to_above(now, at)) == ways
    assert tuple("".join(one or "-" for one in set_to_above(now, at, way)) for way in ways) == become
