"""Bodies that have no name of their own, and pronouns.

body    = [a | the | its | some …] up to four words, a body's noun (hospital, NGO, bank …),
          [in | of | from | at | near a place [, its country]]
        | an adjective of a country and such a noun in the plural (*Libyan municipalities*)
        | a plural noun with the place behind it (*hospitals in Chennai*, *people of Cork*)
pronoun = it, they, he, she, we
        | the | this and a noun alone that takes up somebody named (*the company*, *the kingdom*)
        | its | his | their and *country*, *government*, *ministry* …
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.domain.drafts import actor_words as grammar
from app.domain.drafts.named import Named, NamedKind, Word
from app.domain.drafts.places import How, Place, Sentence

_PLACE = re.compile(
    r" (in|of|from|at|near|outside|around|across) (?:the )?"
    r"(?:(?:[a-z]+ )?(?:city|town|village|province|region|district|state|part|outskirts|port) of )?"
)
_IDLE = re.compile(
    r" (?:is|was|will be|would be|has been|becomes?) (?:not )?(?:\w+ly |now )?"
    r"(?:clear|unclear|known|unknown|expected|estimated|reported|believed|hoped|said|announced|likely|possible|important|"
    r"time|difficult|true|thought|feared|unlikely|impossible|[A-Z]\w+ (?:that|who|which))\b"
)


def bodies(sentence: Sentence, found: Sequence[Named], places: Sequence[Place]) -> list[Named]:
    """The nameless bodies and the pronouns; what is in `found` already may be swallowed by a longer one."""
    words = sentence.words
    taken = {one.start for one in found if one.kind not in (NamedKind.TOWN, NamedKind.COUNTRY)}
    at_end = {place.end: place for place in places}
    at_start = {place.start: place for place in places}
    out: list[Named] = []
    for at, word in enumerate(words):
        if word.text in grammar.PRONOUNS:
            if word.gap[-1:] not in ("'", "-") and not (
                word.text.lower() == "it" and _IDLE.match(sentence.after(word.end))
            ):
                out.append(Named(word.start, word.end, NamedKind.PRONOUN, sentence.text[word.start : word.end], ""))
            continue
        lower = word.text.lower()
        single, plural = lower in grammar.BODY_NOUNS, lower in grammar.PLURAL_BODIES
        if word.capital and not (at == 0 and plural) and word.text not in ("NGO", "NGOs"):
            continue
        if (single or plural or lower in grammar.PRONOUN_NOUNS) and word.start not in taken:
            one = _body(sentence, at, at_start, at_end, plural=plural)
            if one is not None:
                out.append(one)
    return out


def _body(
    sentence: Sentence, at: int, at_start: dict[int, Place], at_end: dict[int, Place], *, plural: bool
) -> Named | None:
    words, noun = sentence.words, sentence.words[at]
    lower = noun.text.lower()
    after = words[at + 1] if at + 1 < len(words) else None
    if after is not None and after.gap in (" ", "-") and not after.capital and not plural and _is_compound(after.text):
        return None
    low, home, article = _modified(words, at, at_end)
    end, placed = _placed(sentence, noun, at_start)
    if lower in grammar.PLACES and end > noun.end:
        return None  # the place itself is named
    alone = low == at and end == noun.end
    if alone and article is not None and lower in grammar.PRONOUN_NOUNS and article.text.lower() in grammar.TAKES_UP:
        start = article.start
        return Named(start, end, NamedKind.PRONOUN, sentence.text[start:end], "")
    if not (home or placed or end > noun.end) and (article is None or plural or lower in grammar.FACILITIES):
        return None
    start = words[low].start
    return Named(start, end, NamedKind.BODY, sentence.text[start:end], placed or home)


def _is_compound(word: str) -> bool:
    """Whether the word behind a noun makes it a part of a longer noun: *school bags*, *field hospital beds*."""
    if word in grammar.BODY_NOUNS or word in grammar.PLURAL_BODIES:
        return True
    return word.endswith("s") and word not in grammar.SINGULAR_VERBS and word not in grammar.STOP and len(word) > 3


def _modified(words: Sequence[Word], at: int, at_end: dict[int, Place]) -> tuple[int, str, Word | None]:
    """Where the words before a noun that belong to it begin, the country among them, and the article before them."""
    low, known, home = at, at, ""
    while low > 0 and at - low < 5 and words[low].gap in (" ", "-", "'"):
        before = words[low - 1]
        text = before.text.lower()
        owned = text == "s" and before.gap == "'" and low > 1
        place = at_end.get(words[low - 2].end if owned else before.end)
        joins = place is not None and (place.how not in (How.NAME, How.CODE) or words[at].text in grammar.PEOPLE_NOUNS)
        if place is not None and (owned or joins):
            home = home or place.named.iso2
            while low > 0 and words[low - 1].start >= place.start:
                low -= 1
            known = low
            continue
        if text in grammar.ARTICLES or text in grammar.OWN:
            return low, home, before
        if owned or before.capital or text in grammar.STOP or not text.isalpha() or text.endswith("ly"):
            break
        low -= 1
    # without an article only the words from a country on are known to belong to the noun
    return known, home, None


def _placed(sentence: Sentence, noun: Word, at_start: dict[int, Place]) -> tuple[int, str]:
    """Where a noun ends with the place behind it, and the place's country."""
    match = _PLACE.match(sentence.after(noun.end, 60))
    if match is None or (match[1] == "from" and noun.text.lower() not in grammar.PEOPLE_NOUNS):
        return noun.end, ""
    place = at_start.get(noun.end + match.end())
    if place is None:
        unknown = _UNKNOWN.match(sentence.after(noun.end + match.end(), 60))
        return (noun.end, "") if unknown is None else (noun.end + match.end() + unknown.end(), "")
    if place.how is How.PEOPLE or place.how is How.CODE:
        return noun.end, ""
    end, iso2 = place.end, place.named.iso2
    behind = re.match(r", (?:in )?", sentence.after(end, 6))
    country = at_start.get(end + behind.end()) if behind is not None and place.named.kind is NamedKind.TOWN else None
    if country is not None and country.how is How.NAME and country.named.iso2 in (iso2, ""):
        end, iso2 = country.end, country.named.iso2
    return end, iso2


_UNKNOWN = re.compile(
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+){0,3}(?!\w)"
)
