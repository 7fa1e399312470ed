"""Words of tables in several languages: what columns are called, and how far a gift came. They are reference data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from app.domain.counted import MEASURES
from app.domain.fold import fold
from app.domain.reference_data import read_json
from app.domain.terms import Assertion, Status
from app.paths import REFERENCE

State = tuple[Assertion, Status]
_SHORT = 5
"""A cell of more words is prose, in which a word of outcome may be about anything."""
_LONGEST = 80
"""So many characters, above which a cell is taken for prose unread."""
_PHRASE = 40
"""The characters of an outcome at most."""
_LISTED = 8
"""Of so many words at most is a column of a list."""
_MARK = 2
"""The signs of a mark, as *✓* and *x* are."""
_ARTICLE = re.compile(r"\bال(?=\w{3})")
"""The Arabic article, which is part of its word."""
_CODE, _CODES = 4, 4
"""The letters of a code, and how many a column may have whose codes are outcomes."""
_NO = frozenset(("no", "n", "false", "0", "non", "nein", "nao", "not yet", "لا", "нет", "לא", "否"))
"""An answer that says that what a column is called was not done."""
_YES = frozenset(("yes", "y", "true", "oui", "si", "ja", "sim", "evet", "da", "نعم", "да", "כן", "是"))


@lru_cache(maxsize=1 << 12)
def heading(words: str) -> str:
    """A heading as it is compared: small letters and digits; of HXL tags their order aside."""
    words = words.strip()
    if words.startswith("#"):
        tag, *attributes = re.sub(r"\s+", "", words.casefold()).split("+")
        return "+".join([tag, *sorted(attributes)])
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words)
    return " ".join(re.findall(r"[^\W_]+", _ARTICLE.sub("", fold(plain))))


@cache
def data() -> dict[str, Any]:
    """The words as they are kept: of each kind a list separated by `|`."""
    return read_json(REFERENCE / "table_words.json")


@cache
def countries_elsewhere() -> tuple[tuple[str, str], ...]:
    """What countries are called in other languages, with their codes."""
    rows = read_json(REFERENCE / "country_names.json")
    return tuple((name, str(row["iso2"])) for row in rows for name in row["names"])


@cache
def columns() -> dict[str, str]:
    """What the columns of known headings are, by these."""
    return by_heading(data()["columns"])


def by_heading(listed: Mapping[str, str]) -> dict[str, str]:
    """The keys of lists of headings, by these."""
    return {heading(one): key for key, some in listed.items() for one in some.split("|")}


@cache
def parts() -> dict[str, str]:
    """What words and phrases of a heading say of it: a target, or *name*, *kind*, *given*, *on*, or nothing at all."""
    kinds = (
        ("gift", data()["gifts"]),
        *(("from" if side == "donor" else "to", some) for side, some in data()["sides"].items()),
        ("name", data()["names"]),
        *data()["parts"].items(),
    )
    further = {heading(one): kind for kind, some in kinds for one in some.split("|")}
    firm = {one: kind for one, kind in columns().items() if kind in ("donor", "recipient", "item")}
    of_names = {one: "name" for one in _headings("names") if firm.get(one) == "item"}  # *Наименование организации*
    return columns() | further | firm | of_names


@cache
def _headings(key: str) -> frozenset[str]:
    return frozenset(map(heading, data()[key].split("|")))


def _folded(patterns: str) -> str:
    """Patterns for folded words; in folding, each Chinese character is a word."""
    return re.sub(r" ?\| ?", "|", " ".join(fold(patterns).split()))


@cache
def _patterns() -> dict[State, re.Pattern[str]]:
    found: dict[State, re.Pattern[str]] = {}
    for key, words in data()["states"].items():
        assertion, came = key.split()
        found[Assertion(assertion), Status(came)] = re.compile(_folded(words))
    return found


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(_folded(data()[key]))


@cache
def currency_words() -> dict[str, re.Pattern[str]]:
    """What currencies are called at the end of a heading, or of its brackets, by their codes."""
    ends = r"(?=\s*(?:[)）\]/,]|$))"
    return {
        code: re.compile(rf"(?<![^\W\d_])(?:{words}){ends}", re.IGNORECASE)
        for code, words in data()["currencies"].items()
    }


@cache
def counters() -> re.Pattern[str]:
    """A number with the word for what it counts, as *120台* and *1.200 adet*: it is no number word."""
    some = f"{data()['counters']}|{data()['bare_units']}".split("|")
    words = "|".join(sorted(map(re.escape, some), key=len, reverse=True))
    return re.compile(rf"(\d(?:[\d.,'’\s]*\d)?)\s*({words})\.?", re.IGNORECASE)


def without_about(words: str) -> str:
    """A number without the word before it that says that it is only about right, as *environ 300*; else empty."""
    found = _about().match(words)
    return words[found.end() :] if found else ""


@cache
def _about() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, str(data()["about"]).split("|")), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:(?<![^\W\d_])|\s|(?=\d))\s*(?=[^\w\s]?\d)", re.IGNORECASE)


def is_bare_unit(words: str) -> bool:
    """Whether a unit says no more than that something was counted one by one, as *pcs* and *un* do."""
    return heading(words) in _headings("bare_units")


def total_words() -> str:
    """What a row is called that adds up others, as a pattern."""
    return str(data()["totals"])


def may_be_money(word: str) -> bool:
    """Whether a word of a script other than ours is what several currencies are called."""
    return heading(word) in _headings("moneys")


def says_only_units(words: str) -> bool:
    """Whether nothing is left in words but such as *all amounts in*."""
    known = " ".join(_headings("units")).split()  # in folding, each Chinese character is a word
    return all(one in known or not any(map(str.isalpha, one)) for one in heading(words).split())


def says_where(name: str) -> bool:
    """Whether a heading over several columns leaves it at that a place below it is where something was given."""
    return heading(name) in _headings("wheres") or names_a_gift(name)


def is_bare_place(name: str) -> bool:
    """Whether a heading says no more than that a place is below it, as *Country* does, and not whose."""
    return heading(name) in _headings("bare_places")


def is_ditto(words: str) -> bool:
    """Whether a cell says no more than that it is as the one above."""
    return words.casefold() in ditto_marks()


@cache
def ditto_marks() -> frozenset[str]:
    """The words and signs for what is as above."""
    return frozenset(data()["ditto"].split("|"))


def of_outcome(name: str, target: str) -> str:
    """The target of a column of figures: one that its heading calls promised is not the one that was given."""
    return f"{target}.pledged" if promised_by(name) else target


def names_a_gift(name: str) -> bool:
    """Whether a heading says no more than that something was given or promised, as *Pledged* and *Don versé* do."""
    return bool(heading(name)) and not without_gifts(word for word in heading(name).split() if not states(word))


def without_gifts(words: Iterable[str]) -> list[str]:
    """Words of a heading but those that say no more than that it is of gifts, or of all of them: *to date*."""
    plain = re.sub(r"\b(?:to date|so far)\b", "", " ".join(words))
    return [word for word in plain.split() if word not in _headings("gifts")]


def may_number(name: str) -> bool:
    """Whether a heading may mean a number of things, or something else, as the cells below show."""
    return heading(name) in _headings("numbers")


def asks_how_much(name: str) -> bool:
    """Whether a heading asks how much it was, of things or of money."""
    return heading(name) in _headings("how_much")


def asks_what_worth(name: str) -> bool:
    """Whether a heading asks what something is worth, as *Value (EUR)* does: a sum of money has an amount."""
    plain = f" {heading(name)} "
    return any(f" {one} " in plain for one in _headings("worths"))


def names_money(words: str) -> bool:
    """Whether an item is money, or nothing but a gift: *Cash grants*, *Donation*."""
    return names_a_gift(words) or any(columns().get(word) == "money" for word in heading(words).split())


def names_goods(words: str) -> bool:
    """Whether an item without a number may be goods: neither money nor help of any kind, nor what is done."""
    others = _headings("gifts") | _headings("no_goods")
    return not names_money(words) and not any(word in others for word in heading(words).split())


def by_cells(name: str, target: str, cells: Sequence[str]) -> str:
    """What a column is by its cells, where they say more of it than its heading, by which it is `target`.

    *Units* are a number of things or what they are counted in, *Nombre* is a number or a name, and the outcome goes by
    many names.
    """
    if not cells:
        return target
    if may_number(name):
        is_number = 2 * sum(any(map(str.isdigit, one)) for one in cells) >= len(cells)
        is_of_rows = heading(name) in _headings("row_numbers") and _counts_rows(cells)
        return ("" if is_of_rows else "quantity") if is_number else target
    if target == "item" and _names_no_things(cells, known=heading(name) in columns()):
        return ""
    if target in ("", "money") and not _is_of_others(name) and all(map(counters().fullmatch, cells)):
        return "quantity"
    return target or _of_short_words(cells)


def _names_no_things(cells: Sequence[str], *, known: bool) -> bool:
    """Whether cells are only yes and no, or numbers: under a heading that is `known` for things, those of rows."""
    if {one.casefold() for one in cells} <= _YES | _NO:
        return True
    are_numbers = all(map(str.isdecimal, cells[:-1] or cells))  # a sum may be below
    return are_numbers and (not known or (cells[0] == "1" and _counts_rows(cells)))


def _of_short_words(cells: Sequence[str]) -> str:
    """What a column is of which most cells say only what things are counted in, or how far a gift came."""
    if 2 * sum(map(_is_unit, cells)) > len(cells):
        return "unit"
    is_prose = any(len(one.split()) > _SHORT for one in cells)  # among which they are remarks
    return "status" if not is_prose and 2 * sum(map(is_outcome, cells)) >= len(cells) else ""


def _is_unit(words: str) -> bool:
    """Whether a cell says only what things are counted in."""
    plain = words.casefold().strip(" .")
    known = (*map(_headings, ("bare_units", "counters")), MEASURES)
    return plain not in _NO and any(map(str.isalpha, plain)) and any(plain in some for some in known)


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether cells go up by one from row to row; a sum may be below."""
    numbers = [int(one) if one.isdecimal() else -1 for one in cells]
    steps = [two - one for one, two in pairwise(numbers)]
    return numbers[0] == 1 if not steps else {*steps[: max(1, len(steps) - 1)]} == {1}


@lru_cache(maxsize=1 << 12)
def state(words: str) -> State | None:
    """How far a gift came by a cell that says nothing else; None where it is not said, or not clear."""
    plain = " ".join(re.findall(r"\w+", fold(words)))
    return next((one for one, pattern in _patterns().items() if pattern.fullmatch(plain)), None)


@lru_cache(maxsize=1 << 14)
def may_deny(words: str) -> bool:
    """Whether a short cell may say that nothing was given so far: a promise, or what is not done yet."""
    plain = re.findall(r"\w+", fold(words)) if len(words) <= _LONGEST else []
    if len(plain) > _SHORT:  # a word of prose may be of anything; the first and *to be delivered* are not
        first = None if plain[0].isdigit() else state(plain[0])
        return (first is not None and first[0] is not Assertion.GIVEN) or any(
            _pattern("open").fullmatch(" ".join(plain[at : at + n])) for n in (2, 3) for at in range(len(plain))
        )
    if not plain or all(one.isdigit() for one in plain):
        return False
    whole = state(" ".join(plain)) if len(plain) == 1 or plain[0] in _firsts() else None
    if whole is not None or _pattern("open").fullmatch(" ".join(plain)):
        return whole is None or whole[0] is not Assertion.GIVEN
    some = [found[0] for found in map(state, _runs(plain)) if found is not None]
    return any(one is not Assertion.GIVEN for one in some) or (
        bool(some) and any(_pattern("denied").fullmatch(one) for one in plain)
    )


def is_outcome(words: str) -> bool:
    """Whether a cell says how far a gift came, clearly or not."""
    return not re.fullmatch(r"[\d\W]*", words) and (state(words) is not None or may_deny(words))


def names_some_given(cells: Collection[str]) -> bool:
    """Whether cells are of a list of few words, one of which says that something was given: *received*, *lost*."""
    words = {*cells} - {""}
    are_short = 1 < len(words) <= _LISTED and all(len(one.split()) <= _SHORT for one in words)
    states = (state(one) for one in words if any(map(str.isalpha, one)))
    return are_short and any(found is not None and found[0] is Assertion.GIVEN for found in states)


def may_be_outcomes(name: str, cells: Sequence[str], *, unknown: bool) -> bool:
    """Whether cells are a few short words which come again and again, or begin with small letters, so that they may be
    outcomes in a language whose words for these we do not know; or, of a column of which nothing else is known, are no
    more than such a list has. Of some headings it is known that they are of others.
    """
    words = [one for one in cells if one]
    some = {*words}
    if _is_of_others(name) or not 0 < len(some) <= _LISTED:
        return False
    if unknown and all(map(_is_mark, some)):
        return True
    are_named = sum(map(names_somebody, some))
    are_short = 2 * are_named < len(some) and all(len(one) <= _PHRASE and len(one.split()) <= _SHORT for one in some)
    are_words = any(one[0].isalpha() for one in some) and not any(map(str.isdigit, "".join(some)))
    are_codes = all(one.isascii() and one.isupper() and len(one) <= _CODE for one in some)
    are_small = all(one[0].islower() for one in some)
    is_few = unknown and all(len(one) > 1 for one in some)
    return are_short and are_words and not are_codes and (are_small or len(words) > len(some) or is_few)


@lru_cache(maxsize=1 << 12)
def names_somebody(words: str) -> bool:
    """Whether a cell has a word by which organisations are known: *City Health Office*, *Ambasciata della Cina*."""
    plain = heading(words)
    known = _headings("entities")
    return any(one in known or parts().get(one) == "name" for one in plain.split()) or any(
        f" {one} " in f" {plain} " for one in known if " " in one
    )


def _is_of_others(name: str) -> bool:
    """Whether a heading is known to be of something else than outcomes, or of one."""
    plain = heading(name)
    last = plain.rpartition(" ")[2]
    is_of_names = last in _headings("names") or columns().get(last, "").startswith("recipient.")
    is_of_names = is_of_names or parts().get(last) == "else"  # *Contact person*
    return plain in _headings("others") or is_of_names or name.startswith("#") or bool(states(plain))


def _is_mark(words: str) -> bool:
    return len(words) <= _MARK and (words in "xXvV" or not any(map(str.isalnum, words)))


def may_be_codes(cells: Sequence[str]) -> bool:
    """Whether all that is said in cells is a few short codes which may each mean an outcome, one of them for
    something that was not given: *C* and *D*, *PLG* and *DLV*."""
    codes = {" ".join(re.findall(r"\w+", fold(one))) for one in cells if one}
    if codes <= _NO | _YES or len(codes) > _CODES or not all(one.isalpha() and len(one) <= _CODE for one in codes):
        return False
    given, others = _outcome_words()
    return all(_is_short_for(one, given | others) for one in codes) and any(_is_short_for(one, others) for one in codes)


def _is_short_for(code: str, words: Collection[str]) -> bool:
    """Whether the letters of a code are among those of a word in this order, from its first on."""
    pattern = re.compile(".*".join(map(re.escape, code)))
    return any(pattern.match(one) for one in words)


@cache
def _outcome_words() -> tuple[frozenset[str], frozenset[str]]:
    """The words for what was given, and those for what was not, or not yet; each with all its endings."""
    given, others = (
        set[str](),
        set[str](re.findall(r"[^\W\d]+", re.sub(r"[()?]|\[.*?\]", "", _folded(data()["open"])))),
    )
    for (assertion, _), pattern in _patterns().items():
        some = re.sub(r"[()?]|\[.*?\]", "", pattern.pattern)
        (given if assertion is Assertion.GIVEN else others).update(re.findall(r"[^\W\d]+", some))
    return frozenset(given), frozenset(others)


@lru_cache(maxsize=1 << 12)
def promised_by(name: str) -> State | None:
    """The outcome other than given that a heading names, and no other: *Amount pledged*."""
    found = states(heading(name))
    return found[0] if len(found) == 1 and found[0][0] is not Assertion.GIVEN else None


def promised_by_title(words: str) -> State | None:
    """The outcome of what is below a title that says no more than that it was promised, and when: *Pledges 2022*."""
    plain = re.sub(r"\d+", " ", words)
    return promised_by(plain) if names_a_gift(plain) else None


def says_no(name: str, words: str) -> bool:
    """Whether a cell answers its heading with no, or with a part of all, as *Delivered: no* and *Delivered: 50%* do."""
    is_part = re.fullmatch(r"\d[\d.,\s]*%?", words) and words not in ("1", "100", "100%")
    if is_part:
        return all(found is not None and found[0] is Assertion.GIVEN for found in map(state, heading(name).split()))
    return re.sub(r"\W+", " ", fold(words)).strip() in _NO and names_given(name)


def names_given(name: str) -> bool:
    """Whether a heading names that something was given: *Date delivered*."""
    return given_by(name) is not None


@lru_cache(maxsize=1 << 12)
def given_by(name: str) -> State | None:
    """The first outcome of something given that a heading names."""
    return next((one for one in states(heading(name)) if one[0] is Assertion.GIVEN), None)


def names_both(name: str) -> bool:
    """Whether a heading names what was given and what was not: *Amount pledged/paid*."""
    return len({assertion is Assertion.GIVEN for assertion, _ in states(heading(name))}) > 1


@lru_cache(maxsize=1 << 12)
def promises(words: str) -> bool:
    """Whether words of any length speak of what was only promised, as a title does: *Pledges of 2020*."""
    return any(
        assertion is not Assertion.GIVEN for assertion, _ in filter(None, map(state, _runs(heading(words).split())))
    )


def is_of_a_day(name: str) -> bool:
    """Whether a heading is one of days or years: *Date of pledge*."""
    return any(columns().get(word) in ("date", "year") for word in heading(name).split())


def states(plain: str) -> list[State]:
    """The outcomes that single words name."""
    return [found for word in plain.split() if not word.isdigit() and (found := state(word)) is not None]


def _runs(plain: list[str]) -> Iterator[str]:
    """Each word, and each two that follow one another and may be an outcome together; numbers are of something else."""
    yield from (word for word in plain if not word.isdigit())
    yield from (f"{one} {two}" for one, two in pairwise(plain) if one in _firsts())


@cache
def _firsts() -> frozenset[str]:
    """The words with which an outcome of several words begins."""
    every = (one for words in data()["states"].values() for one in _folded(words).split("|"))
    return frozenset(one.split()[0] for one in every if " " in one)
