"""The shape of a sentence: where its clauses begin and end, and what the subject of each verb is.

    clause = subject verb object* (preposition phrase)*

What each actor and thing is tied to, `ties` says. What stands behind a conjunction and right before a verb of its own
is that verb's subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property

from app.domain.drafts.clauses.finding_verbs import find_verbs
from app.domain.drafts.clauses.gift_things import is_given
from app.domain.drafts.clauses.pieces import OfSort, Piece, Sort, words
from app.domain.drafts.clauses.ties import (
    APART,
    ARTICLES,
    BESIDE,
    BRACKET,
    FREE,
    HARD,
    JOINING,
    JOINTS,
    OBJECT,
    OWNER,
    PREPOSITIONS,
    SUBJECT,
    Tie,
    Tying,
    VerbsAt,
)
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb, is_adverb
from app.domain.drafts.names.actors import NamedKind

_OPENING = words("by after in while when besides on")
"""What may stand before a participle that opens a sentence."""
_RELATIVE = words("who which whose where whom")
_OF_THEM = words("neither none both each all one most some two three")
_CLAUSE_JOINTS = ("and", "while", "but")
_ADJECTIVES = words(
    "former old new late then whole entire greater lesser upper lower inner outer central imperial colonial small vast "
    "tiny poor rich young ancient modern mainland rural urban neighbouring neighboring coastal wartime peacetime"
)
"""What stands between an article and a name: *the former Yugoslavia*; so do words in -ern, -ed and -ian."""
_TURNS = words("time year month week day summer winter spring autumn season")
_PLANS = words("plan scheme programme program agreement accord pact treaty act protocol deal framework initiative law")
_JOINED = frozenset(words[-2] for words in JOINING)
_OF_OWNER = words("'s grant gift donation contribution")
_HELD_TO = words("believe think understand know allege presume rumour")
RESOLVES = words("decision decisions plan plans pledge promise offer commitment")
"""What leads an infinitive: *the decision to give*."""
_TAKES = words("take make reach")
_DEEP = 6
"""Verbs in verbs through which a subject is looked for."""


_FAR_OTHER = 4
_RELATED = words("neighbour neighbor rival ally foe enemy colony protectorate island dependency partner arch-rival")
"""Who somebody else is to a country: *Chad's neighbour Niger*, *France's former colony Gabon*."""


class Shape:
    """A sentence taken apart. Indices are those of pieces and of verbs."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.words = [piece.word for piece in pieces]
        """Those of the pieces; asked so often that they are there."""
        self.verbs: list[Verb] = find_verbs(pieces)
        self._before: dict[int, int] = {}
        self._given: dict[int, bool] = {}
        """What was asked of a piece, as several rules ask it."""
        self.guessed = False
        """Whether its things are only guessed (`guessed`)."""
        self._ends = [-1, *(at for at, piece in enumerate(pieces) if piece.word == ";"), len(pieces)]
        """The semicolons, with the ends of the sentence."""
        self.verb_at: Callable[[int], int] = VerbsAt(self.verbs, len(pieces)).__getitem__
        """The number of the verb to whose group a piece belongs, or -1; asked so often that it is no method."""
        tying = Tying(pieces, self.verbs, self.verb_at)
        tying.run()
        self.ties, self.headed = tying.ties, tying.headed
        """What each piece is tied to, and behind which one a heading ends, as in *Sindh: …* or *Gonaïves – …*."""
        self._subjects_of_verbs()
        self._others_of_owners()

    # --- asking ---------------------------------------------------------------------------------------

    @cached_property
    def said(self) -> frozenset[str]:
        """All its words, those within names and things too: what needs one of some words is asked only where it has."""
        return frozenset(" ".join(self.words).split())

    @cached_property
    def small(self) -> list[str]:
        """The words of its pieces in small letters."""
        return [word.lower() for word in self.words]

    @property
    def is_dated(self) -> bool:
        """Whether it begins with where and when it was written, *LIMA, 4 May -*, and not with a heading: *Needs: …*."""
        return self.headed > 0 and self.pieces[self.headed].word != ":"

    def of(self, sort: OfSort, low: int, high: int) -> list[int]:
        """The pieces of a sort between two."""
        return [
            at for at in range(low, min(high, len(self.pieces))) if self.pieces[at].sort is sort and at in self.ties
        ]

    def can_be_given(self, at: int) -> bool:
        """Whether the thing of a piece can be what was given."""
        if at not in self._given:
            self._given[at] = is_given(self.pieces, at)
        return self._given[at]

    def before(self, at: int) -> int:
        """The piece before, past adverbs, *in turn*, *in return*, and days with their prepositions."""
        if at not in self._before:
            self._before[at] = self._find_before(at)
        return self._before[at]

    def _find_before(self, at: int) -> int:
        at -= 1
        while at >= 0:
            piece = self.pieces[at]
            if piece.sort is Sort.DAY:
                at -= 1
                if at >= 0 and self.pieces[at].word in ("on", "in", "at", "since", "by", "during"):
                    at -= 1
            elif piece.word in ("turn", "return") and at and self.pieces[at - 1].word == "in":
                at -= 2
            elif is_adverb(piece):
                at -= 1
            else:
                break
        return at

    def is_passive(self, at: int) -> bool:
        """Whether a verb in the passive stands at a piece; no noun is in the passive."""
        return (number := self.verb_at(at)) >= 0 and self.verbs[number].passive

    def clause_start(self, at: int) -> int:
        """Where the clause of a piece begins: behind the last sign or word that sets clauses apart."""
        depth = 0
        while at > 0:
            piece = self.pieces[at - 1]
            if piece.word == ")":
                depth += 1
            elif piece.word == "(":
                if not depth:
                    return at
                depth -= 1
            elif not depth and (piece.word in HARD or (piece.word in APART and self.verb_at(at - 1) < 0)):
                return at
            at -= 1
        return 0

    def clause_end(self, at: int) -> int:
        """Where the clause of a piece ends."""
        for there, piece in enumerate(self.pieces[at:], at):
            if piece.word in HARD or (piece.word in APART and self.verb_at(there) < 0 and piece.word != "that"):
                return there
        return max(at, len(self.pieces))

    def part(self, at: int) -> tuple[int, int]:
        """The pieces between the semicolons around a piece."""
        behind = bisect_left(self._ends, at)
        return self._ends[behind - 1] + 1, self._ends[behind]

    def subject(self, number: int, *, depth: int = 0) -> tuple[list[int], list[int]]:
        """The actors and the things that are the subject of a verb, or of the decision that leads it."""
        who = self._who_resolves(number) if depth <= _DEEP else []
        return (who, []) if who else self._subject_before(number, depth)

    def _subject_before(self, number: int, depth: int) -> tuple[list[int], list[int]]:
        verb = self.verbs[number]
        left = self.before(verb.first)
        if left < 0 or depth > _DEEP:
            return self._subject_behind(number, depth)
        word = self.pieces[left].word
        if word == "," and verb.finite and (over := self._over_relative(left)) is not None:
            return over
        if verb.mode in (Mode.SIDE, Mode.PURPOSE) and not verb.passive:
            return self._of_participle(number, left, depth)
        if word in ("who", "which", "that", "whom") and self.pieces[left].sort is Sort.WORD:
            return self._of_relative(left)
        if word in (*JOINTS, ",", "then") and number > 0 and not self._right_before(left):
            return self._subject_of_main(number, depth)
        if verb.passive and not verb.finite:
            return self._antecedent(verb.first)
        if self._is_said_by(number):
            return self.subject(number - 1, depth=depth + 1)
        low = max(self.clause_start(verb.first), self._floor(number) if number else 0)
        actors, things = self._subjects_in(low, verb.first)
        held = self._held(low, verb.first)
        if held and not things and self._only_own(actors):
            return [], held
        return (actors, things) if actors or things else self._elsewhere(number, left, held)

    def _who_resolves(self, number: int) -> list[int]:
        """Whose is the decision that leads a verb: *backed Oman's decision to give*, *the decision to give was Oman's*.

        It is also his who takes it: *the decision to give Chad tents was taken by Oman*, *Oman took the decision to*.
        """
        noun = self.verbs[number].first
        if self.words[noun] not in RESOLVES:
            return []
        own = next((at for at in range(noun - 1, max(-1, noun - 4), -1) if self.pieces[at].sort is not Sort.WORD), -1)
        if own > 0 and self.words[own] == "'s" and self.pieces[own - 1].sort is Sort.ACTOR:
            return [own - 1]
        behind = self.verbs[number + 1] if number + 1 < len(self.verbs) else None
        if behind is not None and behind.passive and behind.finite and behind.lemma in _TAKES:
            by = (at for at in range(behind.last + 1, self.clause_end(behind.last + 1)) if at in self.ties)
            return [at for at in by if self.ties[at].role == "by" and self.pieces[at].sort is Sort.ACTOR]
        before = self.verbs[number - 1] if number else None
        takes = before is not None and before.lemma in _TAKES and not before.passive and before.last >= noun - 3
        return self.subject(number - 1)[0] if takes else []

    def _of_relative(self, at: int) -> tuple[list[int], list[int]]:
        """What *who*, *which* or *of which* takes up, as the subject of its clause; nothing where it asks."""
        if self.words[max(0, at - 1) : at] in ([], [":"]):
            return [], []  # Nepal: who sends what
        if at == 0 or self.pieces[at - 1].word != "of":
            return self._antecedent(at)
        return [], [at - 2] if at > 1 and self.is_of_which(at - 2) else []

    def _is_said_by(self, number: int) -> bool:
        """*Oman was reported by a paper in Lima to have given 40 tents*: not who says so is the subject."""
        said = self.verbs[number - 1]
        by = self.words[said.last + 1 : said.last + 2] == ["by"]
        says = said.family is Family.SAY or said.lemma in _HELD_TO
        return number > 0 and by and says and said.passive and self.words[self.verbs[number].first] == "to"

    def is_of_which(self, at: int) -> bool:
        """Whether a clause tells what became of a thing: *promised 40 tents, 12 of which came*; not *of which 12 came*.

        Or who gives it: *a dome of which Japan made them a present*.
        """
        tied = at in self.ties and self.pieces[at].sort is Sort.THING
        if not tied or self.words[at + 1 : at + 3] != ["of", "which"]:
            return False
        said = at + 3 + any(word in ARTICLES for word in self.words[at + 3 : at + 4])
        return said < len(self.pieces) and (self.pieces[said].sort is Sort.ACTOR or self.verb_at(said) >= 0)

    def _only_own(self, actors: Sequence[int]) -> bool:
        """Whether those before a verb only are whose the thing is: *Chad's gift of $9*, *the Oxfam grant of £500*."""
        return bool(actors) and self.pieces[actors[-1] + 1].word in _OF_OWNER

    def _of_participle(self, number: int, left: int, depth: int) -> tuple[list[int], list[int]]:
        """*It shipped 500 coats, Qatar supplying 20 tents*: a participle's own subject, else that of the main verb.

        Or who is blamed: *criticised Oman for giving*.
        """
        blamed = self.ties[left - 1] if self.words[left] == "for" and self.pieces[left - 1].sort is Sort.ACTOR else None
        if blamed is not None and blamed.to == OBJECT and self.verbs[blamed.verb].family not in GIVING:
            return self.list_of(left - 1), []
        comma = left - 1 - (self.pieces[left - 1].word == "the")
        comma -= self.pieces[comma].word == "with"
        named = self.pieces[left].sort is Sort.ACTOR and comma > 0 and self.pieces[comma].word == ","
        main = next((verb for verb in reversed(self.verbs[:number]) if verb.finite), None)
        gives = named and main is not None and main.family in GIVING and not main.passive
        things = self.pieces[main.last : comma] if main is not None and gives else self.pieces[:0]
        own = any(piece.sort is Sort.THING for piece in things)
        return ([left], []) if own else self._subject_of_main(number, depth)

    def opens(self, verb: Verb) -> bool:
        """Whether a participle opens the sentence: *Handing it 40 desks, …*, *After sending Fiji 30 tents, …*."""
        left = self.before(verb.first)
        opened = left < 0 or (left == 0 and self.pieces[0].word in _OPENING)
        return opened and verb.mode is Mode.SIDE and not verb.passive

    def behind(self, number: int) -> int:
        """The finite verb of the clause that a participle opens, behind its comma; or -1."""
        verb = self.verbs[number]
        comma = next((at for at in range(verb.last + 1, len(self.pieces)) if self.pieces[at].word == ","), -1)
        following = (one for one in range(number + 1, len(self.verbs)) if self.verbs[one].first > comma)
        main = next((one for one in following if self.verbs[one].finite), -1)
        return main if comma >= 0 else -1

    def _subject_behind(self, number: int, depth: int) -> tuple[list[int], list[int]]:
        """The actors that are the subject of the clause that a participle opens; nobody of another verb."""
        main = self.behind(number) if self.opens(self.verbs[number]) else -1
        if main < 0 or depth > _DEEP:
            return [], []
        actors, _ = self.subject(main, depth=_DEEP)
        comma = next(at for at in range(self.verbs[number].last, len(self.pieces)) if self.pieces[at].word == ",")
        return [at for at in actors if at > comma], []

    def _listed(self, at: int) -> tuple[list[int], list[int]]:
        """The actors or the things of the list that a piece stands in."""
        listed = self.list_of(at)
        return (listed, []) if self.pieces[at].sort is Sort.ACTOR else ([], listed)

    def _over_relative(self, comma: int) -> tuple[list[int], list[int]] | None:
        """The subject before a clause in commas, *Algeria, whose team was sent back, gave …*; None without one."""
        at = next((at for at in range(comma - 1, 0, -1) if self.pieces[at].word in (",", *HARD)), 0)
        if (who := self._before_insert(comma)) >= 0:
            return [who], []
        first, second = ([piece.word for piece in self.pieces[at + 1 : at + 3]] + ["", ""])[:2]
        relative = first in _RELATIVE or (first in PREPOSITIONS and second in ("which", "whom"))
        relative |= first in _OF_THEM and second == "of"  # Nauru and Tuvalu, neither of them rich, gave
        relative |= first == "with" and any(self.verb_at(one) >= 0 for one in range(at, comma))  # tents given by Fiji
        if at == 0 or self.pieces[at].word != "," or not relative:
            return None
        if at - 1 in self.ties and self.ties[at - 1].to == SUBJECT:
            return self._listed(at - 1)
        held = self._held(self.clause_start(at - 1), at)
        return ([], held) if held else None

    def _before_insert(self, comma: int) -> int:
        """*…, while Malta, far smaller than the city, gave 20 beds*: who stands before what a comma ends; or -1."""
        start = next((at for at in range(comma - 1, 0, -1) if self.pieces[at].word in (",", *HARD)), 0)
        who, inserted = start - 1, self.pieces[start + 1 : comma]
        if comma < 0 or self.pieces[comma].word != "," or self.pieces[start].word != "," or who < 2 or not inserted:
            return -1
        joint = who - 1 - (self.pieces[who - 1].word in ARTICLES)
        joined = self.pieces[joint].word in ("while", "whereas", "but") or (
            self.pieces[joint].word == "and" and self.pieces[joint - 1].word == ","
        )
        plain = inserted[0].sort is Sort.WORD and inserted[0].word not in (*JOINTS, *_RELATIVE, "that", "as")
        plain = plain and all(self.verb_at(at) < 0 for at in range(start, comma))
        return who if joined and plain and who in self.ties and self.pieces[who].sort is Sort.ACTOR else -1

    def _subjects_in(self, low: int, high: int) -> tuple[list[int], list[int]]:
        at = [index for index in range(low, high) if index in self.ties and self.ties[index].to == SUBJECT]
        actors = self._last_of([index for index in at if self.pieces[index].sort is Sort.ACTOR])
        return actors, [index for index in at if self.pieces[index].sort is Sort.THING]

    def _elsewhere(self, number: int, left: int, held: list[int]) -> tuple[list[int], list[int]]:
        """The subject of a verb right before which no actor or thing stands by itself."""
        verb, piece = self.verbs[number], self.pieces[left]
        if left in self.ties and self.ties[left].to in ("of", "from") and piece.sort is Sort.ACTOR:
            return (self.list_of(left) if self._is_of_several(left) else [left]), []
        if number and any(self.pieces[one].word in ("who", "which") for one in range(verb.first)):
            return self._first_subject()
        if held or (left not in self.ties and piece.sort is Sort.WORD and piece.word not in JOINTS):
            return [], held
        if not number:
            return [], []
        return self._first_subject() if piece.word == "," else self._antecedent(verb.first)

    def _last_of(self, actors: list[int]) -> list[int]:
        """Of actors before a verb its list; a person's country where the person only stands beside it."""
        if len(actors) < 2:
            return actors
        listed = [at for at in self.list_of(actors[-1]) if at in actors]
        joined = any(word in JOINTS | _JOINED | BESIDE for word in self._between(listed[0], listed[-1]))
        led = self.words[max(0, listed[0] - 1)] in PREPOSITIONS  # in Lima, Oxfam and local groups gave
        joined |= not led and self._goes_on_with_others(listed[-1])
        if len(listed) > 1 and joined:
            return listed
        if heading := self._heading_line(actors):
            return heading
        person = (actor := self.pieces[actors[-1]].actor) is not None and actor.kind is NamedKind.PERSON
        headed = self.is_dated and actors[-2] < self.headed  # ACCRA - Singer Joe Bah has given
        return [actors[-2]] if person and not headed else [actors[-1]]

    def _goes_on_with_others(self, at: int) -> bool:
        """*Oxfam, Caritas and local groups gave*: whether a list of names ends with others who are not named."""
        end = next((one for one in range(at + 2, min(at + 8, len(self.pieces))) if self.verb_at(one) >= 0), at)
        plain = all(piece.sort is Sort.WORD and piece.word not in PREPOSITIONS for piece in self.pieces[at + 2 : end])
        return self.words[at + 1 : at + 2] == ["and"] and end > at + 2 and plain

    def _heading_line(self, actors: list[int]) -> list[int]:
        """The givers without *and* that open a headline, right behind them its verb: *Fiji, Tonga send boats*."""
        first, last = actors[-1], actors[-1] + 1
        while first - 2 in actors and self.pieces[first - 1].word == ",":
            first -= 2
        if first == last - 1 or last == len(self.pieces) or (first and self.pieces[first - 1].word != ":"):
            return []
        named = (self.pieces[at].actor for at in range(first, last, 2))
        plain = all(one is not None and one.kind not in (NamedKind.TOWN, NamedKind.PERSON) for one in named)
        return [*range(first, last, 2)] if plain and self.verb_at(last + (self.pieces[last].word == "to")) >= 0 else []

    def _held(self, low: int, high: int) -> list[int]:
        """The things of *a cheque for 5,000 euros*, *a consignment of tents*."""
        at = [index for index in range(low, high) if index in self.ties and self.pieces[index].sort is Sort.THING]
        near = [index for index in at if len(self.ties[index].chain) < 2]
        return [index for index in near if self.ties[index].to == "of" or self._is_cheque(index)]

    def _is_cheque(self, at: int) -> bool:
        """Whether a sum is that of a cheque: *a cheque for 5,000 euros*."""
        return self.ties[at].to == "for" and bool(
            {"cheque", "check", "cheques"} & {self.pieces[one].word for one in range(max(0, at - 4), at)}
        )

    def _first_subject(self) -> tuple[list[int], list[int]]:
        """What stands before the first verb of the sentence."""
        at = [index for index in range(self.verbs[0].first) if index in self.ties and self.ties[index].to == SUBJECT]
        sort = {index: self.pieces[index].sort for index in at}
        return [one for one in at if sort[one] is Sort.ACTOR], [one for one in at if sort[one] is Sort.THING]

    def _floor(self, number: int) -> int:
        """Behind the last finite verb of the same clause."""
        for before in range(number - 1, -1, -1):
            if self.verbs[before].finite and self.verbs[before].mode is not Mode.PURPOSE:
                return self.verbs[before].last + 1
        return 0

    def _right_before(self, joint: int) -> bool:
        """Whether an actor or thing with a list of its own ends at a comma before the verb (*Japan, which …, gave*)."""
        return self.pieces[joint].word == "," and self.ties.get(joint - 1, Tie("")).to == SUBJECT

    def _subject_of_main(self, number: int, depth: int) -> tuple[list[int], list[int]]:
        for before in range(number - 1, -1, -1):
            verb = self.verbs[before]
            if (depth == 0 and verb.finite and self._is_of_an_object(verb)) or self._only_speaks(before):
                continue
            if verb.finite or (depth == 0 and verb.passive):
                return self.subject(before, depth=depth + 1)
        verb = self.verbs[number]
        left = self.before(verb.first)
        if self.opens(verb):
            return self._subject_behind(number, depth)
        at = [index for index in range(verb.first) if index in self.ties]
        actors = [index for index in at if self.pieces[index].sort is Sort.ACTOR and self.ties[index].to == SUBJECT]
        if self.words[left] == "by":  # Egypt surprised Libya by giving
            last = next((one for one in actors if self.words[one + 1].endswith("ed")), verb.first)
            actors = [index for index in actors if index <= last]
        return actors, [
            index for index in at if self.pieces[index].sort is Sort.THING and self.ties[index].to == SUBJECT
        ]

    def _only_speaks(self, number: int) -> bool:
        """Whether a verb only is of who says so in between: *Lae needs beds, the mayor said, and has been given 9*."""
        said = self.verbs[number]
        aside = self.words[said.last + 1 : said.last + 3] == [",", "and"]
        says = number > 0 and said.family is Family.SAY and not said.passive
        return says and aside and "," in self.words[self.verbs[number - 1].last : said.first]

    def _is_of_an_object(self, verb: Verb) -> bool:
        """Whether a verb is of *who* or *which* behind what is no subject: *thanked the Syrians who fled and gave*."""
        left = self.before(verb.first)
        if left <= 0 or self.pieces[left].word not in ("who", "which"):
            return False
        actors, things = self._antecedent(left)
        return any(self.ties[at].to != SUBJECT for at in (*actors, *things)) and self._first_subject() != ([], [])

    def _antecedent(self, at: int) -> tuple[list[int], list[int]]:
        """The nearest actor or list of things before a piece."""
        low = self.clause_start(at)
        for index in range(at - 1, low - 1, -1):
            if (
                index in self.ties
                and self.pieces[index].sort in (Sort.ACTOR, Sort.THING)
                and self.ties[index].to != BRACKET
            ):
                listed = self.list_of(index)
                if self.pieces[index].sort is Sort.ACTOR:
                    return listed, []
                return [], listed
        return [], []

    def things_before(self, at: int) -> list[int]:
        """The things, a list or one, that end right before a piece."""
        index = at - 1
        if index in self.ties and self.pieces[index].sort is Sort.THING:
            return self.list_of(index)
        return []

    def list_of(self, at: int) -> list[int]:
        """The members of the list that ends with a piece, in order."""
        out = [at]
        while self.ties[at].listed >= 0:
            at = self.ties[at].listed
            out.append(at)
        return out[::-1]

    def list_around(self, at: int) -> list[int]:
        """The members of the longest list that a piece is in, in order."""
        ends = [last for last in self.ties if last > at and at in self.list_of(last)]
        return self.list_of(max(ends, default=at))

    # --- making ---------------------------------------------------------------------------------------

    def _subjects_of_verbs(self) -> None:
        """What stands right before a finite verb is its subject, whatever list it seemed to go on."""
        two = self.verb_at(3) >= 0 and all(piece.sort is Sort.ACTOR for piece in self.pieces[1:3])
        if two and self.pieces[0].word == "to":  # to Liberia Cuba sent nurses
            self.ties |= {1: Tie("to", chain=("to",)), 2: Tie(SUBJECT)}
        self._further_objects()
        for verb in self.verbs:
            if not verb.finite or verb.mode is Mode.SIDE:
                continue
            if (who := self._before_insert(self.before(verb.first))) >= 0:
                self.ties[who] = Tie(SUBJECT)
            at = self._noun_before(verb.first)
            tie = self.ties.get(at)
            if tie is None or tie.to in (SUBJECT, OWNER):
                continue
            if tie.to in PREPOSITIONS and tie.listed < 0 and not self._behind_front(at, verb):
                self._make_called(at, verb)
                continue
            if tie.to == OBJECT and tie.listed < 0 and not self._opens(at):
                continue
            if (
                tie.listed >= 0
                and not any(word in JOINTS for word in self._between(tie.listed, at))
                and tie.to != OBJECT
            ):
                self.ties[at] = Tie(SUBJECT)
            elif tie.to == FREE or tie.listed < 0 or not (self._within(at) or self._is_of_several(at)):
                self._own_subject(at)

    def _others_of_owners(self) -> None:
        """*Gave 40 tents to Chad's neighbour Niger*: Niger is tied as Chad was, which is tied to nothing."""
        for at in self.of(Sort.ACTOR, 0, len(self.pieces) - _FAR_OTHER):
            other = next((one for one in range(at + 3, at + 5) if self.pieces[one].sort is Sort.ACTOR), -1)
            owns = other > 0 and self.words[at + 1] in ("'s", "'") and self.words[other - 1] in _RELATED
            if owns and self.ties[at].to != SUBJECT and at in self.ties:
                self.ties[other] = self.ties.pop(at)

    def _make_called(self, at: int, verb: Verb) -> None:
        """*…, and a second grant of $87,500 followed*: make a thing the subject that is told by what it is called.

        So is *…, and 40 tents from Peru arrived*, and *…, and 40 tents for Peru will follow*.
        """
        called = at > 3 and self.pieces[at].sort is Sort.THING and self.pieces[at - 1].word == "of"
        first = next((one for one in (at - 3, at - 4) if self.pieces[one].word in ("a", "an", "another", "the")), 0)
        if called and at == self.before(verb.first) and first > 1 and self.pieces[first - 1].word in _CLAUSE_JOINTS:
            self.ties[at] = Tie(SUBJECT)
        thing = at - 2 - (self.pieces[at - 2].word in ARTICLES)
        joined = thing > 1 and self.pieces[thing - 1].word == "and" and self.pieces[thing].sort is Sort.THING
        apart = self.ties[at].to in ("to", "for") and self.pieces[thing - 2].word == ","
        behind = self.ties[at].to == "from" or apart
        if joined and behind and at == self.before(verb.first) and self.ties[thing].to == OBJECT:
            self.ties[thing], self.ties[at] = Tie(SUBJECT), self.ties[at]._replace(verb=-1)

    def _further_objects(self) -> None:
        """*Gave kits for 200 births to A and a freezer to B*: the freezer is given, and not what the kits are for."""
        for at, tie in [*self.ties.items()]:
            words_of = [piece.word for piece in self.pieces[at - 1 : at + 2]]
            named = self.ties.get(at - 2) if self.pieces[at].sort is Sort.THING and at > 1 else None
            goes_on = words_of[:1] in (["and"], [","]) and words_of[2:] == ["to"]
            if tie.to == "for" and tie.listed >= 0 and named is not None and named.role == "to" and goes_on:
                first = next((one for one in range(at - 3, -1, -1) if self.ties.get(one, Tie("")).to == OBJECT), -1)
                if first >= 0 and self.pieces[first].sort is Sort.THING:
                    self.ties[at] = Tie(OBJECT, self.ties[first].verb)

    def _behind_front(self, at: int, verb: Verb) -> bool:
        """Whether an actor right before a verb is apart from the preposition: *in their memory the company gave*.

        So is one behind the *and* of nouns that nobody is seen in: *to the flood appeal and Oslo handed over …*.
        """
        if at != self.before(verb.first):
            return False
        if self.pieces[at - 1].word in (*JOINTS, "while", "but"):
            before = self.pieces[at - 2]
            return before.sort is Sort.WORD and before.word not in PREPOSITIONS and before.word not in ("the", "both")
        noun = at - 2 if self.pieces[at - 1].word in ARTICLES else at - 1
        if noun == at - 1 and not self.pieces[at].word.startswith(("the ", "this ")):
            counts = (thing := self.pieces[at].thing) is not None and thing.low is not None
            return self._ends_phrase(noun, 2 if counts else 1) and (self.pieces[at].actor is not None or counts)
        return noun > 0 and self.pieces[noun].sort is Sort.WORD and self.pieces[noun].word not in PREPOSITIONS

    def _ends_phrase(self, noun: int, most: int) -> bool:
        """Whether a noun with its article ends a phrase and a name begins another: *under the deal Oslo*.

        At `most` so many words stand behind the article: *after the August earthquake 5 million euros was paid*; before
        a plan or a law are those it is called by, *under the Lend-Lease Act Britain received*, and before a time is
        how many there were: *for the third year Danone will send*.
        """
        word = self.pieces[noun].word
        if word == "running":  # for the third year running
            noun, word = noun - 1, self.pieces[noun - 1].word
        most += 2 * (word in _PLANS or word in _TURNS)
        articles = (at for at in range(noun - 1, noun - 1 - most, -1) if at > 0 and self.pieces[at].word in ARTICLES)
        article = next(articles, 0)
        return (
            article > 0
            and self.pieces[article - 1].word in PREPOSITIONS
            and self.pieces[noun].sort is Sort.WORD
            and "-" not in word
            and word not in _ADJECTIVES
            and not word.endswith(("ern", "ed", "ian", "ing"))
        )

    def _noun_before(self, at: int) -> int:
        """The actor or thing before a verb, past nouns such as *officials* of *White House officials said*."""
        at = self.before(at)
        first = at
        while at >= 0 and at not in self.ties and first - at < 5:
            piece = self.pieces[at]
            if piece.sort is Sort.SIGN or piece.word in JOINTS or piece.word in APART:
                return first
            if self.verb_at(at) >= 0:
                return first
            at -= 1
        return at if at in self.ties else first

    def _opens(self, at: int) -> bool:
        """Whether a piece begins a clause: behind a conjunction or a comma."""
        at -= 1
        while at >= 0 and self.pieces[at].word in ("the", "a", "an", "its", "their"):
            at -= 1
        return at >= 0 and self.pieces[at].word in (*JOINTS, ",", "while", "but", "as")

    def _own_subject(self, at: int) -> None:
        """Make a piece the subject, with those that *and* joins to it and that begin the clause."""
        while at >= 0:
            before = self.ties[at].listed
            self.ties[at] = Tie(SUBJECT)
            between = [self.pieces[mid].word for mid in range(before + 1, at)] if before >= 0 else []
            joint = next((mid for mid, word in enumerate(between) if word in JOINTS), 0)
            begun = between == [","] and self.ties[before].to == FREE  # … to Chad, and Norway, Oman and Peru sent
            if not begun and (JOINTS.isdisjoint(between) or (between[joint - 1] == "," and self._closes(before))):
                return
            begins = before
            while begins >= 0 and not (self._opens(begins) or self._is_of_branch(begins)):
                listed = self.ties[begins].listed
                if listed < 0 or any(word in JOINTS for word in self._between(listed, begins)):
                    return
                begins = listed
            self.ties[at] = Tie(SUBJECT, listed=before)
            at = before

    def _is_of_branch(self, at: int) -> bool:
        """Whether a place is the first in which a subject is: *…, and its stores in Lima and Cusco handed out*."""
        if at < 4 or self.pieces[at - 1].word not in ("in", "at") or self.pieces[at - 2].sort is not Sort.WORD:
            return False
        owned = at - 3 if self.pieces[at - 3].word in ("its", "their") else at - 4
        return self.pieces[owned].word in ("its", "their") and self._opens(owned)

    def _closes(self, at: int) -> bool:
        """Whether a list behind a verb or preposition ends at a piece: *sent beds to Lima and Quito, and Oman gave*."""
        tie = self.ties[at]
        behind = tie.to == OBJECT or tie.to in PREPOSITIONS
        return behind and tie.listed >= 0 and any(word in JOINTS for word in self._between(tie.listed, at))

    def _between(self, low: int, high: int) -> list[str]:
        return [self.pieces[mid].word for mid in range(low + 1, high)]

    def _is_of_several(self, at: int) -> bool:
        """Whether a list stands behind the people or bodies of all of it: *the envoys of Peru and Chile gave*."""
        first = self.list_of(at)[0]
        noun = self.pieces[max(0, first - 2)]
        opens = first == 2 or (first > 2 and self.pieces[first - 3].word in ARTICLES and self._starts(first - 3))
        return opens and self.pieces[first - 1].word == "of" and noun.sort is Sort.WORD and noun.word.endswith("s")

    def _starts(self, at: int) -> bool:
        """Whether a sentence or what stands behind a comma begins with a piece."""
        return at == 0 or self.pieces[at - 1].word in (",", ";", ":", "and")

    def _within(self, at: int) -> bool:
        """Whether it is the object of a participle, or in a list behind a thing, between the subject and its verb."""
        number, head = self.ties[at].verb, self.ties[self.list_of(at)[0]].head
        listed = self.ties[at].to != "to" and "," not in self._between(self.ties[at].listed, at)
        if listed and number < 0 <= head and self.ties[head].to == SUBJECT and self.pieces[head].sort is Sort.THING:
            return True  # tents for Chad and Mali came
        if number < 0 or self.verbs[number].finite:
            return False
        low = self.clause_start(self.verbs[number].first)
        return not any(verb.finite and verb.first >= low for verb in self.verbs[:number])
