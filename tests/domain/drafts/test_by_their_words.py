"""Who gives is named by his own words: the people and clubs of a place are not the place."""

from __future__ import annotations

from tests.helpers.drafted import drafts
from tests.helpers.each import each


@each(
    "who, name",
    [
        ("Bergen's fishermen", "Bergen's fishermen"),
        ("Kitchener's Mennonite thrift shops", "Kitchener's Mennonite thrift shops"),
        ("The primary school in Ennis", "primary school in Ennis"),
        ("Two dentists from Ennis", "Two dentists from Ennis"),
        ("Wairoa evacuees", "Wairoa evacuees"),
        ("The commune of Abricots", "Abricots"),
        ("Wairoa district council", "Wairoa"),
    ],
)
def test_the_people_of_a_place_give_by_their_words_and_who_governs_it_as_the_place(who: str, name: str) -> None:
    (draft,) = drafts(f"{who} sent 40 tents to Kenya.")
    assert [party.name for party in draft.donors] == [name]


def test_a_valley_is_no_town() -> None:
    (draft,) = drafts("Pupils of Hutt Valley gave 40 tents to Peru.")
    assert [(party.name, party.iso2) for party in draft.donors] == [("Pupils of Hutt Valley", "")]


def test_a_name_of_no_list_ends_before_what_it_offers() -> None:
    (draft,) = drafts("An offer by Porto of two field surgical teams was accepted by Malta.")
    assert [party.name for party in draft.donors] == ["Porto"]
