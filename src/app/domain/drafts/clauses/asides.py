"""What a sentence says of a name between two commas, left out so that the name stands beside its verb.

    aside = name "," (a | an | the | its … | owner "'s" | noun of a person | superlative) words "," verb
          | name "," preposition? (which | who | whose) words "," verb        of no gift
          | name "," (a | an) words ("," | ".")          behind a verb: of who gets it
          | name "," age "," verb
    | (its | their …) words "," country ("," | ".")      the words, which only say what the country is
          | name "," (launched | known | called …) words "," verb
          | "–" words with a verb of its own "–"         of no gift
          | name "(" its initials ")"
    | number noun of several "," name ("," name)* "and" name "," verb     the noun
      | auxiliary "," words "," verb
    | words "to" name "for"                              at the head of what ends in "!": they are read as thanks
    | "," "all"? (expenses | postage | …) "paid" ("," | ".")
    | thing "," number length (long | high …) ("and" number length (wide …))? ","
    | "and" (number "of them") thing "from" name         as *got* is said of them, too
    | "to" the feeling "of" words ","                    at the head of a sentence: to the surprise of the German press

*Eni, the oil company, donated …* is read as *Eni donated …*. What tells of a gift itself stays, and so does what may be
a member of a list: *the Red Cross, the army, and the police*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from app.domain.drafts.clauses.finding_verbs import find_verbs
from app.domain.drafts.clauses.phrases import is_people
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.verbs import BE, DO, GIVING, HAVE, MIGHT, WILL, Family, Verb, is_adverb
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.word_lists import LENGTHS, LONG
from app.domain.number_words import ONES

_ENDS = (",", ".", ";", "(")
_LONGEST = 14
"""Pieces of an aside, at most."""
_OPENERS = words("a an the its his her their one")
_AUXILIARIES = BE | HAVE | DO | WILL | MIGHT | {"not"}
_OPEN_ENDED = words("a an")
_RELATIVE = words("which who whom whose")
_CALLED = words("launched known called named founded registered established formed set")
_BY_NAME = words("as under in by up")
"""Behind the words before: *launched under the name …*, *known as …*."""
_PLACED = words("from to by for")
"""Prepositions behind which somebody else gives or gets something."""
_GIFTS = words("gift donation present contribution shipment consignment delivery grant loan pledge cheque check")
_NO_NAMES = words("meanwhile however indeed instead then also elsewhere here there still later earlier soon now thus")
"""Words that begin a sentence in capitals and are no names."""


def without_asides(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a sentence without what it says of its names between commas."""
    pieces = _without_sizes(_without_some_of_them(_without_feeling(_without_paid(_as_thanks(pieces)))))
    out = _without_asides_of_verbs(_without_initials(text, _without_dashed(pieces)))
    commas = [at for at, piece in enumerate(out) if piece.word == ","]
    for comma in reversed(commas):
        if end := _names_end(out, comma):
            del out[end]
            del out[comma - 1 - (out[comma - 2].word in _SEVERAL) : comma + 1]
        elif comma < len(out) and _is_name(text, out, comma - 1) and (end := _aside_end(out, comma)):
            del out[comma:end]
    return _without_descriptions(_of_one_thing(out))


def _without_feeling(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without how others took it, who get nothing by that: *To the delight of Chile, Oman sent …*."""
    said = [piece.word for piece in pieces[:5]]
    feeling = 1 + (said[1:2] in (["the"], ["great"]))
    if said[:1] != ["to"] or said[feeling : feeling + 1] == [] or said[feeling] not in _FEELINGS:
        return pieces
    end = next((at for at, piece in enumerate(pieces) if piece.word == ","), 0)
    return pieces[end + 1 :] if said[feeling + 1 : feeling + 2] == ["of"] and end else pieces


def _without_sizes(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without how large something is, between commas: *the boat, 12 metres long, was given to Laos*."""
    commas = [at for at, piece in enumerate(pieces) if piece.word == ","]
    for first, last in reversed([*pairwise(commas)]):
        inner = pieces[first + 1 : last]
        said = [piece.word for piece in inner if piece.sort is Sort.WORD]
        sized = len(said) == len(inner) >= _SIZE_LEAST and said[-1] in LONG and not LENGTHS.isdisjoint(said)
        if sized and len(inner) <= _LONGEST and said[0][0].isdigit() | (said[0] in ONES):
            return _without_sizes([*pieces[:first], *pieces[last + 1 :]])
    return pieces


_SIZE_LEAST = 3


def _without_some_of_them(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without how many of those who get one thing get another: *got rice from X and 800 of them mats*."""
    for at in range(3, len(pieces) - 3):
        if pieces[at].word != "of" or pieces[at + 1].word not in ("them", "these") or pieces[at + 2].thing is None:
            continue
        joint = next((low for low in range(at - 1, max(at - 6, 0), -1) if pieces[low].word == "and"), 0)
        if joint and pieces[at + 3].word in ("from", "by", "through"):
            return [*pieces[: joint + 1], *pieces[at + 2 :]]
    return pieces


def _as_thanks(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces with thanks in other words read as such: *Asante sana to Oman for the 40 boats …!*, *Thank you to*."""
    said = [piece.word for piece in pieces[:_GREETING]]
    to = said.index("to") if "to" in said else 0
    whom = to + 1 + (said[to + 1 : to + 2] == ["the"])
    named = to > 0 and pieces[whom : whom + 1] and pieces[whom].actor is not None
    known = any(piece.actor is not None or piece.thing is not None for piece in pieces[:to])
    if not named or known or [piece.word for piece in pieces[whom + 1 : whom + 2]] != ["for"]:
        return pieces
    if pieces[-1].word != "!" and said[to - 2 : to] != ["thank", "you"]:
        return pieces
    return [replace(pieces[0], word="thanks", end=pieces[to - 1].end), *pieces[to:]]


_GREETING = 7
"""Pieces within which thanks end."""


def _without_paid(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces without what costs nothing besides: *offered 15 places, all expenses paid, to officers of Chad*."""
    for at in range(3, len(pieces) - 1):
        if pieces[at].word != "paid" or pieces[at - 1].word not in _EXPENSES or pieces[at + 1].word not in (",", "."):
            continue
        low = at - 2 - (pieces[at - 2].word in ("all", "with"))
        if pieces[low].word == ",":
            return [*pieces[:low], *pieces[at + 1 + (pieces[at + 1].word == ",") :]]
    return pieces


_EXPENSES = words("expenses costs fares freight carriage postage duty duties shipping charges transport fees")
_FEELINGS = words(
    "amusement surprise astonishment amazement delight joy regret dismay annoyance fury anger horror "
    "disappointment embarrassment satisfaction consternation chagrin irritation displeasure indignation alarm"
)


def _of_one_thing(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what only says what the thing before its comma is: *a scanner, an old machine, from Chile*."""
    out = list(pieces)
    for at in range(len(out) - 4, 0, -1):
        if out[at].thing is None:
            continue
        one, comma, other, end = [*out[at : at + 4], *out[-1:] * 2][:4]
        behind = [piece.word for piece in out[at + 4 : at + 5]]
        ends = end.word == "." or (end.word == "," and behind != [] and behind[0] in _BEHIND_ONE)
        single = one.thing is not None and other.thing is not None and one.thing.low == other.thing.low == 1
        first = comma.word == "," != out[at - 1].word and other.word.startswith(("a ", "an "))
        if single and ends and first:
            del out[at + 1 : at + 3 + (end.word == ",")]
    return out


_BEHIND_ONE = words("from to for by in on at was is has had which")


def _without_descriptions(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what says before a country's name what it is to another: *gave its neighbour, Peru, …*."""
    out = list(pieces)
    for at in range(len(pieces) - 2, 1, -1):
        actor, comma = pieces[at].actor, at - 1 - (pieces[at - 1].word == "the")
        named = actor is not None and actor.kind is NamedKind.COUNTRY and pieces[at].word == actor.name
        if not named or pieces[comma].word != "," or pieces[at + 1].word not in (",", "."):
            continue
        low = next((one for one in range(comma - 1, max(0, comma - 5), -1) if _whose(pieces[one])), 0)
        listed = any(piece.actor or piece.word in ("and", "or") for piece in pieces[at + 2 : at + 3])
        plain = all(piece.sort is Sort.WORD and piece.word not in _PLACED for piece in pieces[low + 1 : comma])
        if low and plain and listed is pieces[comma - 1].word.endswith("s"):
            out[low : at + 1 + (pieces[at + 1].word == "," and not listed)] = [pieces[at]]
    return out


def _whose(piece: Piece) -> bool:
    return piece.word.split()[0] in _WHOSE


_WHOSE = words("its his her their our")


def _without_asides_of_verbs(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what stands in commas within a verb: *did not, in the end, deliver*.

    A day there stays, and only its commas go: *had, by the end of 1986, given*.
    """
    out = list(pieces)
    for comma in range(len(pieces) - 2, 0, -1):
        if pieces[comma].word != "," or pieces[comma - 1].word not in _AUXILIARIES:
            continue
        end = next((at for at in range(comma + 1, min(len(pieces), comma + 7)) if pieces[at].word == ","), 0)
        inner, whole = pieces[comma + 1 : end], [*pieces[:comma], *pieces[end + 1 :]]
        if inner and all(piece.sort is Sort.WORD for piece in inner):
            gives = any(verb.at == comma and verb.family in GIVING for verb in find_verbs(whole))
            out = whole if gives and len(out) == len(pieces) else out
        elif inner and all(piece.sort in (Sort.WORD, Sort.DAY) for piece in inner) and len(out) == len(pieces):
            told = [*pieces[:comma], *inner, *pieces[end + 1 :]]
            joined = any(verb.first < comma and verb.at == comma + len(inner) for verb in find_verbs(told))
            out = told if joined else out
    return out


def _without_initials(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without what a name is called by its letters: *the Hunger Safety Net Programme (HSNP)*."""
    out = list(pieces)
    for at in range(len(pieces) - 3, 0, -1):
        opened, inner, closed = pieces[at : at + 3]
        if (opened.word, closed.word) != ("(", ")") or pieces[at - 1].actor is None:
            continue
        short, long = text[inner.start : inner.end], text[pieces[at - 1].start : pieces[at - 1].end]
        firsts = "".join(word[0] for word in long.replace("-", " ").split() if word[0].isupper())
        if inner.sort is Sort.WORD and len(short) > 1 and short == firsts:
            del out[at : at + 3]
    return out


def _without_dashed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without a clause between two dashes that counts nothing: *it gave – she was sure of it – 20 tents*."""
    dashes = [at for at, piece in enumerate(pieces) if piece.word in ("–", "—")]
    if len(dashes) != 2 or dashes[0] == 0:
        return list(pieces)
    inner = pieces[dashes[0] + 1 : dashes[1]]
    tells = 0 < len(inner) <= _LONGEST and any(verb.finite and verb.family not in GIVING for verb in find_verbs(inner))
    counts = any(piece.sort in (Sort.THING, Sort.DAY) for piece in inner)
    return [*pieces[: dashes[0]], *pieces[dashes[1] + 1 :]] if tells and not counts else list(pieces)


def _is_name(text: str, pieces: Sequence[Piece], at: int) -> bool:
    if at < 0:
        return False
    piece = pieces[at]
    if piece.actor is not None:
        return piece.actor.kind is not NamedKind.PRONOUN
    named = piece.sort is Sort.WORD and text[piece.start].isupper() and not is_adverb(piece)
    return named and (at > 0 or (piece.word not in _NO_NAMES and not piece.word.endswith("ly")))


def _names_end(pieces: Sequence[Piece], comma: int) -> int:
    """Where the names end of those of whom a noun says how many they are: *Two charities, Oxfam and Islah, sent*; or 0.

    They are who gives, and the noun only says what they are.
    """
    before = [word for piece in pieces[max(0, comma - 2) : comma] for word in piece.word.split()[:1]]
    if _SEVERAL.isdisjoint(before) or not _is_noun_of_several(pieces[comma - 1]):
        return 0
    at = comma + 1
    while at < len(pieces) and (pieces[at].word in _BETWEEN_NAMES or pieces[at].actor is not None):
        at += 1
    inner = pieces[comma + 1 : at - 1]
    listed = len(inner) > 2 and inner[-1].word not in _BETWEEN_NAMES and any(piece.word == "and" for piece in inner)
    told = listed and pieces[at - 1].word == "," and _goes_on(pieces, at, find_verbs(pieces), inner)
    return at - 1 if told else 0


def _is_noun_of_several(piece: Piece) -> bool:
    kind = piece.actor.kind if piece.actor is not None else NamedKind.BODY
    return piece.thing is None and kind is NamedKind.BODY and piece.word.endswith("s")


_SEVERAL = words("two three four five six seven eight nine ten several both")
_BETWEEN_NAMES = words(", and the of")


def _aside_end(pieces: Sequence[Piece], comma: int) -> int:
    """Behind the last piece of the aside that a comma opens, or 0."""
    end = next((at for at in range(comma + 1, len(pieces)) if pieces[at].word in _ENDS), 0)
    inner = pieces[comma + 1 : end]
    if not 0 < len(inner) <= _LONGEST or pieces[end].word not in (",", ".") or not _says_who(inner):
        return 0
    verbs = find_verbs(pieces)
    if any(comma < verb.at < end and verb.family in GIVING for verb in verbs):
        return 0
    if pieces[end].word == "," and _goes_on(pieces, end + 1, verbs, inner):
        return end + 1
    return _end_behind_verb(pieces, comma, end, verbs)


def _end_behind_verb(pieces: Sequence[Piece], comma: int, end: int, verbs: Sequence[Verb]) -> int:
    """As `_aside_end`, of what says who somebody behind the verb is: *… to Khan Academy, an online school.*"""
    inner = pieces[comma + 1 : end]
    if inner[0].word not in _OPEN_ENDED or not any(verb.finite and verb.last < comma for verb in verbs):
        return 0
    if any(piece.word in _PLACED or piece.sort is Sort.THING for piece in inner):
        return 0
    said = any(verb.family is Family.SAY and comma < verb.at < end for verb in verbs)
    if said and any(piece.sort is Sort.DAY for piece in inner):  # a spokesman said on Wednesday
        return 0
    return end if pieces[end].word == "." else end + 1


def _says_who(inner: Sequence[Piece]) -> bool:
    """Whether words between commas say who or what somebody is."""
    first = inner[0]
    if first.word.isdigit():
        return len(inner) == 1
    if first.word in _CALLED and inner[1:] and inner[1].word in _BY_NAME:
        return True
    if _is_described(first) or first.word in _RELATIVE or (inner[1:] and inner[1].word in _RELATIVE):
        return True
    if first.sort is Sort.WORD and first.word.endswith("est") and len(inner) > 2:
        return True
    if first.sort is Sort.THING or _GIFTS & {piece.word for piece in inner[:3]}:
        return is_people(first)
    nouns = [piece.word for piece in inner if piece.sort is Sort.WORD or _is_described(piece)]
    return (first.word in _OPENERS and bool(nouns[1:])) or _is_owned(inner) or is_of_people(first.word)


def _is_described(piece: Piece) -> bool:
    """Whether words say what somebody is and are no name: *the Italian oil company*, *the Turkish aid agency*."""
    kind = piece.actor.kind if piece.actor is not None else None
    of_state = kind is NamedKind.GOVERNMENT and piece.word.split()[-1].islower()
    return of_state or kind in (NamedKind.BODY, NamedKind.PRONOUN)


def _is_owned(inner: Sequence[Piece]) -> bool:
    """Whether words begin with whose somebody is: *Ghana's largest bank*."""
    return "'s " in inner[0].word or any(piece.word == "'s" for piece in inner[1:3])


def _goes_on(pieces: Sequence[Piece], at: int, verbs: Sequence[Verb], inner: Sequence[Piece]) -> bool:
    """Whether behind an aside the sentence goes on with the verb of its name, or with *and* and another name."""
    while at < len(pieces) and (is_adverb(pieces[at]) or pieces[at].word in ("each", "both")):
        at += 1
    if at + 2 < len(pieces) and pieces[at].word == "and" and (inner[0].word in _OPEN_ENDED or _is_owned(inner)):
        return pieces[at + 1].actor is not None or _is_past(pieces[at + 2])
    finite = any(verb.first == at and verb.finite for verb in verbs)
    return finite or (at < len(pieces) and _is_past(pieces[at]))


def _is_past(piece: Piece) -> bool:
    return piece.sort is Sort.WORD and piece.word.endswith("ed")
