"""The shape of a sentence: what each actor, thing and day is tied to, and what the subject of each verb is.

    clause = subject verb object* (preposition phrase)*
    tie    = "subject" | "object" of a verb | a preposition | "'s" of what is owned

A list (*to Iran, Iraq and Egypt*) has the tie of its first member. What stands behind a conjunction and right before a
verb of its own is that verb's subject. What stands in brackets or between a relative pronoun and its verb is apart.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from app.domain.drafts.clauses.finding_verbs import find_verbs
from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.verbs import BE, GIVING, HAVE, Mode, Verb, is_adverb
from app.domain.drafts.names.actors import NamedKind

PREPOSITIONS = words(
    "to for from by of in at on into onto through via with without within under over during after before since against "
    "among between across towards toward aboard near around about per as like including despite following amid behind "
    "until till than worth beside besides inside throughout beyond upon ex"
)
_APART = words("who which whom whose that while whereas although though because when where if unless whether what")
_OPENING = words("by after in while when besides on")
"""What may stand before a participle that opens a sentence."""
_RELATIVE = words("who which whose where whom")
_OF_THEM = words("neither none both each all one most some two three")
_JOINTS = words("and or nor & plus")
_CLAUSE_JOINTS = ("and", "while", "but")
_NO_NOUNS = _JOINTS | words("but as also each too so then only not it they this that who which whom has have had")
_ARTICLES = words("the a an")
_ADJECTIVES = words(
    "former old new late then whole entire greater lesser upper lower inner outer central imperial colonial small vast "
    "tiny poor rich young ancient modern mainland rural urban neighbouring neighboring coastal wartime peacetime"
)
"""What stands between an article and a name: *the former Yugoslavia*; so do words in -ern, -ed and -ian."""
_TURNS = words("time year month week day summer winter spring autumn season")
_PLANS = words("plan scheme programme program agreement accord pact treaty act protocol deal framework initiative law")
_JOINING = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("jointly", "with"))
"""Several words that do the work of *and* behind a name."""
_JOINING_BY_FIRST = {words[0]: words for words in _JOINING}
_JOINED = frozenset(words[-2] for words in _JOINING)
_BESIDE = words("with alongside")
_NOMINATIVE = ("it", "they", "he", "she", "we")
_SEATS = words("city town municipality village commune canton province district")
"""Before *of* and the name of a place, which stands for them."""
_OF_OWNER = words("'s grant gift donation contribution")
_WHOM = words("neighbour neighbours neighbor neighbors ally allies donors partners friends hosts")
MANY = words(
    "countries nations states governments donors partners members organisations organizations agencies charities "
    "groups companies firms businesses banks foundations lenders funders backers benefactors allies neighbours"
)
"""Of whom some may be named behind: *donors including Peru*."""
_MEETINGS = words("meeting session conference summit assembly ceremony gala dinner")
"""Behind *at*: *approved at its March meeting 2 million dollars*."""
_CODE = 3
"""Letters of a code, at most: *US*, *UAE*."""
_DEEP = 6
"""Verbs in verbs through which a subject is looked for."""
_HEADING = 12
"""Pieces before which a heading ends."""
_LIST = 24
"""Pieces within which a list has its *and*."""
_HARD = frozenset((";", "—", "–", "?", "!"))
_PHRASES = {
    "to": ("at the disposal of", "in favour of", "in favor of", "bound for", "destined for", "en route to",
           "on its way to", "on their way to", "on the way to", "into the hands of"),
    "for": ("for the benefit of", "in aid of", "in support of", "intended for", "meant for", "earmarked for",
            "on account of"),
    "through": ("by way of", "by means of", "with the help of", "in cooperation with", "in partnership with",
                "on board", "care of", "o / b", "c / o"),
    "from": ("thanks to", "courtesy of", "with help from", "out of the hands of", "on the part of",
             "at the expense of", "at the cost of", "compliments of", "with the compliments of", "by courtesy of",
             "through the kindness of", "through the generosity of", "by the kindness of", "by the generosity of",
             "at the charge of", "at the sole charge of", "thanks to the generosity of", "thanks to the kindness of",
             "thanks to the solidarity of", "thanks to the support of", "with the support of the people of"),
    "like": ("according to", "subject to", "in response to", "in addition to", "in view of", "in line with", "due to",
             "owing to", "close to", "prior to", "in return for", "in exchange for", "at the request of",
             "on the request of", "instead of", "because of", "under the auspices of", "with regard to", "on top of"),
}  # fmt: skip
"""Several words that do the work of one preposition; *like* stands for those that name nobody of the gift."""
_SHORT = {"thru": "through", "w": "with", "frm": "from", "fm": "from", "fr": "from", "f": "for", "don": "from"}
"""How reports shorten prepositions."""
_IDLE = ("to date", "so far", "at least", "at last", "in total", "in all", "at once", "in addition", "for example",
         "for instance", "of course", "in turn", "by air", "by sea", "by road", "by ship", "by plane", "by train",
         "by rail", "in cash", "in kind", "at present", "in person", "at no cost", "at no charge",
         "free of charge", "without charge", "for free", "by far", "for good")  # fmt: skip
"""Phrases that tie nothing to anything."""
_BY_FIRST: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _to, _listed in {**_PHRASES, "": _IDLE}.items():
    for _phrase in _listed:
        _BY_FIRST.setdefault(_phrase.split()[0], []).append((tuple(_phrase.split()), _to))

_MAJOR = words("among to for from by through via towards toward into with aboard onto ex like after since following")
"""Prepositions that others may stand behind without changing what they say."""

SUBJECT, OBJECT, BRACKET, FREE, OWNER, HEADING = "subject", "object", "(", "free", "'s", "heading"
_FLED = words("evacuees refugees migrants exiles fugitives displaced returnees deportees")
PARTNERS = words("partner partners member members affiliate affiliates subsidiary subsidiaries grantee grantees")
"""Who is somebody's and another one than he: *Oxfam's partner*."""


def thing_behind(pieces: Sequence[Piece], at: int) -> int:
    """The thing right behind somebody, past *another* and the like: *and Kosovo another 41 divers*; or -1."""
    at += 1
    while at < len(pieces) and pieces[at].word in _FURTHER:
        at += 1
    return at if at < len(pieces) and pieces[at].sort is Sort.THING else -1


_FURTHER = words("another a further some about only just over nearly almost its their his her")


class Tie(NamedTuple):
    """What an actor, thing or day is tied to."""

    to: str
    """`subject`, `object`, a bracket, `free`, or the preposition."""
    verb: int = -1
    """The number of the verb whose object or complement it is, or -1."""
    chain: tuple[str, ...] = ()
    """The prepositions since the last verb, actor or thing: *to, of, in* of *to victims of the quake in Turkey*."""
    head: int = -1
    """The piece that its preposition stands right behind: the hospital of *a hospital in Lima*."""
    listed: int = -1
    """The piece before it in its list."""

    @property
    def role(self) -> str:
        """The preposition that says what part it plays: *to* of *to victims of the quake in Turkey*."""
        major = [word for word in self.chain if word in _MAJOR]
        return major[-1] if major else self.chain[0] if self.chain else self.to


_UNTIED = Tie("free")


class Ties(dict[int, Tie]):
    """The ties of pieces by their numbers; of a piece that has none, one to nothing."""

    def __missing__(self, key: int, /) -> Tie:
        return _UNTIED


class Shape:
    """A sentence taken apart. Indices are those of pieces and of verbs."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self.verbs: list[Verb] = find_verbs(pieces)
        self.ties = Ties()
        self.headed = 0
        """Behind the heading of a report, as in *Sindh: …* or *Gonaïves – …*."""
        self.guessed = False
        """Whether its things are only guessed (`guessed`)."""
        self._semicolons = [at for at, piece in enumerate(pieces) if piece.word == ";"]
        self._verb_at: dict[int, int] = {}
        for number, verb in enumerate(self.verbs):
            for at in range(verb.first, verb.last + 1):
                self._verb_at[at] = number
        _Tying(self).run()
        self._subjects_of_verbs()

    # --- asking ---------------------------------------------------------------------------------------

    def verb_at(self, at: int) -> int:
        """The number of the verb to whose group a piece belongs, or -1."""
        return self._verb_at.get(at, -1)

    @property
    def is_dated(self) -> bool:
        """Whether it begins with where and when it was written, *LIMA, 4 May -*, and not with a heading: *Needs: …*."""
        return self.headed > 0 and self.pieces[self.headed].word != ":"

    def of(self, sort: Sort, low: int, high: int) -> list[int]:
        """The pieces of a sort between two."""
        return [
            at for at in range(low, min(high, len(self.pieces))) if self.pieces[at].sort is sort and at in self.ties
        ]

    def before(self, at: int) -> int:
        """The piece before, past adverbs, *in turn*, *in return*, and days with their prepositions."""
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
            elif not depth and (piece.word in _HARD or (piece.word in _APART and self.verb_at(at - 1) < 0)):
                return at
            at -= 1
        return 0

    def clause_end(self, at: int) -> int:
        """Where the clause of a piece ends."""
        while at < len(self.pieces):
            piece = self.pieces[at]
            if piece.word in _HARD or (piece.word in _APART and self.verb_at(at) < 0 and piece.word != "that"):
                return at
            at += 1
        return at

    def part(self, at: int) -> tuple[int, int]:
        """The pieces between the semicolons around a piece."""
        ends = [-1, *self._semicolons, len(self.pieces)]
        behind = bisect_left(ends, at)
        return ends[behind - 1] + 1, ends[behind]

    def subject(self, number: int, *, depth: int = 0) -> tuple[list[int], list[int]]:
        """The actors and the things that are the subject of a verb."""
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
            return ([], []) if left and self.pieces[left - 1].word == "of" else self._antecedent(left)
        if word in (*_JOINTS, ",", "then") and number > 0 and not self._right_before(left):
            return self._subject_of_main(number, depth)
        if verb.passive and not verb.finite:
            return self._antecedent(verb.first)
        low = max(self.clause_start(verb.first), self._floor(number) if number else 0)
        actors, things = self._subjects_in(low, verb.first)
        held = self._held(low, verb.first)
        if held and not things and self._only_own(actors):
            return [], held
        return (actors, things) if actors or things else self._elsewhere(number, left, held)

    def _only_own(self, actors: Sequence[int]) -> bool:
        """Whether those before a verb only are whose the thing is: *Chad's gift of $9*, *the Oxfam grant of £500*."""
        return bool(actors) and self.pieces[actors[-1] + 1].word in _OF_OWNER

    def _of_participle(self, number: int, left: int, depth: int) -> tuple[list[int], list[int]]:
        """*It shipped 500 coats, Qatar supplying 20 tents*: a participle's own subject, else that of the main verb."""
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
        at = next((at for at in range(comma - 1, 0, -1) if self.pieces[at].word in (",", *_HARD)), 0)
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
        start = next((at for at in range(comma - 1, 0, -1) if self.pieces[at].word in (",", *_HARD)), 0)
        who, inserted = start - 1, self.pieces[start + 1 : comma]
        if comma < 0 or self.pieces[comma].word != "," or self.pieces[start].word != "," or who < 2 or not inserted:
            return -1
        joint = who - 1 - (self.pieces[who - 1].word in _ARTICLES)
        joined = self.pieces[joint].word in ("while", "whereas", "but") or (
            self.pieces[joint].word == "and" and self.pieces[joint - 1].word == ","
        )
        plain = inserted[0].sort is Sort.WORD and inserted[0].word not in (*_JOINTS, *_RELATIVE, "that", "as")
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
        if held or (left not in self.ties and piece.sort is Sort.WORD and piece.word not in _JOINTS):
            return [], held
        if not number:
            return [], []
        return self._first_subject() if piece.word == "," else self._antecedent(verb.first)

    def _last_of(self, actors: list[int]) -> list[int]:
        """Of actors before a verb its list; a person's country where the person only stands beside it."""
        if len(actors) < 2:
            return actors
        listed = [at for at in self.list_of(actors[-1]) if at in actors]
        joined = any(word in _JOINTS | _JOINED | _BESIDE for word in self._between(listed[0], listed[-1]))
        if len(listed) > 1 and joined:
            return listed
        if heading := self._heading_line(actors):
            return heading
        person = (actor := self.pieces[actors[-1]].actor) is not None and actor.kind is NamedKind.PERSON
        headed = self.is_dated and actors[-2] < self.headed  # ACCRA - Singer Joe Bah has given
        return [actors[-2]] if person and not headed else [actors[-1]]

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
            if depth == 0 and verb.finite and self._is_of_an_object(verb):
                continue
            if verb.finite or (depth == 0 and verb.passive):
                return self.subject(before, depth=depth + 1)
        verb = self.verbs[number]
        if self.opens(verb):
            return self._subject_behind(number, depth)
        at = [index for index in range(verb.first) if index in self.ties]
        actors = [index for index in at if self.pieces[index].sort is Sort.ACTOR and self.ties[index].to == SUBJECT]
        return actors, [
            index for index in at if self.pieces[index].sort is Sort.THING and self.ties[index].to == SUBJECT
        ]

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
                and not any(word in _JOINTS for word in self._between(tie.listed, at))
                and tie.to != OBJECT
            ):
                self.ties[at] = Tie(SUBJECT)
            elif tie.to == FREE or tie.listed < 0 or not (self._within(at) or self._is_of_several(at)):
                self._own_subject(at)

    def _make_called(self, at: int, verb: Verb) -> None:
        """*…, and a second grant of $87,500 followed*: make a thing the subject that is told by what it is called.

        So is *…, and 40 tents from Peru arrived*.
        """
        called = at > 3 and self.pieces[at].sort is Sort.THING and self.pieces[at - 1].word == "of"
        first = next((one for one in (at - 3, at - 4) if self.pieces[one].word in ("a", "an", "another", "the")), 0)
        if called and at == self.before(verb.first) and first > 1 and self.pieces[first - 1].word in _CLAUSE_JOINTS:
            self.ties[at] = Tie(SUBJECT)
        thing = at - 2 - (self.pieces[at - 2].word in _ARTICLES)
        joined = thing > 1 and self.pieces[thing - 1].word == "and" and self.pieces[thing].sort is Sort.THING
        if joined and at == self.before(verb.first) and self.ties[at].to == "from" and self.ties[thing].to == OBJECT:
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
        if self.pieces[at - 1].word in (*_JOINTS, "while", "but"):
            before = self.pieces[at - 2]
            return before.sort is Sort.WORD and before.word not in PREPOSITIONS and before.word not in ("the", "both")
        noun = at - 2 if self.pieces[at - 1].word in _ARTICLES else at - 1
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
        articles = (at for at in range(noun - 1, noun - 1 - most, -1) if at > 0 and self.pieces[at].word in _ARTICLES)
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
            if piece.sort is Sort.SIGN or piece.word in _JOINTS or piece.word in _APART:
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
        return at >= 0 and self.pieces[at].word in (*_JOINTS, ",", "while", "but", "as")

    def _own_subject(self, at: int) -> None:
        """Make a piece the subject, with those that *and* joins to it and that begin the clause."""
        while at >= 0:
            before = self.ties[at].listed
            self.ties[at] = Tie(SUBJECT)
            between = [self.pieces[mid].word for mid in range(before + 1, at)] if before >= 0 else []
            if not any(word in _JOINTS for word in between) or (between[:1] == [","] and self._closes(before)):
                return
            begins = before
            while begins >= 0 and not self._opens(begins):
                listed = self.ties[begins].listed
                if listed < 0 or any(word in _JOINTS for word in self._between(listed, begins)):
                    return
                begins = listed
            self.ties[at] = Tie(SUBJECT, listed=before)
            at = before

    def _closes(self, at: int) -> bool:
        """Whether a list behind a preposition ends with a piece: *sent beds to Aleppo and Latakia, and Oman gave*."""
        tie = self.ties[at]
        return (
            tie.to in PREPOSITIONS
            and tie.listed >= 0
            and any(word in _JOINTS for word in self._between(tie.listed, at))
        )

    def _between(self, low: int, high: int) -> list[str]:
        return [self.pieces[mid].word for mid in range(low + 1, high)]

    def _is_of_several(self, at: int) -> bool:
        """Whether a list stands behind the people or bodies of all of it: *the envoys of Peru and Chile gave*."""
        first = self.list_of(at)[0]
        noun = self.pieces[max(0, first - 2)]
        opens = first == 2 or (first > 2 and self.pieces[first - 3].word in _ARTICLES and self._starts(first - 3))
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


class _Tying:
    """One walk from left to right that ties actors, things and days."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.to = SUBJECT
        self.verb = -1
        self.chain: list[str] = []
        self.head = -1
        self.pending = ""
        self.near = -1
        """The mention right behind which we are, with nothing but nouns between."""
        self.last: dict[Sort, int] = {}
        self.skip = 0
        self.earlier = -1
        """The thing before a verb of purpose, whose list may go on behind it: *1 million to rebuild X and 2 for Y*."""
        self.closing: set[int] = set()
        """What stands behind the *and* of its list."""
        self.used = False
        """Whether an actor or thing stands behind the preposition already."""
        self.outside: list[tuple[str, int]] = []

    def run(self) -> None:
        pieces = self.shape.pieces
        at = 0
        while at < len(pieces):
            number = self.shape.verb_at(at)
            if number >= 0:
                at = self._verb(number)
                continue
            self._piece(at, pieces[at])
            at += 1

    def _verb(self, number: int) -> int:
        verb = self.shape.verbs[number]
        for at in range(verb.first, verb.last + 1):  # a day between auxiliary and verb
            if self.shape.pieces[at].sort is Sort.DAY:
                self.shape.ties[at] = Tie(OBJECT, number)
        self.to, self.verb, self.chain, self.head, self.pending, self.near = OBJECT, number, [], -1, "", -1
        self.used = False
        self.earlier = self.last.get(Sort.THING, -1) if verb.mode is Mode.PURPOSE else -1
        self.last.clear()
        return verb.last + 1

    def _piece(self, at: int, piece: Piece) -> None:
        if piece.sort is Sort.SIGN:
            self._sign(at, piece.word)
        elif piece.sort is Sort.WORD:
            self._word(at, piece.word)
        else:
            self._mention(at, piece)

    def _sign(self, at: int, sign: str) -> None:
        if sign in _HARD:
            if sign in ("–", "—") and self.verb < 0 and at < _HEADING and not self._has_thing(at):
                self.shape.headed = at
            self._anew()
        elif sign in ("-", "--") and self._ends_dateline(at - self._brackets_before(at)):
            self.shape.headed = at
            self._anew()
        elif sign == "." and self._ends_dateline(at):
            self._head(at)
            self._anew()
        elif sign == "(":
            self.outside.append((self.to, self.verb))
            self.to, self.near = BRACKET, -1
        elif sign == ")" and self.outside:
            self.to, self.verb = self.outside.pop()
            if at > 2 and self.shape.pieces[at - 2].word == "(" and self.shape.pieces[at - 3].sort is Sort.ACTOR:
                self.last[Sort.ACTOR] = at - 3  # the Food Fund (FF) and Oxfam
        elif sign in ("/", "+", "&") and self.near >= 0:
            self.pending = "and"
        elif sign in (",", ":"):
            self.pending, self.near = ",", -1
            if sign == ":":
                self._colon(at)

    def _has_thing(self, at: int) -> bool:
        """Whether something is counted before a piece, so that no heading ends there."""
        return any(piece.sort is Sort.THING for piece in self.shape.pieces[:at])

    def _anew(self) -> None:
        """A clause begins."""
        self.to, self.verb, self.chain, self.pending, self.near, self.used = SUBJECT, -1, [], "", -1, False
        self.last.clear()

    def _colon(self, at: int) -> None:
        """Behind a verb a list of things may follow; what stands before any verb is a heading."""
        if self.verb < 0:
            self._head(at)
        else:
            giving = [number for number in range(self.verb + 1) if self.shape.verbs[number].family in GIVING]
            self.verb = giving[-1] if giving else self.verb
        self.last.clear()
        self.to, self.chain, self.used = (OBJECT if self.verb >= 0 else SUBJECT), [], False

    def _head(self, at: int) -> None:
        """What stands before a piece is a heading."""
        self.shape.headed = at
        self.shape.ties.update({at: tie._replace(to=HEADING) for at, tie in self.shape.ties.items()})
        self.pending = ""

    def _brackets_before(self, at: int) -> int:
        """How many pieces right before one are in brackets, with those: *LIMA, 4 May (AFP) -*."""
        opened = next((one for one in range(at - 2, 0, -1) if self.shape.pieces[one].word == "("), at)
        return at - opened if self.shape.pieces[at - 1].word == ")" else 0

    def _ends_dateline(self, at: int) -> bool:
        """*HARARE, 9 May.* before the first sentence: a place or a day before a sign behind which it goes on."""
        pieces = self.shape.pieces
        named = at > 0 and pieces[at - 1].sort in (Sort.ACTOR, Sort.DAY)
        return named and self.verb < 0 and at < _HEADING and at + 1 < len(pieces) and not self._has_thing(at)

    def _word(self, at: int, word: str) -> None:
        word = _SHORT.get(word, word)
        joining = _JOINING_BY_FIRST.get(self.shape.pieces[at].word, ())
        if joining and at >= self.skip and self._joins(at, joining):
            self.skip, self.pending, self.near = at + len(joining), "and", -1
            return
        if word in _BESIDE and self._is_beside_subject(at):
            self.pending, self.near = "and", -1
            return
        for phrase, to in _BY_FIRST.get(word, ()):
            if at >= self.skip and self._reads(at, phrase):
                self.skip = at + len(phrase)
                if to:
                    self._preposition(at, to)
                return
        if at < self.skip or self._names_some(at):
            return
        if word in _JOINTS:
            self.pending, self.near = "and", -1
        elif word in _APART or (word == "but" and self._verb_follows(at)):
            self._anew()
        elif word == "but":
            self.pending, self.near = "and", -1
        elif word in PREPOSITIONS:
            self._preposition(at, word)

    def _names_some(self, at: int) -> bool:
        """Whether it leads to who are some of the subject: *donors including Peru and Oman gave*, *donors such as*."""
        pieces, few = self.shape.pieces, self._reads(at, ("such", "as"))
        many = at - 1 - (at > 1 and pieces[at - 1].word == ",")
        named = few or pieces[at].word == "including"
        if not named or self.to != SUBJECT or self.verb >= 0 or many < 0 or pieces[many].word not in MANY:
            return False
        self.skip, self.pending, self.near = at + 1 + few, "", -1
        return True

    def _is_beside_subject(self, at: int) -> bool:
        """*Peru, with Oman, sent 40 boats*: whether somebody else is named in commas between a subject and its verb."""
        pieces = self.shape.pieces
        end = next((one for one in range(at + 1, min(at + 5, len(pieces))) if pieces[one].word == ","), 0)
        named = [one for one in range(at + 1, end) if pieces[one].word not in _ARTICLES]
        opened = at > 1 and pieces[at - 1].word == "," and self.shape.ties[at - 2].to == SUBJECT
        plain = len(named) == 1 and pieces[named[0]].actor is not None and pieces[at - 2].actor is not None
        return opened and plain and self.shape.verb_at(end + 1) >= 0

    def _list_goes_on(self, at: int) -> bool:
        """Whether a list that a comma goes on has an *and* before the next verb or preposition."""
        for piece in self.shape.pieces[at + 1 : at + _LIST]:
            if piece.word in _JOINTS:
                return True
            if piece.word in PREPOSITIONS or piece.word in _HARD or piece.word in _APART or piece.sort is Sort.DAY:
                return False
        return False

    def _beside(self, at: int, before: int) -> Tie:
        """*Lima, Peru* is one place; else another part of the sentence begins."""
        town, country = self.shape.pieces[before].actor, self.shape.pieces[at].actor
        if town is not None and country is not None and town.iso2 and town.iso2 == country.iso2:
            return Tie(OWNER, self.verb, head=before)
        return Tie(SUBJECT if self.verb < 0 else FREE, self.verb)

    def _owner(self, at: int) -> int:
        """Whom an actor or thing belongs to (*Nepal's …*), or what it is one with (*Soviet Armenia*), or -1.

        It also is of whom another name is called a partner: *Oxfam's partner Sarvodaya*.
        """
        pieces = self.shape.pieces
        if at > 2 and pieces[at - 1].word in PARTNERS and pieces[at - 2].word in ("'s", "'"):
            return at - 3 if pieces[at].sort is Sort.ACTOR and at - 3 in self.shape.ties else -1
        before = at - 2 if at > 1 and pieces[at - 1].word in ("'s", "'") else at - 1
        if before not in self.shape.ties or pieces[before].sort is not Sort.ACTOR:
            return -1
        if before == at - 1 and self.shape.ties[before].to == BRACKET and not self.outside:
            return -1
        town = pieces[before].actor if before == at - 1 and self.shape.verb_at(at + 1) >= 0 else None
        if town is not None and town.kind is NamedKind.TOWN and self._beside(at, before).to != OWNER:
            return -1  # in Lima Japan gave
        return before if before == at - 2 or pieces[at].sort is Sort.ACTOR else -1

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb follows before the next sign that ends a clause."""
        for behind in range(at, len(self.shape.pieces)):
            if self.shape.verb_at(behind) >= 0:
                return True
            if self.shape.pieces[behind].word in _HARD:
                return False
        return False

    def _joins(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether several words join what follows to what stands right before them; not *works together with*."""
        before = at - 1 - (at > 1 and self.shape.pieces[at - 1].word == ",")
        named = before >= 0 and self.shape.pieces[before].sort in (Sort.ACTOR, Sort.THING)
        return self._reads(at, phrase) and (named or phrase[0] == "as")

    def _reads(self, at: int, phrase: tuple[str, ...]) -> bool:
        return tuple(piece.word for piece in self.shape.pieces[at : at + len(phrase)]) == phrase

    def _actor_next(self, at: int) -> bool:
        """Whether a name, and no pronoun, follows within a few words."""
        for piece in self.shape.pieces[at + 1 : at + 4]:
            if piece.actor is not None:
                return piece.actor.kind is not NamedKind.PRONOUN
        return False

    def _preposition(self, at: int, word: str) -> None:
        if word == "from" and self.shape.pieces[at - 1].word in _FLED:
            self.chain, word = [], "of"  # for evacuees from Lae
        joint = at - 2 - (at > 1 and self.shape.pieces[at - 2].word == "the")
        if word == "of" and at > 0 and self.shape.pieces[at - 1].word in _SEATS:
            opens = self.verb < 0 and (joint < 0 or self.shape.pieces[joint].word in _HARD)
            if opens or (self.pending and joint >= 0 and self.shape.pieces[joint].word in (*_JOINTS, ",")):
                return  # Oxfam and the city of Turku, the city of Turku and Oxfam
        last = self.last.get(Sort.ACTOR, -1)
        listed = self.pending == "and" and last >= 0 and word in ("in", "at") and self._actor_next(at)
        listed = listed and not self._begins_clause(at, last)
        if listed and self._is_for_several(last):
            self.chain.append(word)
        elif listed and self.shape.ties[last].role in ("to", "for"):
            self.chain = [self.shape.ties[last].role, word]
        elif self.near < 0 and self.pending != "and" and self.to in PREPOSITIONS and self.chain:
            self.chain.append(word)
        else:
            self.chain = [word]
        self.to, self.head, self.pending, self.near, self.used = word, self.near, "", -1, False

    def _is_for_several(self, before: int) -> bool:
        """Whether *and* joins what something is for behind whom it goes to: *to Oxfam for water and wells in Chad*."""
        return not self.used and self.chain[:1] == ["for"] and self.shape.ties[before].to != self.to

    def _mention(self, at: int, piece: Piece) -> None:
        self.shape.ties[at] = tie = self._tie(at, piece)
        if self.to in PREPOSITIONS:
            self.used = True
        if piece.sort is Sort.DAY:
            self.chain = []
            return
        self.last[piece.sort] = at
        self.near, self.chain, self.pending, self.head = at, [], "", -1
        if tie.to in PREPOSITIONS or tie.to == FREE:
            self.to = tie.to

    def _tie(self, at: int, piece: Piece) -> Tie:
        if piece.sort is Sort.DAY:
            return Tie(self.to, self.verb, tuple(self.chain), self.head)
        if self._is_subject(at, piece):
            return Tie(SUBJECT)
        ties = self.shape.ties
        owner = self._owner(at)
        if owner >= 0:
            tie = ties[owner]
            ties[owner] = Tie(OWNER, self.verb, head=at)
            return tie if piece.sort is Sort.ACTOR or tie.to != FREE else Tie(OBJECT, self.verb)
        if self.pending:
            return self._behind_joint(at, piece)
        if piece.sort is Sort.THING and self.to in PREPOSITIONS and self._is_held(at):
            return self._apart(piece)
        return self._apart(piece) if self.used else Tie(self.to, self.verb, tuple(self.chain), self.head)

    def _is_held(self, at: int) -> bool:
        """Whether a noun right before a thing is what its preposition holds: *from its only neighbour 4 million*."""
        return at > 0 and self.shape.pieces[at - 1].word in _WHOM | _MEETINGS

    def _is_subject(self, at: int, piece: Piece) -> bool:
        """Whether *it* or *they* stands right before a finite verb: *for forty years it received*."""
        number = self.shape.verb_at(at + 1)
        alone = piece.actor is not None and piece.actor.kind is NamedKind.PRONOUN and piece.word in _NOMINATIVE
        before = self.shape.pieces[at - 1].word if at else ""
        return alone and number >= 0 and self.shape.verbs[number].finite and before not in PREPOSITIONS

    def _behind_joint(self, at: int, piece: Piece) -> Tie:
        """The tie of what stands behind *and* or a comma: of the list it goes on, or one of its own."""
        ties, before = self.shape.ties, self.last.get(piece.sort, -1)
        if self.last.get(Sort.THING, -1) > before >= 0 and self._says_whence(at, piece):
            return Tie(BRACKET, self.verb)
        if self._begins_anew(at, piece, before):
            return Tie(FREE, self.verb)
        if before < 0 and self.pending == "and":
            if self.earlier >= 0 and piece.thing is not None and piece.thing.is_money:
                self.verb = ties[self.earlier].verb
                return ties[self.earlier]._replace(listed=self.earlier)
            if self.to in PREPOSITIONS and not self.used and piece.sort is Sort.ACTOR:
                return Tie(self.to, self.verb, tuple(self.chain), self.head)
        if before >= 0 and self.pending == "and" and piece.sort is Sort.ACTOR and self._is_for_several(before):
            return Tie(self.to, self.verb, tuple(self.chain), self.head)
        if before < 0 or (self.pending == "," and before in self.closing):
            return self._apart(piece)
        if self.pending == "and":
            self.closing.add(at)
        elif piece.sort is Sort.ACTOR and not self._list_goes_on(at):
            return self._beside(at, before)
        return ties[before]._replace(listed=before)

    def _begins_anew(self, at: int, piece: Piece, before: int) -> bool:
        """Whether a piece behind *and* or a comma goes on with no list, but begins what has its own verb or none."""
        if before >= 0 and (self._begins_gap(at, before) or self._goes_on_gap(at, before)):
            return True
        if piece.sort is Sort.THING and self.pending == "and" and before >= 0:
            return self._is_of_own_verb(at, before)
        return piece.sort is Sort.ACTOR and self.pending == "and" and self._begins_clause(at, before)

    def _begins_clause(self, at: int, before: int) -> bool:
        """*…, and Cuban nurses washed it*: whether *and* behind a comma joins a clause, and no second name to a first.

        A list of two has no comma; where one has, nothing goes on behind its second name.
        """
        pieces, tie = self.shape.pieces, self.shape.ties.get(before, Tie(OBJECT))
        begun = max(before, self.shape.verbs[self.verb].last if self.verb >= 0 else -1)
        joint = next((one for one in range(at - 1, begun, -1) if pieces[one].word in _JOINTS), 0)
        first = before - (pieces[before - 1].word in _ARTICLES)
        listed = tie.listed >= 0 or (before > 0 and pieces[first - 1].word == ",")
        if listed or tie.to == SUBJECT or [one.word for one in pieces[begun:joint]].count(",") != 1:
            return False
        behind = next((one for one in pieces[at + 1 :] if one.sort is not Sort.ACTOR), None)
        if behind is None or pieces[joint - 1].word != "," or behind.word in PREPOSITIONS | _NO_NOUNS:
            return False
        return behind.word == "'s" or (behind.sort is Sort.WORD and behind.word.isalpha())

    def _is_of_own_verb(self, at: int, before: int) -> bool:
        """*Gave 9 tents, and the camp has 60 boats*: whether a thing has a verb that no list of verbs need know."""
        pieces = self.shape.pieces
        if self.shape.ties[before].to != OBJECT or self.verb < 0:
            return False
        joint = next((one for one in range(at - 1, before, -1) if pieces[one].word in _JOINTS), at)
        said = pieces[joint + 1 : at]
        if any(one.word in BE or one.word in HAVE for one in said):
            return True
        does = len(said) > 1 and all(one.sort is Sort.WORD for one in said) and said[-1].word.endswith("ed")
        return does and said[-2].word not in _ARTICLES and said[-2].word.isalpha()

    def _begins_gap(self, at: int, before: int) -> bool:
        """Whether a name before a number has the verb of the last one: *sent 20 tents to Oman, Italy 30 beds*."""
        pieces, tie = self.shape.pieces, self.shape.ties[before]
        behind = thing_behind(pieces, at)
        if pieces[at].actor is None or behind < 0 or (thing := pieces[behind].thing) is None:
            return False
        counted = thing.low is not None and self.last.get(Sort.THING, -1) >= 0
        return counted and tie.role in ("to", "for", "from", "by") and not self._says_whence(at, pieces[at])

    def _goes_on_gap(self, at: int, before: int) -> bool:
        """*… Syria 2 million dollars and Venezuela diesel fuel*: as the name before, one right before what it gives."""
        pieces = self.shape.pieces
        return thing_behind(pieces, at) >= 0 and pieces[at].actor is not None and self.shape.ties[before].to == FREE

    def _says_whence(self, at: int, piece: Piece) -> bool:
        """Whether a country's adjective stands before what is given: *20 tonnes of rice, French tents and …*."""
        if piece.actor is None or piece.actor.kind is not NamedKind.COUNTRY or at + 1 >= len(self.shape.pieces):
            return False
        following, word = self.shape.pieces[at + 1], piece.word
        adjective = len(word) > _CODE and " " not in word and word != piece.actor.name
        if not adjective or (word.endswith("s") and not word.endswith("ss")):
            return False
        named = following.thing is not None and following.thing.low is None
        noun = following.sort is Sort.WORD and following.word.isalpha() and following.word not in _NO_NOUNS
        return named or (noun and following.word not in PREPOSITIONS and self.shape.verb_at(at + 1) < 0)

    def _apart(self, piece: Piece) -> Tie:
        """The tie of what no preposition and no list holds."""
        if self.outside:
            return Tie(BRACKET, self.verb)
        if piece.sort is Sort.THING:
            return Tie(OBJECT if self.verb >= 0 else SUBJECT, self.verb)
        return Tie(SUBJECT if self.verb < 0 else FREE, self.verb)
