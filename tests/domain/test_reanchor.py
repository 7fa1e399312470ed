"""The rules of the five states, each with what it must let through and what it must not."""

from __future__ import annotations

import pytest
from tests.helpers.each import each

from app.domain.anchor import make_anchor
from app.domain.reanchor import Reanchored, changed_words, reanchor

ALPHA = "Team Alpha won the regional final in 2019 with 12 points ahead of everybody else."
BETA = "Team Beta won the regional final in 2019 with 12 points ahead of everybody else."
PAGE = (
    "The harbour board met on Monday to hear of the ferries.\n\n"
    f"It had rained for a week and the quay stood under water. {ALPHA} Nobody had expected that of them.\n\n"
    "The ministry sent 300,000 masks to Gorgan, and it did not ask for payment. "
    "A second shipment of colour film was recieved in the spring, said the harbour board.\n\n"
    "The minutes close with thanks to the “night watch” for their patience.\n"
)


def outcome(new: str, quote: str, old: str = PAGE) -> Reanchored:
    start = old.index(quote)
    return reanchor(old, new, [(1, make_anchor(old, start, start + len(quote)))])[1]


def after(new: str, quote: str, old: str = PAGE) -> tuple[str, str | None]:
    found = outcome(new, quote, old)
    return found.state.value, None if found.place is None else new[slice(*found.place)]


def test_the_same_text_keeps_everything():
    for quote in ("Monday", ALPHA, "300,000", "“night watch”", PAGE.strip()):
        assert after(PAGE, quote) == ("verified", quote)


def test_offsets_shift_with_what_is_put_in_and_taken_out():
    new = "A word before all.\n\n" + PAGE.replace("It had rained for a week and the quay stood under water. ", "")
    for quote in ("Monday", ALPHA, "300,000 masks", "night watch"):
        assert after(new, quote) == ("verified", quote)


def test_words_beside_a_changed_number_or_name_are_still_there():
    new = PAGE.replace("300,000", "350,000").replace("Gorgan", "Tabriz")
    assert after(new, "The ministry sent") == ("verified", "The ministry sent")
    assert after(new, "it did not ask for payment") == ("verified", "it did not ask for payment")


def test_a_moved_paragraph_is_moved():
    first, *rest = PAGE.strip().split("\n\n")
    new = "\n\n".join([*rest, first])
    assert after(new, "hear of the ferries") == ("moved", "hear of the ferries")
    assert after(new, first) == ("moved", first)
    assert after(new, ALPHA) == ("verified", ALPHA)


@each("place", ["here", "beside", "far"])
def test_a_look_alike_with_another_name_never_catches_a_passage(place):
    gone = PAGE.replace(ALPHA, BETA if place == "here" else "")
    if place == "beside":
        gone = gone.replace("It had rained", f"{BETA} It had rained")
    if place == "far":
        gone += f"\n{BETA}\n"
    state, candidate = after(gone, ALPHA)
    assert state in ("review", "lost")
    if state == "review":
        assert candidate is not None
        assert "Beta" in candidate


def test_the_words_of_a_look_alike_elsewhere_are_not_moved_to():
    new = PAGE.replace(ALPHA, "") + f"\n{BETA}\n"
    assert outcome(new, "won the regional final in 2019").state.value == "review"


def test_a_look_alike_beside_the_sentence_itself_changes_nothing():
    new = PAGE.replace(ALPHA, f"{BETA} {ALPHA}")
    assert after(new, ALPHA) == ("verified", ALPHA)
    assert after(new, "Alpha won the regional final") == ("verified", "Alpha won the regional final")


@each(
    "before, now",
    [
        ("300,000", "30,000"), ("300,000", "300,001"), ("300,000", "300.000"), ("Gorgan", "Gorgon"),
        ("did not ask", "did ask"), ("did not ask", "did now ask"), ("The ministry sent", "The ministry never sent"),
        ("masks", "gloves"), ("masks", "mask"), ("sent", "lent"), ("payment", "payments"), ("300,000", "€300,000"),
        ("300,000", "-300,000"), ("sent", "was sent"), ("it did not", "he did not"), ("Gorgan", "gorgan"),
    ],
)  # fmt: skip
def test_what_says_something_else_waits_for_a_person(before, now):
    quote = "The ministry sent 300,000 masks to Gorgan, and it did not ask for payment."
    found = outcome(PAGE.replace(before, now, 1) if before != "sent" else PAGE.replace("sent 300", f"{now} 300"), quote)
    assert found.state.value == "review"
    assert found.place is not None


@each(
    "before, now",
    [
        ("recieved", "received"), ("colour", "color"), ("spring, said", "spring  said"),
        ("spring, said", "spring\nsaid"),
        ("harbour board.", "harbour board!"), ("colour film", "“colour film”"), ("A second", "a second"),
        ("shipment", "ship\u00adment"),
    ],
)  # fmt: skip
def test_spelling_punctuation_and_spaces_only_change_it(before, now):
    quote = "A second shipment of colour film was recieved in the spring, said the harbour board."
    new = PAGE.replace(before, now)
    assert after(new, quote) == ("changed", quote.replace(before, now))


def test_straight_quotes_for_curly_ones():
    new = PAGE.replace("“", '"').replace("”", '"')
    assert after(new, "“night watch”") == ("changed", '"night watch"')
    assert after(new, "night watch") == ("verified", "night watch")


def test_a_word_that_is_another_word_of_the_text_is_no_spelling():
    old = PAGE + "\nThe country and the county share a border. The county is small, the country large.\n"
    new = old.replace("The county is small", "The country is small")
    assert outcome(new, "The county is small", old).state.value == "review"


def test_a_name_at_the_head_of_a_sentence_is_a_name():
    old = PAGE.replace("The ministry sent", "Iran has sent")
    assert outcome(old.replace("Iran has", "Iraq has"), "Iran has sent 300,000 masks", old).state.value == "review"


def test_two_equal_places_are_not_one():
    quote = "thanks to the “night watch” for their patience"
    line = f"The minutes close with {quote}."
    new = PAGE.replace(line, "Nothing more was said.").replace("The ministry", f"{line} The ministry")
    assert outcome(f"{line}\n\n{new}", quote).state.value == "review"


def test_words_within_longer_words_are_not_the_words():
    old = "Nothing of note. They ran for it every year since then. Enough of that for now."
    new = "Nothing of note. Enough of that for now. It was all in Iran for it every years."
    assert outcome(new, "ran for it every year", old).state.value in ("review", "lost")


def test_what_is_gone_is_lost():
    new = "\n\n".join(PAGE.split("\n\n")[1:])
    assert outcome(new, "The harbour board met on Monday to hear of the ferries.") == Reanchored(
        outcome(new, "Monday").state
    )
    assert outcome(new, "Monday").state.value == "lost"
    assert outcome("Something else.", ALPHA).state.value == "lost"
    assert outcome("", ALPHA).state.value == "lost"


def test_hebrew_keeps_its_negations_and_letters():
    old = "הנמל נסגר ביום שני בגלל הסערה. המשרד לא שלח מסכות לחיפה בשנה שעברה. איש לא שאל מדוע."
    quote = "המשרד לא שלח מסכות לחיפה"
    assert after("פתיחה חדשה. " + old, quote, old) == ("verified", quote)
    assert outcome(old.replace("המשרד לא שלח", "המשרד שלח"), quote, old).state.value == "review"
    assert outcome(old.replace("לחיפה", "בחיפה"), quote, old).state.value == "review"
    assert after(old.replace("מסכות", "מַסֵּכוֹת"), quote, old) == ("changed", quote.replace("מסכות", "מַסֵּכוֹת"))


def test_two_passages_never_come_to_have_the_same_words():
    old = "One two three four five six. One two three four five six. The end of it all is near."
    new = "One two three four five six. The end of it all is near."
    quote = "One two three four five six."
    anchors = [(1, make_anchor(old, 0, len(quote))), (2, make_anchor(old, 29, 29 + len(quote)))]
    carried = [found.place for found in reanchor(old, new, anchors).values() if found.carried]
    assert len(carried) <= 1


def test_passages_of_signs_only_and_of_emoji():
    old = "Before it… then \U0001f637 came — and all went home after it had come."
    new = "Now: " + old
    for quote in ("…", "\U0001f637", "—", "\U0001f637 came"):
        state, words = after(new, quote, old)
        assert (state, words) == ("verified", quote)


@pytest.mark.parametrize(
    ("before", "now", "quote"),
    [
        (
            "Norway sent 300 masks to Peru.",
            "Norway sent 300 masks to Peru. Sweden sent 300 masks to Peru.",
            "sent 300 masks to Peru",
        ),
        (
            "Norway sent 300 masks to Peru.",
            "Norway sent 300 masks to Chad. Norway sent 300 masks to Peru.",
            "Norway sent 300 masks",
        ),
        ("中国捐赠口罩给伊朗。", "中国捐赠口罩给伊朗。日本捐赠口罩给伊朗。", "捐赠口罩给伊朗"),
    ],
)
@pytest.mark.parametrize("head", ["north", "south"])
@pytest.mark.parametrize(
    "end", ["", "\n\nNothing else was said in the hall.", "\n\nNothing else was said in the room."]
)
def test_words_stay_in_their_sentence_where_one_like_it_is_put_in_beside_it(before, now, quote, head, end):
    old = f"Rain fell all week in the north.\n\n{before}\n\nNothing else was said in the hall."
    new = f"Rain fell all week in the {head}.\n\n{now}{end}"
    found = outcome(new, quote, old)
    if found.carried:
        assert found.place is not None
        assert new.index(before) <= found.place[0] < new.index(before) + len(before)


def test_words_of_a_sentence_that_is_gone_are_not_those_of_one_like_it_that_stays():
    first, second = "Chad got 2000 tents as Norway said on Monday.", "Chad got no 2000 tents as Norway said on Monday."
    head, end = "Rain fell all week in the north.", "Nothing else was said."
    old = f"{head} {first} {second} {end}"
    for new in (f"{head} {second} {end}", f"{head} {first} {end}"):
        for sentence in (first, second):
            for quote in ("Norway said on", "Chad got", "tents as Norway said on Monday"):
                start = old.index(sentence) + sentence.index(quote)
                anchor = make_anchor(old, start, start + len(quote))
                found = reanchor(old, new, [(1, anchor)])[1]
                assert found.carried is (sentence in new) or not found.carried
                if found.carried:
                    assert found.place is not None
                    assert new[found.place[0] - sentence.index(quote) :].startswith(sentence)


def test_what_joins_the_parts_of_an_emoji_is_no_word():
    """It was a word without a letter, and nothing could be said of its sentence but by a traceback."""
    first = "The \U0001f468\u200d\U0001f469 crew packed 40 crates for the islands of Gomel"
    others = "Nobody came at all to see the hall.\n\nThe hall was shut for the winter.\n"
    quote = "packed 40 crates for the islands"
    assert after(f"{others}\nAnd so: {first}, they say.\n", quote, f"{first}.\n\n{others}")[1] == quote


@each(
    "before, now",
    [
        ("कल काम हुआ था", "कल कम हुआ था"),  # work, less
        ("सरकार ने दान दिया", "सरकार ने दिन दिया"),  # gift, day
        ("เขามีม้าอยู่", "เขามีมาอยู่"),  # horse, come
        ("ஒரு கல் வந்தது", "ஒரு கால் வந்தது"),  # stone, leg
        ("ເຂົາມີເຂົ້າ", "ເຂົາມີເຂົາ"),  # rice, he
    ],
)
def test_another_vowel_or_tone_makes_another_word(before, now):
    old, new = (f"12 {words} 340 {words[:2]} 56. 7 (8) 9." for words in (before, now))
    assert outcome(new, before, old).state.value not in ("verified", "moved", "changed")


@each(
    "plainly, denied",
    [
        (
            "أرسلت مصر 20 صندوقا من الدواء إلى السودان",
            "لم ترسل أي دولة شيئا وقيل أرسلت مصر 20 صندوقا من الدواء إلى السودان",
        ),
        ("中国向伊朗捐赠三百万口罩", "报道称没有中国向伊朗捐赠三百万口罩"),
        ("จีนบริจาคหน้ากาก300ชิ้นให้อิหร่าน", "ไม่จริงว่าจีนบริจาคหน้ากาก300ชิ้นให้อิหร่าน"),
        ("चीन ने ईरान को 300 मास्क दिए", "यह सच नहीं कि चीन ने ईरान को 300 मास्क दिए"),
        ("Норвегия отправила Перу 300 палаток", "Неверно и не доказано что Норвегия отправила Перу 300 палаток"),
    ],
)
def test_words_that_move_into_a_sentence_that_denies_them_wait(plainly, denied):
    old = f"{plainly}.\n\nA B C D.\n\nE F G H."
    new = f"A B C D.\n\nE F G H.\n\n{denied}."
    assert outcome(new, plainly, old).state.value not in ("verified", "moved", "changed")


def test_the_difference_is_said_in_words():
    assert changed_words("was recieved in", "was received  in") == (("recieved ", "received  "),)
    assert changed_words("same", "same") == ()
    assert changed_words("gave 2,000 tons", "gave 1,800 tons") == (("2,000", "1,800"),)  # not “2” and “000”
    assert changed_words("on 3/4/21 at 1.5", "on 3/5/21 at 2.5") == (("3/4/21", "3/5/21"), ("1.5", "2.5"))


@each("sentence, state", [("Urchin velvet willow.", "review"), ("Timber urchin velvet willow.", "moved")])
def test_four_words_that_are_equal_are_enough_to_move_and_three_are_not(sentence, state):
    assert after(f"{PAGE}\n{sentence}", "velvet willow", f"{sentence}\n\n{PAGE}") == (state, "velvet willow")


@each(
    "old, new, quote, found",
    [
        # With one more for ENOUGH, then with one less, it would be otherwise.
        (
            "Spring bridge amber basket.\n\nSpring zephyr spring bridge saddle minutes.",
            "Orchard zephyr spring bridge saddle mintues.\n\nSpring bridge amber basket.",
            "amber", ("verified", "amber"),
        ),
        (
            "Crate zephyr turnip.\n\nCrate turnip walnut.",
            "Crate turnip walnut.\n\nCrate zephyr turnip.",
            "Crate zephyr turnip", ("review", "Crate zephyr turnip"),
        ),
        # With one less for CONTEXT_WORDS, then with one more.
        (
            "Walnut amber island.\n\nMarket planet board candle violin.",
            "Market canlde planet board canlde violin.\n\nWalunt amber islnad.",
            "candle violin", ("review", "canlde violin"),
        ),
        (
            "Island quay ministry walnut.\n\nSpring yellow island saddle amber amber.",
            "Copper island quay ministry walnut.\n\nSpring yellow island sadlde amber amber.",
            "Island quay ministry walnut", ("changed", "island quay ministry walnut"),
        ),
        # With one less for TIGHT, then with one more.
        (
            "Zephyr ministry quay copper violin quay violin ferry.\n\nFerry basket market bridge.",
            "Amber ministry quay copper spring quay violin ferry.\n\nFerry brigde.",
            "quay violin", ("verified", "quay violin"),
        ),
        (
            "Yellow crate turnip captain orchard ferry planet amber lantern.\n\nPlanet ferry saddle quay.",
            "Yellow crate turinp ministry orchard ferry amber lantern.\n\nWalnut ferry saddle quay.",
            "lantern", ("review", "lantern"),
        ),
    ],
)  # fmt: skip
def test_each_threshold_lies_where_it_says(old, new, quote, found):
    assert after(new, quote, old) == found
