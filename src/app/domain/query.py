"""What a person asks of the ledger, in one line: `donor.kind:company money>=1M -item:masks "twin city"`.

How it is written says `app.domain.question_grammar`, what there is to ask for `app.domain.question_fields`. A condition
on an interval or on a span of days holds only where it holds whatever the true value is: *over 20* is at least 20, and
it is not known to be at most 30.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from app.domain.errors import BadInput
from app.domain.fields import RECORD, Fields
from app.domain.language import later, tr, tr_n, tr_term
from app.domain.question_fields import Ask, Asked, asked_of, known, names_like
from app.domain.question_grammar import NAME, SIGN, TYPED, Sign, sign_of
from app.domain.question_values import company_words, is_company, money, plain
from app.domain.shortened import shortened
from app.domain.terms import Outcome

LONGEST = 2_000
"""Code points of a question; what is longer is none."""


_GROUPED = re.compile(r"[A-Za-z$€£¥]{0,3}\d{1,3}(?:,\d{3})+(?:\.\d+)?\w*(?![\d,])")
"""A number with its thousands set off, which is no list."""
_SPECIAL = '-−"“„«<>=!≥≤'
"""A value that begins so would be read as something else."""
_CLOSING = {'"': '"”“', "“": '"”', "„": '"“”', "«": "»"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value that will do: a text, or a range of which an end may be open."""

    text: str
    """As typed, without its quotes; of a range its lower end."""
    to: str | None = None
    """The upper end of a range; None where it is none, empty where it is open."""

    def __str__(self) -> str:
        return self.text if self.to is None else f"{self.text}..{self.to}"


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked for. Offsets are code points of the question as typed, end exclusive."""

    start: int
    end: int
    negated: bool = False
    words: str = ""
    """Words that must be there, one after the other; empty for a condition."""
    asked: Asked | None = None
    sign: Sign = Sign.IS
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A question: all of its conditions must hold. One without conditions asks for everything."""

    text: str = ""
    conditions: tuple[Condition, ...] = ()

    def without(self, number: int) -> Query:
        """The question with one condition less, by its place."""
        gone = self.conditions[number]
        text = " ".join(f"{self.text[: gone.start]} {self.text[gone.end :]}".split())
        return replace(self, text=text, conditions=tuple(one for n, one in enumerate(self.conditions) if n != number))


def parse(text: str, fields: Fields = RECORD) -> Query:
    """The question that is typed. `fields` are those of a record, among them any that the workspace adds.

    Raises `BadInput` for an unknown name, a sign that does not fit it, a quote that stays open and a missing value.
    """
    if len(text) > LONGEST:
        raise BadInput(tr("This question is too long. Ask for less at once."))
    return Query(text, tuple(_Scanner(text, fields).conditions()))


def with_names(query: Query, asks: Callable[[Asked], bool], names: Mapping[str, str]) -> str:
    """The question as typed, but with other names in the conditions that `asks` picks out. `names` has them by the old
    ones as `plain` compares these."""
    text = query.text
    for condition in reversed(query.conditions):
        said = [one.text for one in condition.values]
        now = [names.get(plain(one), one) for one in said]
        head = TYPED.match(text, condition.start)
        if head is not None and condition.asked is not None and asks(condition.asked) and now != said:
            text = f"{text[: head.end()]}{','.join(map(as_typed, now))}{text[condition.end :]}"
    return text


class _Scanner:
    def __init__(self, text: str, fields: Fields) -> None:
        self._text, self._fields, self._at = text, fields, 0

    def conditions(self) -> list[Condition]:
        out: list[Condition] = []
        while True:
            while self._at < len(self._text) and self._text[self._at].isspace():
                self._at += 1
            if self._at == len(self._text):
                return out
            out.append(self._condition())

    def _condition(self) -> Condition:
        start, text = self._at, self._text
        negated = text[start] in "-−" and start + 1 < len(text) and not text[start + 1].isspace()
        self._at += negated
        if text[self._at] in _CLOSING:
            words = self._quoted()
            return Condition(start, self._at, negated, words)
        name = NAME.match(text, self._at)
        sign = SIGN.match(text, name.end()) if name else None
        if name is None or sign is None:
            words = self._bare("")
            return Condition(start, self._at, negated, words)
        asked = self._known(name[0], start)
        self._at = sign.end()
        how = sign_of(sign[0])
        values = self._values(name[0], how)
        _fit(asked, how, values)
        if how is Sign.NOT:
            negated, how = not negated, Sign.IS
        return Condition(start, self._at, negated, asked=asked, sign=how, values=values)

    def _known(self, name: str, at: int) -> Asked:
        asked = asked_of(name.casefold(), self._fields)
        if asked is not None:
            return asked
        near = names_like(name.casefold(), self._fields)
        if near:
            hint = tr("Did you mean {names}?").format(names=_listed(near))
        else:
            some = ", ".join(one.name for one in known(self._fields)[:12])
            hint = tr("There are {names} and others.").format(names=some)
        sentence = tr(
            "There is no field “{name}” to ask for, at character {place}. {hint} To look for these words themselves, "
            "put them in quotes."
        )
        raise BadInput(sentence.format(name=name, place=at + 1, hint=hint))

    def _values(self, name: str, sign: Sign) -> tuple[Value, ...]:
        values = [self._value(name, sign)]
        while self._at < len(self._text) and self._text[self._at] == ",":
            self._at += 1
            values.append(self._value(name, sign))
        return tuple(values)

    def _value(self, name: str, sign: Sign) -> Value:
        low = self._end_of_range()
        if self._text.startswith("..", self._at):
            self._at += 2
            value = Value(low, self._end_of_range())
            if not (value.text or value.to):
                raise self._missing(name, sign)
            return value
        if not low:
            raise self._missing(name, sign)
        return Value(low)

    def _missing(self, name: str, sign: Sign) -> BadInput:
        sentence = tr("After “{asked}” a value is missing, at character {place}. Write one, without a space before it.")
        return BadInput(sentence.format(asked=f"{name}{sign.value}", place=self._at + 1))

    def _end_of_range(self) -> str:
        if self._at < len(self._text) and self._text[self._at] in _CLOSING:
            return self._quoted()
        return self._bare(",")

    def _bare(self, stops: str) -> str:
        text, start = self._text, self._at
        grouped = _GROUPED.match(text, start) if stops else None
        at = grouped.end() if grouped else start
        while at < len(text) and not text[at].isspace() and text[at] not in stops:
            if stops and text.startswith("..", at):
                break
            at += 1
        self._at = at
        return text[start:at]

    def _quoted(self) -> str:
        text, start = self._text, self._at
        closing = _CLOSING[text[start]]
        end = next((n for n in range(start + 1, len(text)) if text[n] in closing), -1)
        if end < 0:
            sentence = tr('The quote that opens at character {place} ({words}) is not closed. Put a " where it ends.')
            raise BadInput(sentence.format(place=start + 1, words=shortened(text[start:], 30)))
        self._at = end + 1
        words = text[start + 1 : end].strip()
        if not words:
            raise BadInput(tr("There is nothing in the quotes at character {place}.").format(place=start + 1))
        return words


def _fit(asked: Asked, sign: Sign, values: Sequence[Value]) -> None:
    """Raise `BadInput` where a sign or a range does not go with what is asked."""
    if asked.ordered:
        if sign.orders and any(one.to is not None for one in values):
            _refuse(
                tr("“{name}{sign}” takes one value, and {name}: takes a range such as {range}."), asked, sign, values
            )
        return
    if sign.orders or any(one.to is not None for one in values):
        _refuse(tr("“{name}” is no number and no date, so it is not more or less: write {name}:{value}."), asked, sign,
                values)  # fmt: skip


def _refuse(sentence: str, asked: Asked, sign: Sign, values: Sequence[Value]) -> NoReturn:
    value = values[0].text or values[0].to or ""
    raise BadInput(sentence.format(name=asked.name, sign=sign.value, range=values[0], value=as_typed(value)))


def as_typed(value: str) -> str:
    """A value as it is typed in a question: in quotes where it would else be read as something more."""
    if value and value[0] not in _SPECIAL and not re.search(r"[\s,\"“”„«»{}|]|\.\.", value):
        return value
    has_quotes = re.search('["“”]', value) is not None
    return f"«{value}»" if has_quotes and "»" not in value else '"' + re.sub('["“”]', "'", value) + '"'


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return tr("{listed} or {last}").format(listed=", ".join(names[:-1]), last=names[-1])


def in_words(query: Query, *, passages: bool = False) -> str:
    """What a question asks for, as a sentence without its dot: *records whose donor is a company*."""
    if not query.conditions:
        return tr("all passages") if passages else tr("all records")
    if not passages:
        return tr("records {conditions}").format(conditions=conditions(query))
    own, of_records = _split(query)
    if not of_records.conditions:
        return tr("passages {conditions}").format(conditions=conditions(own))
    if not own.conditions:
        return tr("passages of records {conditions}").format(conditions=conditions(of_records))
    sentence = tr("passages {conditions}, of records {of_records}")
    return sentence.format(conditions=conditions(own), of_records=conditions(of_records))


def _split(query: Query) -> tuple[Query, Query]:
    """The conditions on passages, words included, and those on their records."""
    own = tuple(one for one in query.conditions if one.asked is None or one.asked.of_passage)
    of_records = tuple(one for one in query.conditions if one not in own)
    return replace(query, conditions=own), replace(query, conditions=of_records)


def conditions(query: Query, number: int = 2) -> str:
    """The conditions alone, of so many records: *whose donor is a company, and that are given*; empty where there are
    none."""
    phrases = [_phrase(condition, number) for condition in query.conditions]
    if len(phrases) < 2:
        return "".join(phrases)
    return tr("{listed}, and {last}").format(listed=", ".join(phrases[:-1]), last=phrases[-1])


def _phrase(condition: Condition, number: int) -> str:
    if condition.asked is None:
        said = tr_n("that says “{words}”", "that say “{words}”", number)
        not_said = tr_n("that does not say “{words}”", "that do not say “{words}”", number)
        return (not_said if condition.negated else said).format(words=condition.words)
    values = _listed([_value_words(condition.asked, one) for one in condition.values])
    sentence = _sentence(condition.asked, condition.sign, number, negated=condition.negated)
    return sentence.format(name=tr(condition.asked.label), value=values)


def _value_words(asked: Asked, value: Value) -> str:
    """A value or an interval in words."""
    if asked.ask is Ask.OUTCOME and value.text in tuple(Outcome):
        return tr_term(Outcome(value.text))
    if asked.ask is Ask.MONEY and _in_any_currency(value):
        return tr("{amount} in any currency").format(amount=_ends(value))
    if is_company(asked.vocabulary, value.text):
        return f"“{value.text}” ({company_words()})"
    if value.to is None:
        return value.text if asked.ordered or asked.ask is Ask.YES_NO else f"“{value.text}”"
    if asked.ask is Ask.DATE and not (value.text and value.to):
        open_end = tr("{date} or later") if value.text else tr("{date} or earlier")
        return open_end.format(date=value.text or value.to)
    return _ends(value)


def _in_any_currency(value: Value) -> bool:
    """Whether an amount names no currency, and so is compared with every number there is."""
    try:
        return not any(money(one).currency for one in (value.text, value.to) if one)
    except BadInput:  # a currency alone, or what the answer will refuse
        return False


def _ends(value: Value) -> str:
    if value.to is None:
        return value.text
    if not value.text:
        return tr("at most {value}").format(value=value.to)
    if not value.to:
        return tr("at least {value}").format(value=value.text)
    return tr("between {low} and {high}").format(low=value.text, high=value.to)


_OF_DATES = {
    Sign.OVER: (later("whose {name} is after {value}"), later("whose {name} is not surely after {value}")),
    Sign.AT_LEAST: (later("whose {name} is {value} or later"), later("whose {name} is not surely {value} or later")),
    Sign.UNDER: (later("whose {name} is before {value}"), later("whose {name} is not surely before {value}")),
    Sign.AT_MOST: (later("whose {name} is {value} or earlier"), later("whose {name} is not surely {value} or earlier")),
}


def _sentence(asked: Asked, sign: Sign, number: int, *, negated: bool) -> str:
    """What a condition asks, as a clause with places for the field and the value."""
    if asked.ask is Ask.HAS:
        without = tr_n("that does not state {value}", "that do not state {value}", number)
        return without if negated else tr_n("that states {value}", "that state {value}", number)
    if asked.ask is Ask.OUTCOME:
        other = tr_n("that is not {value}", "that are not {value}", number)
        return other if negated else tr_n("that is {value}", "that are {value}", number)
    if asked.ask is Ask.TAG:
        return tr("without the tag {value}") if negated else tr("with the tag {value}")
    if asked.ask is Ask.DATE and sign.orders:
        return tr(_OF_DATES[sign][negated])
    if asked.ordered and sign.orders:
        sure, unsure = {
            Sign.OVER: (tr("whose {name} is over {value}"), tr("whose {name} is not surely over {value}")),
            Sign.AT_LEAST: (tr("whose {name} is at least {value}"), tr("whose {name} is not surely at least {value}")),
            Sign.UNDER: (tr("whose {name} is under {value}"), tr("whose {name} is not surely under {value}")),
            Sign.AT_MOST: (tr("whose {name} is at most {value}"), tr("whose {name} is not surely at most {value}")),
        }[sign]
        return unsure if negated else sure
    if asked.ask in (Ask.WORDS, Ask.THING):
        return tr("whose {name} does not say {value}") if negated else tr("whose {name} says {value}")
    return tr("whose {name} is not {value}") if negated else tr("whose {name} is {value}")


@dataclass(frozen=True, slots=True)
class Typing:
    """The word at the caret. Offsets are code points of the question, end exclusive."""

    start: int
    """Where what would be put in its place begins: behind the minus of a name, behind the sign or comma of a value."""
    end: int
    begun: str
    """What is typed of it, without the quote that may be open before it."""
    asked: Asked | None = None
    """What a value is being typed for; None for a name or a word."""
    rest: str = ""
    """The question without the whole condition that is being typed."""
    lead: str = ""
    """The part of the condition before it: *-donor:*."""


def typing_at(text: str, caret: int, fields: Fields = RECORD) -> Typing:
    """What is being typed at a place of a question, which need not be one that can be read yet."""
    start, quote = 0, ""
    for at, char in enumerate(text[:caret]):
        if quote:
            quote = "" if char in quote else quote
        elif char in _CLOSING:
            quote = _CLOSING[char]
        elif char.isspace():
            start = at + 1
    end = caret
    while end < len(text) and not (text[end].isspace() or text[end] in ',"”“»'):
        end += 1
    end += bool(quote) and end < len(text) and text[end] in quote
    whole_end = end
    while whole_end < len(text) and not text[whole_end].isspace():
        whole_end += 1
    match = TYPED.match(text, start, caret)
    assert match is not None
    asked = asked_of(match["name"].casefold(), fields) if match["name"] else None
    begins = match.end() if asked is not None else start + len(match["minus"])
    if asked is not None:  # the last of a list of values
        begins += _last_value(text[begins:caret])
    begun = text[begins:caret].lstrip('"“„«')
    rest = " ".join(f"{text[:start]} {text[whole_end:]}".split())
    return Typing(begins, end, begun, asked, rest, text[start:begins])


def _last_value(typed: str) -> int:
    """Where the last value of a list begins."""
    at, quote = 0, ""
    for n, char in enumerate(typed):
        if quote:
            quote = "" if char in quote else quote
        elif char in _CLOSING:
            quote = _CLOSING[char]
        elif char == ",":
            at = n + 1
    return at
