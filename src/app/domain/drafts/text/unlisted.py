"""Those whom a sentence names by words that no list has, and whom the next ones may take up.

    subject = phrase before a finite verb, or the names with which a sentence opens, if its head is no known name
              the Quakers of Philadelphia kept no ledger; Strathewen lost its hall; Kettering's twinning committee met
    place   = one name that opens a sentence | capitals behind in, at, near, to and the like, or before "'s"
              the school at Bafata, Marysville's lost library
    person  = as `persons` has them

They are options for who is meant (`meant`) for some sentences, as the names of lists are.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.phrases import Phrase
from app.domain.drafts.clauses.pieces import VEHICLES, Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.frames.somebody import in_capitals, is_capital
from app.domain.drafts.names.named import Named, NamedKind
from app.domain.drafts.text.voice import is_quoted
from app.domain.drafts.words.actor_words import DISASTERS, NOT_NAMES, TITLES
from app.domain.drafts.words.word_kinds import WordKinds

_WHERE = words(
    "in at near to from for of on around across outside inside above below beyond along into reached hit struck "
    "destroyed devastated flattened flooded buried ravaged battered levelled razed inundated shook off"
)
_OFFICERS = words("secretary treasurer chairman chairwoman chairperson chair clerk registrar bursar")
_LONGEST = 9
"""Pieces of a subject at most."""
_NAMES = 2
"""Words of a person's name, at most."""
_OF_NOBODY = (
    "act",
    "attribute",
    "cognition",
    "communication",
    "event",
    "feeling",
    "phenomenon",
    "process",
    "state",
    "time",
)
"""Sorts of nouns that name nobody."""


def subjects(text: str, shape: Shape, kinds: WordKinds) -> Iterator[Named]:
    """The subjects of finite verbs by all their words, where no known name is their head."""
    before = (phrases.before(shape, verb.first) for verb in shape.verbs if verb.finite)
    for phrase in dict.fromkeys([*filter(None, [_opening(text, shape)]), *filter(None, before)]):
        if (
            phrase.high - phrase.low <= _LONGEST
            and not (phrase.low and shape.pieces[phrase.low - 1].word in ("who", "which", "that"))
            and not _is_listed(shape, phrase)
            and not _names_nobody(text, shape, phrase, kinds)
            and _is_named(text, shape, phrase, kinds)
        ):
            speaks = _speaks(text, shape, phrase)
            yield _named(text, shape, phrase, NamedKind.PERSON if speaks else NamedKind.COMPANY)


def _speaks(text: str, shape: Shape, phrase: Phrase) -> bool:
    """Whether a name or two are of whom a sentence quotes: *“They gave us 40 tents,” Dimovski said*."""
    number = shape.verb_at(phrase.high) if phrase.high < len(shape.pieces) else -1
    said = number >= 0 and shape.verbs[number].family is Family.SAY and is_quoted(shape)
    names = [text[piece.start : piece.end] for piece in shape.pieces[phrase.low : phrase.high]]
    return (
        said and len(names) <= _NAMES and all(one[0].isupper() and one.isalpha() and not one.isupper() for one in names)
    )


def _names_nobody(text: str, shape: Shape, phrase: Phrase, kinds: WordKinds) -> bool:
    """Whether the noun of a phrase is of nobody: *Australia's response*, *a statement from Jerusalem*."""
    head = shape.pieces[phrases.head_at(shape, phrase)]
    behind = shape.pieces[phrase.low : phrase.high]
    if head.word in VEHICLES and any(one.word in ("from", "of") for one in behind):
        return any(one.actor is not None for one in behind)  # the first ship from Peru
    sorts = kinds.sorts(head.word)
    return text[head.start].islower() and sorts[:1] != () and sorts[0] in _OF_NOBODY and "group" not in sorts


def _opening(text: str, shape: Shape) -> Phrase | None:
    """The names with which a sentence opens, before a word that is no sign but that of an owner."""
    low = behind_participle(shape)
    low += shape.pieces[low].word in phrases.DETERMINERS
    high = low
    while high + 1 < len(shape.pieces):
        link = high > low and shape.pieces[high].word in ("of", "in", "at")
        if not any(shape.pieces[at].actor or is_capital(text, shape, at) for at in (high, high + link)[link:]):
            break
        high += 1 + link
    if high > low and shape.verb_at(low) >= 0:
        return None
    ends = high == len(shape.pieces) or (shape.pieces[high].sort is Sort.SIGN and shape.pieces[high].word != "'s")
    return None if ends or high == low else Phrase(low, high)


def behind_participle(shape: Shape) -> int:
    """Where the subject of a sentence begins: behind the comma of *Founded in Aarhus, Lindeskov Pumps is small*."""
    comma = next((at for at, piece in enumerate(shape.pieces[:-2]) if piece.word == ","), -1)
    set_up = comma > 1 and shape.pieces[0].word.endswith("ed") and shape.pieces[1].word in ("in", "at", "by")
    return comma + 1 if set_up else 0


def places(text: str, shape: Shape, kinds: WordKinds) -> Iterator[Named]:
    """The names of no list that likely are of places."""
    opening = _opening(text, shape)
    single = opening is not None and opening.high == opening.low + 1
    if opening is not None and single and not _is_listed(shape, opening) and _is_named(text, shape, opening, kinds):
        yield _named(text, shape, opening, NamedKind.TOWN)
    ends = [at + 1 for at, piece in enumerate(shape.pieces) if piece.actor and piece.actor.kind is NamedKind.TOWN]
    for phrase in in_capitals(text, shape):
        before = shape.pieces[phrase.low - 1].word if phrase.low else ""
        owns = phrase.high < len(shape.pieces) and shape.pieces[phrase.high].word == "'s"
        listed = before == "and" and phrase.low - 1 in ends
        if (before in _WHERE or owns or listed) and _is_named(text, shape, phrase, kinds):
            ends.append(phrase.high)
            yield _named(text, shape, phrase, NamedKind.TOWN)


def _is_listed(shape: Shape, phrase: Phrase) -> bool:
    """Whether the noun of a phrase is a known name, or the board of one."""
    pieces = shape.pieces[phrase.low : phrase.high]
    board = any(one.word in ("board", "trustees") for one in pieces[:2]) and any(one.actor for one in pieces)
    return board or shape.pieces[phrases.head_at(shape, phrase)].actor is not None


def _is_named(text: str, shape: Shape, phrase: Phrase, kinds: WordKinds) -> bool:
    """Whether words with a capital that is not only that of a sentence are among those of a phrase.

    An officer of a meeting is nobody by himself: *the Secretary reported*.
    """
    pieces = shape.pieces[phrase.low : phrase.high]
    if (
        {piece.word for piece in pieces} - {"the"} <= _OFFICERS
        or any(piece.sort in (Sort.THING, Sort.DAY) for piece in pieces)
        or pieces[0].word in DISASTERS
    ):
        return False
    return any(
        text[piece.start].isupper()
        and text[piece.start : piece.end] not in NOT_NAMES
        and (piece.actor is not None or piece.start > shape.pieces[0].start or not _is_common(piece.word, kinds))
        for piece in pieces
    )


def _is_common(word: str, kinds: WordKinds) -> bool:
    """Whether a word is known to be no name; one for a person needs an article in the singular: *Carnegie came*."""
    sorts = kinds.sorts(word)
    person = [*sorts] == ["person"] and not word.endswith("s") and word not in _MANY
    return not person and bool(sorts or kinds.groups(word))


_MANY = words("people men women children folk clergy youth dear friend mother father sister brother twin")


def _named(text: str, shape: Shape, phrase: Phrase, kind: NamedKind) -> Named:
    """A phrase as a name; one that begins as persons' do, as a person without how he is addressed."""
    pieces, low = shape.pieces, phrase.low
    person = kind is not NamedKind.TOWN and text[pieces[low].start : pieces[low].end] in TITLES
    addressed = person and pieces[low].word in _ADDRESS and phrase.high > low + 1
    low += addressed or (pieces[low].word.endswith(_WHENCE) and phrase.high > low + 1)
    start, end = pieces[low].start, pieces[phrase.high - 1].end
    return Named(start, end, NamedKind.PERSON if person else kind, " ".join(text[start:end].split()), "")


_ADDRESS = words("mr mrs ms miss dr sir dame prof rev reverend captain colonel senator pastor")
_WHENCE = ("-based", "-born")
