"""A number of a running sentence, found whole and read by the reader of phrases.

    number = lead* digits-or-words currency?          also 5 (five) million, whose words in parentheses say it again

Where the reader reads less than what has to be read as one (*10, 15 and 20 million*, *2,500 and 1.000*), it would read
another number than is meant, and so nothing is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.domain.drafts.amounts.in_names import is_model_with_scale
from app.domain.drafts.amounts.not_counted import is_for_whom, is_of_year, names_something
from app.domain.drafts.amounts.noun_phrases import head_of, phrase_end
from app.domain.drafts.amounts.number_runs import (
    PAYS,
    is_of_currency,
    is_size,
    opens_sum,
    run_end,
    stressed,
    with_leads,
)
from app.domain.drafts.words.actor_words import BODIES
from app.domain.drafts.words.goods import PERSONS
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import BUILDINGS, SIZES
from app.domain.number_words import SHORT, SPELLED, Literal, number_at, read_literal
from app.domain.phrase import Token
from app.domain.phrase_words import UNREAD_SCALES
from app.domain.quantity_words import Found, read_phrase

_HARD = frozenset(',;:()[]!?"“”«»…')
_MOST = 24
"""Tokens that a number and what is said of it may have."""
_NEAR = 40
_SCALES = {*SPELLED, *SHORT}


class ReadNumber(NamedTuple):
    """A number as read."""

    start: int
    """The token at which what is said of it begins."""
    at: int
    """The token at which it begins itself."""
    end: int
    """The token behind it and its currency."""
    found: Found | None
    """None where there is a number but it is not read."""


def number_of(run: Running, at: int) -> tuple[ReadNumber | None, int]:
    """The number that begins at a token, `None` where it is a name, and the token where to go on without it."""
    end = run_end(run, at)
    start = with_leads(run, at)
    if _is_before_sum(run, at, end) or names_something(run, at, end) or is_of_year(run, start, at, end):
        return None, at + 1 if run.text_at(at + 1) == "," else end  # flight #3, 10 tonnes
    own, again = _skipped(run, at, end)
    to, whom = _goes_to(run, at, end)
    end = to if whom else end
    stop = to if whom else _clause_end(run, max(at, again))
    stop = _before_size(run, at, end, stop)
    kept = (own, again) if again else (stop, stop)
    found = read_phrase(run.words, [*run.tokens[start : kept[0]], *run.tokens[kept[1] : stop]], to_end=False)
    if again:
        end = max(end, run_end(run, again if stressed(run, at) else again - 1))
    doubtful = _is_doubtful(run, start, at)
    if found is None or (found.low is None and found.high is None) or (to and not whom) or doubtful:
        return ReadNumber(start, at, end, None), end
    behind = start + found.tail[0] + (again - own if again else 0)
    if _reads_less(run, behind, end) or _mixes_styles(run, at, behind):
        return ReadNumber(start, at, end, None), end
    goes_on = behind < len(run.tokens) and _goes_on(run, behind, of_money=bool(found.codes))
    if goes_on or _runs_on(run, at, behind) or (start and _is_currency(run, start - 1, found)):
        return ReadNumber(start, at, max(behind, end), None), max(behind, end)
    behind = max(behind, at + 1)
    return ReadNumber(start, at, behind, found), behind


def _before_size(run: Running, at: int, end: int, stop: int) -> int:
    """Where number words end that have the size of what they count behind them: *fifty six-wheel lorries*."""
    sized = run.tokens[at].kind == "word" and at < end < len(run.tokens) and is_size(run, end)
    return end if sized else stop


def _is_scaled_on(run: Running, at: int) -> bool:
    """Whether a scale that is not read stands behind a sum: *Rp 300 juta*, but *$40 grand piano*."""
    return run.text_at(at) in UNREAD_SCALES and phrase_end(run, at + 1) == at + 1


def _goes_on(run: Running, at: int, *, of_money: bool) -> bool:
    """Whether what is behind a number may be of it: a scale that is not read, and of a sum a second code, or letters
    right behind its digits, *$1.2MM*."""
    token = run.tokens[at]
    if not of_money:
        return _is_scaled_on(run, at)
    glued = token.kind == "word" and token.glued and not token.hyphen and run.tokens[at - 1].kind == "num"
    return glued or run.is_code(at) or _is_scaled_on(run, at)


def _is_doubtful(run: Running, start: int, at: int) -> bool:
    """Whether a number is a power or only decimals, may be more than it says or is two: *10^6*, *.5 tons*, *paid over
    300*, *60 330 W panels*."""
    if run.text_at(at - 1) == "." and run.tokens[at].glued and not run.tokens[at - 1].glued:
        return True
    if _is_broken(run, at) or is_model_with_scale(run, at):
        return True
    added = at > 1 and run.text_at(at - 1) == "+" and run.tokens[at - 2].kind == "num"  # 3 + 4 tents
    if added or (" " in run.text_at(at) and run.text_at(at + 1) in SIZES):
        return True
    return run.text_at(at - 1) == "^" or (run.text_at(start) == "over" and run.text_at(start - 1) in PAYS)


def _is_broken(run: Running, at: int) -> bool:
    """Whether blanks break a number into what looks like several: *$1 .5 million*, *$ 1, 500,000*, *1. 200 tents*."""
    token, sign, behind = run.tokens[at], run.text_at(at + 1), at + 2
    at_money = run.tokens[at].kind == "cur"
    if at_money:
        token, sign, behind = run.tokens[min(at + 1, len(run.tokens) - 1)], run.text_at(at + 2), at + 3
    if token.kind != "num" or len(token.text) > 3 or sign not in (".", ",") or behind >= len(run.tokens):
        return False
    rest = run.tokens[behind]
    if rest.kind != "num":
        return False
    if sign == ".":
        return rest.glued != run.tokens[behind - 1].glued and (rest.glued or len(rest.text) == 3)
    return at_money and _GROUPED.fullmatch(rest.text) is not None


_GROUPED = re.compile(r"\d{3}(?:,\d{3})+")


def _is_before_sum(run: Running, at: int, end: int) -> bool:
    """*Gave the two USD 900*: a word for whom it goes to, right before a sum."""
    return run.tokens[at].kind == "word" and end == at + 1 and end < len(run.tokens) and opens_sum(run, end)


def _skipped(run: Running, at: int, end: int) -> tuple[int, int]:
    """From where to where a number has tokens that it is read without; the second is 0 where there are none."""
    if again := stressed(run, at):
        return at + 1, again
    if again := _said_again(run, at):
        return _own_end(run, at), again
    of = next((where for where in range(at + 1, end - 1) if is_of_currency(run, where)), 0)
    return of, of and of + 1


def _goes_to(run: Running, at: int, end: int) -> tuple[int, bool]:
    """The *to* behind a sum whose second number counts what it goes to, and whether that is somebody.

    *$100 to 30,000 families*, *50 euros to 80 people*, but *$2 to 3 million*, *€20 to 40 a month*. Of what is nobody,
    *$100 to 300 vouchers*, neither can be told, unless it is less: *$2 million to 46 projects*.
    """
    to = next((where for where in range(at + 1, end - 1) if run.text_at(where) == "to"), 0)
    if not to or not any(token.kind == "cur" for token in run.tokens[at:to]):
        return 0, False
    if run.text_at(at - 1) == "by":
        return to, True  # raised by 14 million euros to 30 million
    second, head = run.tokens[to + 1 : end], head_of(run, end, phrase_end(run, end))
    if any(token.kind == "cur" for token in second) or not head:
        return 0, False
    scaled = any(token.text in _SCALES for token in second)
    if is_for_whom(run, to + 1, head) or head in PERSONS | BUILDINGS | BODIES or not (scaled or _rises(run, at, to)):
        return to, True
    return (0, False) if scaled else (to, False)


def _rises(run: Running, at: int, to: int) -> bool:
    """Whether the number behind a *to* may be the higher one of two, so that both are one sum."""
    first = next((where for where in range(at, to) if run.tokens[where].kind != "cur"), at)
    low, high = number_at(run.tokens, first, to), number_at(run.tokens, to + 1, len(run.tokens))
    return low is None or high is None or low.value <= high.value


def _clause_end(run: Running, at: int) -> int:
    """Where the words end that a number may be read with."""
    stop = min(len(run.tokens), at + _MOST)
    for where in range(at, stop):
        token = run.tokens[where]
        if token.text in _HARD or (token.text == "+" and not token.glued):
            return where
    return stop


def _own_end(run: Running, at: int) -> int:
    """Behind the number itself that begins at a token: one of digits, or several words."""
    if run.tokens[at].kind == "num":
        return at + 1
    words = number_at(run.tokens, at, len(run.tokens))
    return at + 1 if words is None else words.end


def _said_again(run: Running, at: int) -> int:
    """Behind the parenthesis that says a number in digits again in words, *5 (five) million*; 0 where there is none."""
    if run.tokens[at].kind != "num":
        return _said_in_digits(run, at)
    if run.text_at(at + 1) != "(":
        return 0
    close = next((where for where in range(at + 3, min(at + _MOST, len(run.tokens))) if run.text_at(where) == ")"), 0)
    digits, words = number_at(run.tokens, at, at + 1), number_at(run.tokens, at + 2, close or at + 2)
    if not close or digits is None or words is None or words.end != close or words.digits:
        return 0
    doubtful = digits.literal is not None and digits.literal.other is not None
    return close + 1 if digits.value == words.value and not doubtful else 0


def _said_in_digits(run: Running, at: int) -> int:
    """Behind the parenthesis that says a number in words again in digits, *one (1) transformer*; or 0."""
    words = number_at(run.tokens, at, len(run.tokens))
    if words is None or words.digits or run.text_at(words.end) != "(" or run.text_at(words.end + 2) != ")":
        return 0
    digits = number_at(run.tokens, words.end + 1, words.end + 2)
    same = digits is not None and digits.value == words.value
    return words.end + 3 if same and run.text_at(words.end + 3).isalpha() else 0


def _reads_less(run: Running, behind: int, end: int) -> bool:
    """Whether the number goes on behind what was read of it; not so in *$5 million to 20 countries*."""
    if behind >= end:
        return False
    if run.text_at(behind) != "to":
        return True
    after = run_end(run, behind + 1)
    return not is_for_whom(run, behind + 1, head_of(run, after, phrase_end(run, after)))


def _is_currency(run: Running, at: int, found: Found) -> bool:
    """Whether the word before a number is a currency that was not read with it."""
    token = run.tokens[at]
    return (token.kind == "cur" and not token.spoken) or (bool(found.codes) and run.is_code(at))


def _runs_on(run: Running, start: int, end: int) -> bool:
    """Whether *and* may begin another number: *half a million and ninety thousand*, but *one thousand and twenty*."""
    for at in range(start + 1, end - 1):
        scale = SPELLED.get(run.text_at(at - 1).removesuffix("s"), 0)
        if run.text_at(at) != "and" or scale < 1000 or run.text_at(at + 1) == "a" or run.text_at(start) == "between":
            continue
        rest = number_at(run.tokens, at + 1, end)
        if scale > 1000 or rest is None or rest.value >= 100:
            return True
    return False


def _mixes_styles(run: Running, start: int, end: int) -> bool:
    """Whether the digits near it are written in another manner, so that *2.500* may be 2.5 or 2,500."""
    own = {literal.style for token in run.tokens[start:end] if (literal := _literal(token))}
    if not own & {"stop", "comma"}:
        return False
    near = run.tokens[max(0, start - _NEAR) : end + _NEAR]
    styles = {literal.style for token in near if (literal := _literal(token))}
    return ("stop" in own and "en" in styles) or ("comma" in own and "eu" in styles)


def _literal(token: Token) -> Literal | None:
    return read_literal(token.text) if token.kind == "num" and len(token.text) < 30 else None
