"""Which tags are likely for words: by name, other names and definition, and by what was put on last."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.helpers.each import each

from app.domain.codebook import Tag, TagContent
from app.domain.likely_tags import LikelyTags, TagUse


def tag(number: int, name: str, definition: str = "", *aliases: str) -> Tag:
    return Tag(number, f"u{number}", None, name, TagContent(name, definition=definition, aliases=aliases), 0)


BOOK = (
    tag(1, "Flood relief"),
    tag(2, "Grain"),
    tag(3, "Credit", "Money lent by a development bank, to be paid back"),
    tag(4, "Vaccines", "", "inoculation"),
    tag(5, "Air bridge"),
)


def names(quote: str, *uses: TagUse, book: tuple[Tag, ...] = BOOK) -> list[str]:
    by_id = {one.id: one.content.name for one in book}
    return [by_id[one] for one in LikelyTags(book).ranked(quote, uses)]


def test_a_name_that_is_in_the_words_comes_first_and_part_of_one_after_it():
    assert names("The province sent relief goods and grain to the villages.") == ["Grain", "Flood relief"]


def test_words_of_a_name_that_are_apart_are_no_name():
    assert names("Air was thin on the bridge.", book=(tag(1, "Air bridge"), tag(2, "Thin"))) == ["Thin", "Air bridge"]


@each(
    "quote, first",
    [
        ("Two floods relieved nobody; the Flood Relief fund did.", "Flood relief"),
        ("It financed a vaccination drive with its own vaccine.", "Vaccines"),
        ("Inoculations began in May.", "Vaccines"),
        ("It was lent by the Andean development bank for ten years.", "Credit"),
    ],
)
def test_other_forms_other_names_and_definitions_are_found(quote: str, first: str):
    assert names(quote)[0] == first


def test_small_words_of_a_definition_and_words_that_begin_alike_say_nothing():
    assert names("He went by car to be there at ten.") == []
    assert names("The company would not compare them.", book=(tag(1, "Compartments"), tag(2, "Comparison"))) == []


def test_what_was_put_on_last_by_the_person_here_is_likelier_than_what_others_put_on_elsewhere():
    uses = (TagUse(5, False, True), TagUse(2, True, False), TagUse(3, True, True), TagUse(1, False, False))
    assert names("Nothing that is named.", *uses)[0] == "Credit"
    assert set(names("Nothing that is named.", *uses)) == {"Air bridge", "Grain", "Credit", "Flood relief"}


def test_a_name_in_the_words_is_likelier_than_the_last_one_and_a_single_word_of_one_is_not():
    uses = (TagUse(3, True, True),)
    assert names("A grain convoy.", *uses) == ["Grain", "Credit"]
    assert names("A relief convoy.", *uses) == ["Credit", "Flood relief"]


def test_a_tag_that_is_gone_is_not_named():
    assert names("Nothing.", TagUse(77, True, True)) == []


@each(
    "name, quote",
    [("תרומה", "הוא הודה על התרומה שקיבל."), ("援助", "中国向该国提供援助。"), ("تبرع", "شكر على التبرع")],
)
def test_names_in_other_scripts_are_found(name: str, quote: str):
    assert names(quote, book=(tag(1, name), tag(2, "Grain"))) == [name]


@given(st.text(max_size=200), st.lists(st.text(max_size=20), max_size=6))
def test_any_words_are_read(quote: str, called: list[str]):
    book = tuple(tag(number, name, quote[:30]) for number, name in enumerate(called))
    found = LikelyTags(book).ranked(quote, (TagUse(0, True, True),))
    assert len(found) == len(set(found)) <= len(book)
