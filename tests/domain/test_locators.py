"""A locator finds its words once, whole, in whatever typography the text has, or not at all."""

from __future__ import annotations

from tests.helpers.each import each

from app.domain.blocks import Block, BlockKind
from app.domain.locators import Locator, find_locator

TEXT = "China’s gift\n\nSome 12 “new” masks\u00a0– of 120,000 – went to the donor's town; 12 more\nfollowed. 🎁 Ten."


def _blocks() -> tuple[Block, ...]:
    start = TEXT.index("Some")
    return (
        Block(0, start - 2, BlockKind.CAPTION),
        Block(start, len(TEXT), paragraph=1),
    )


def _found(locator: Locator) -> str | None:
    span = find_locator(locator, TEXT, _blocks())
    return None if span is None else TEXT[span[0] : span[1]]


@each(
    "words, found",
    [
        ('"new" masks - of', "“new” masks\u00a0– of"),
        ("the donor’s town", "the donor's town"),
        ("12 more followed", "12 more\nfollowed"),
        ("Ten", "Ten"),
        ("Some 12 … the donor's", "Some 12 “new” masks\u00a0– of 120,000 – went to the donor's"),
    ],
)
def test_typography_and_white_space_do_not_matter(words: str, found: str) -> None:
    assert _found(Locator(words, 1)) == found


def test_whole_words_only() -> None:
    assert _found(Locator("120", 1)) == "120"
    assert _found(Locator("ask", 1)) is None


def test_not_unique_is_not_found_unless_it_is_said_which() -> None:
    assert find_locator(Locator("12", 1), TEXT, _blocks()) is None
    second = find_locator(Locator("12", 1, nth=2), TEXT, _blocks())
    assert second == (TEXT.index("12 more"), TEXT.index("12 more") + 2)
    assert find_locator(Locator("12", 1, nth=3), TEXT, _blocks()) is None


def test_the_last_words_must_follow_the_first() -> None:
    assert _found(Locator("followed … Some", 1)) is None


def test_another_paragraph_is_not_searched() -> None:
    assert _found(Locator("Ten", 2)) is None
    assert _found(Locator("China's gift", 1)) is None


def test_a_caption_has_no_number() -> None:
    assert _found(Locator("China's gift", caption=True)) == "China’s gift"
    assert _found(Locator("Ten", caption=True)) is None
    assert _found(Locator("China's gift")) is None


def test_a_caption_that_no_block_is_marked_as_is_found_among_what_is_not_read() -> None:
    text = "Menu\n\nA gift to Korea\n\nA gift of masks."
    blocks = (Block(0, 4), Block(6, 21), Block(23, len(text), paragraph=1))
    assert find_locator(Locator("gift to Korea", caption=True), text, blocks) == (8, 21)
    assert find_locator(Locator("gift of masks", caption=True), text, blocks) is None
