"""What each actor, thing and day of a sentence is tied to, in one walk from left to right.

    tie = "subject" | "object" of a verb | a preposition | "'s" of what is owned

A list (*to Iran, Iraq and Egypt*) has the tie of its first member. What stands in brackets or between a relative
pronoun and its verb is apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.domain.drafts.clauses.pieces import OfSort, Piece, Sort, words
from app.domain.drafts.clauses.verbs import BE, GIVING, HAVE, Mode, Verb, is_adverb
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.word_lists import AUXILIARIES

PREPOSITIONS = words(
    "to for from by of in at on into onto through via with without within under over during after before since against "
    "among between across towards toward aboard near around about per as like including despite following amid behind "
    "until till than worth beside besides inside throughout beyond upon ex"
)
APART = words("who which whom whose that while whereas although though because when where if unless whether what")
JOINTS = words("and or nor & plus")
_NO_NOUNS = JOINTS | words("but as also each too so then only not it they this that who which whom has have had")
ARTICLES = words("the a an")
JOINING = (("as", "well", "as"), ("together", "with"), ("along", "with"), ("jointly", "with"))
"""Several words that do the work of *and* behind a name."""
_JOINING_BY_FIRST = {words[0]: words for words in JOINING}
BESIDE = words("with alongside")
_NOMINATIVE = ("it", "they", "he", "she", "we")
_SEATS = words("city town municipality village commune canton province district")
"""Before *of* and the name of a place, which stands for them."""
_WHOM = words("neighbour neighbours neighbor neighbors ally allies donors partners friends hosts")
_MANY = words(
    "countries nations states governments donors partners members organisations organizations agencies charities "
    "groups companies firms businesses banks foundations lenders funders backers benefactors allies neighbours"
)
"""Of whom some may be named behind: *donors including Peru*."""
_MEETINGS = words("meeting session conference summit assembly ceremony gala dinner")
"""Behind *at*: *approved at its March meeting 2 million dollars*."""
_HELD = 8
"""Pieces back from a thing to what holds the noun before it, at most."""
_CODE = 3
"""Letters of a code, at most: *US*, *UAE*."""
_HEADING = 12
"""Pieces before which a heading ends."""
_LIST = 24
"""Pieces within which a list has its *and*."""
HARD = frozenset((";", "—", "–", "?", "!"))
_PHRASES = {
    "to": ("at the disposal of", "at the service of", "in favour of", "in favor of", "bound for", "destined for",
           "en route to", "on its way to", "on their way to", "on the way to", "into the hands of"),
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
_TYING = {*_JOINING_BY_FIRST, *_SHORT, *_BY_FIRST, *BESIDE, *JOINTS, *APART, *PREPOSITIONS, "but", "such", "including"}
"""Words that may change to what those behind them are tied."""
_MAJOR = words("among to for from by through via towards toward into with aboard onto ex like after since following")
"""Prepositions that others may stand behind without changing what they say."""
_THE_REST = (("the", "other"), ("the", "remaining"), ("the", "last"))
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


class VerbsAt(dict[int, int]):
    """The numbers of verbs by the pieces of their groups; -1 for others."""

    def __init__(self, verbs: Sequence[Verb], pieces: int) -> None:
        super().__init__(dict.fromkeys(range(-1, pieces + 1), -1))
        self.update((at, number) for number, verb in enumerate(verbs) for at in range(verb.first, verb.last + 1))

    def __missing__(self, at: int, /) -> int:
        return -1


class Ties(dict[int, Tie]):
    """The ties of pieces by their numbers; of a piece that has none, one to nothing."""

    def __missing__(self, key: int, /) -> Tie:
        return _UNTIED


class Tying:
    """One walk from left to right that ties actors, things and days."""

    def __init__(self, pieces: Sequence[Piece], verbs: Sequence[Verb], verb_at: Callable[[int], int]) -> None:
        self.pieces, self.verbs, self._verb_at = pieces, verbs, verb_at
        self.ties = Ties()
        self.headed = 0
        """Behind the heading of a report, as in *Sindh: …* or *Gonaïves – …*."""
        self.to = SUBJECT
        self.verb = -1
        self.chain: list[str] = []
        self.head = -1
        self.pending = ""
        self.near = -1
        """The mention right behind which we are, with nothing but nouns between."""
        self.last: dict[OfSort, int] = {}
        self.skip = 0
        self.earlier = -1
        """The thing before a verb of purpose, whose list may go on behind it: *1 million to rebuild X and 2 for Y*."""
        self.closing: set[int] = set()
        """What stands behind the *and* of its list."""
        self.used = False
        """Whether an actor or thing stands behind the preposition already."""
        self.outside: list[tuple[str, int]] = []

    def run(self) -> None:
        """Tie all there is."""
        pieces = self.pieces
        at = 0
        while at < len(pieces):
            number = self._verb_at(at)
            if number >= 0:
                at = self._verb(number)
                continue
            self._piece(at, pieces[at])
            at += 1

    def _verb(self, number: int) -> int:
        verb = self.verbs[number]
        for at in range(verb.first, verb.last + 1):  # a day between auxiliary and verb
            if self.pieces[at].sort is Sort.DAY:
                self.ties[at] = Tie(OBJECT, number)
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
        if sign in HARD:
            if sign in ("–", "—") and self.verb < 0 and at < _HEADING and not self._has_thing(at):
                self.headed = at
            self._anew()
        elif sign in ("-", "--") and self._ends_dateline(at - self._brackets_before(at)):
            self.headed = at
            self._anew()
        elif sign == "." and self._ends_dateline(at):
            self._head(at)
            self._anew()
        elif sign == "(":
            self.outside.append((self.to, self.verb))
            self.to, self.near = BRACKET, -1
        elif sign == ")" and self.outside:
            self.to, self.verb = self.outside.pop()
            if at > 2 and self.pieces[at - 2].word == "(" and self.pieces[at - 3].sort is Sort.ACTOR:
                self.last[Sort.ACTOR] = at - 3  # the Food Fund (FF) and Oxfam
        elif sign in ("/", "+", "&") and self.near >= 0:
            self.pending = "and"
        elif sign in (",", ":") and not self._is_in_number(at):
            self.pending, self.near = ",", -1
            if sign == ":":
                self._colon(at)

    def _is_in_number(self, at: int) -> bool:
        """Whether a comma is one within a number that is no thing: *to 60,000 orphans in Chad*."""
        said = self.pieces[max(0, at - 1) : at + 2]
        beside = len(said) == 3 and said[0].word.isdigit() and said[2].word.isdigit()
        return beside and said[0].end == said[1].start and said[1].end == said[2].start

    def _has_thing(self, at: int) -> bool:
        """Whether something is counted before a piece, so that no heading ends there."""
        return any(piece.sort is Sort.THING for piece in self.pieces[:at])

    def _anew(self) -> None:
        """A clause begins."""
        self.to, self.verb, self.chain, self.pending, self.near, self.used = SUBJECT, -1, [], "", -1, False
        self.last.clear()

    def _colon(self, at: int) -> None:
        """Behind a verb a list of things may follow; what stands before any verb is a heading."""
        if self.verb < 0:
            self._head(at)
        else:
            giving = [number for number in range(self.verb + 1) if self.verbs[number].family in GIVING]
            self.verb = giving[-1] if giving else self.verb
        self.last.clear()
        self.to, self.chain, self.used = (OBJECT if self.verb >= 0 else SUBJECT), [], False

    def _head(self, at: int) -> None:
        """What stands before a piece is a heading."""
        self.headed = at
        self.ties.update({at: tie._replace(to=HEADING) for at, tie in self.ties.items()})
        self.pending = ""

    def _brackets_before(self, at: int) -> int:
        """How many pieces right before one are in brackets, with those: *LIMA, 4 May (AFP) -*."""
        opened = next((one for one in range(at - 2, 0, -1) if self.pieces[one].word == "("), at)
        return at - opened if self.pieces[at - 1].word == ")" else 0

    def _ends_dateline(self, at: int) -> bool:
        """*HARARE, 9 May.* before the first sentence: a place or a day before a sign behind which it goes on."""
        pieces = self.pieces
        named = at > 0 and pieces[at - 1].sort in (Sort.ACTOR, Sort.DAY)
        return named and self.verb < 0 and at < _HEADING and at + 1 < len(pieces) and not self._has_thing(at)

    def _word(self, at: int, word: str) -> None:
        if word not in _TYING:
            return
        word = _SHORT.get(word, word)
        joining = _JOINING_BY_FIRST.get(self.pieces[at].word, ())
        if joining and at >= self.skip and self._joins(at, joining):
            self.skip, self.pending, self.near = at + len(joining), "and", -1
            return
        if word in BESIDE and self._is_beside_subject(at):
            self.pending, self.near = "and", -1
            return
        for phrase, to in _BY_FIRST.get(word, ()):
            if at >= self.skip and self._reads(at, phrase):
                self.skip = at + len(phrase)
                if to:
                    self._preposition(at, to)
                return
        if at < self.skip or self._names_some(at) or self._takes_up(at):
            return
        if word in JOINTS:
            self.pending, self.near = "and", -1
        elif word in APART or (word == "but" and self._verb_follows(at)):
            self._anew()
        elif word == "but":
            self.pending, self.near = "and", -1
        elif word in PREPOSITIONS:
            self._preposition(at, word)

    def _names_some(self, at: int) -> bool:
        """Whether it leads to who are some of the subject: *donors including Peru and Oman gave*, *donors such as*."""
        pieces, few = self.pieces, self._reads(at, ("such", "as"))
        if not few and pieces[at].word != "including":
            return False
        many = at - 1 - (at > 1 and pieces[at - 1].word == ",")
        if self.to != SUBJECT or self.verb >= 0 or many < 0 or pieces[many].word not in _MANY:
            return False
        self.skip, self.pending, self.near = at + 1 + few, "", -1
        return True

    def _takes_up(self, at: int) -> bool:
        """Whether *that* is a pronoun: *2 million for the response in Aceh and 5 million for that in Java*."""
        before, after = self.pieces[max(0, at - 1) : at], self.pieces[at + 1 : at + 2]
        is_between = all(there and there[0].word in PREPOSITIONS for there in (before, after))
        return is_between and self.pieces[at].word == "that"

    def _is_beside_subject(self, at: int) -> bool:
        """*Peru, with Oman, sent 40 boats*: whether somebody else is named in commas between a subject and its verb."""
        pieces = self.pieces
        end = next((one for one in range(at + 1, min(at + 5, len(pieces))) if pieces[one].word == ","), 0)
        named = [one for one in range(at + 1, end) if pieces[one].word not in ARTICLES]
        opened = at > 1 and pieces[at - 1].word == "," and self.ties[at - 2].to == SUBJECT
        plain = len(named) == 1 and pieces[named[0]].actor is not None and pieces[at - 2].actor is not None
        return opened and plain and self._verb_at(end + 1) >= 0

    def _list_goes_on(self, at: int) -> bool:
        """Whether a list that a comma goes on has an *and* before the next verb or preposition."""
        for there, piece in enumerate(self.pieces[at + 1 : at + _LIST], at + 1):
            if piece.word in JOINTS:
                return True
            if (
                self._verb_at(there) >= 0
                or piece.word in PREPOSITIONS
                or piece.word in HARD
                or piece.word in APART
                or piece.sort is Sort.DAY
            ):
                return False
        return False

    def _beside(self, at: int, before: int) -> Tie:
        """*Lima, Peru* is one place; else another part of the sentence begins."""
        town, country = self.pieces[before].actor, self.pieces[at].actor
        if town is not None and country is not None and town.iso2 and town.iso2 == country.iso2:
            return Tie(OWNER, self.verb, head=before)
        return Tie(SUBJECT if self.verb < 0 else FREE, self.verb)

    def _owner(self, at: int) -> int:
        """Whom an actor or thing belongs to (*Nepal's …*), or what it is one with (*Soviet Armenia*), or -1.

        It also is of whom another name is called a partner: *Oxfam's partner Sarvodaya*.
        """
        pieces = self.pieces
        if at > 2 and pieces[at - 1].word in PARTNERS and pieces[at - 2].word in ("'s", "'"):
            return at - 3 if pieces[at].sort is Sort.ACTOR and at - 3 in self.ties else -1
        before = at - 2 if at > 1 and pieces[at - 1].word in ("'s", "'") else at - 1
        if before not in self.ties or pieces[before].sort is not Sort.ACTOR:
            return -1
        if before == at - 1 and self.ties[before].to == BRACKET and not self.outside:
            return -1
        town = pieces[before].actor if before == at - 1 and self._verb_at(at + 1) >= 0 else None
        if town is not None and town.kind is NamedKind.TOWN and self._beside(at, before).to != OWNER:
            return -1  # in Lima Japan gave
        return before if before == at - 2 or pieces[at].sort is Sort.ACTOR else -1

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb follows before the next sign that ends a clause."""
        for behind in range(at, len(self.pieces)):
            if self._verb_at(behind) >= 0:
                return True
            if self.pieces[behind].word in HARD:
                return False
        return False

    def _joins(self, at: int, phrase: tuple[str, ...]) -> bool:
        """Whether several words join what follows to what stands right before them; not *works together with*."""
        before = at - 1 - (at > 1 and self.pieces[at - 1].word == ",")
        named = before >= 0 and self.pieces[before].sort in (Sort.ACTOR, Sort.THING)
        return self._reads(at, phrase) and (named or phrase[0] == "as")

    def _reads(self, at: int, phrase: tuple[str, ...]) -> bool:
        if self.pieces[at].word != phrase[0]:
            return False
        return [piece.word for piece in self.pieces[at : at + len(phrase)]] == [*phrase]

    def _actor_next(self, at: int) -> bool:
        """Whether a name, and no pronoun, follows within a few words."""
        for piece in self.pieces[at + 1 : at + 4]:
            if piece.actor is not None:
                return piece.actor.kind is not NamedKind.PRONOUN
        return False

    def _preposition(self, at: int, word: str) -> None:
        if word == "from" and self.pieces[at - 1].word in _FLED:
            self.chain, word = [], "of"  # for evacuees from Lae
        joint = at - 2 - (at > 1 and self.pieces[at - 2].word == "the")
        if word == "of" and at > 0 and self.pieces[at - 1].word in _SEATS:
            opens = self.verb < 0 and (joint < 0 or self.pieces[joint].word in HARD)
            if opens or (self.pending and joint >= 0 and self.pieces[joint].word in (*JOINTS, ",")):
                return  # Oxfam and the city of Turku, the city of Turku and Oxfam
        last = self.last.get(Sort.ACTOR, -1)
        listed = self.pending == "and" and last >= 0 and word in ("in", "at") and self._actor_next(at)
        listed = listed and not self._begins_clause(at, last)
        if listed and self._is_for_several(last):
            self.chain.append(word)
        elif listed and self.ties[last].role in ("to", "for"):
            self.chain = [self.ties[last].role, word]
        elif self.near < 0 and self.pending != "and" and self.to in PREPOSITIONS and self.chain:
            self.chain.append(word)
        else:
            self.chain = [word]
        self.to, self.head, self.pending, self.near, self.used = word, self.near, "", -1, False

    def _is_for_several(self, before: int) -> bool:
        """Whether *and* joins what something is for behind whom it goes to: *to Oxfam for water and wells in Chad*."""
        return not self.used and self.chain[:1] == ["for"] and self.ties[before].to != self.to

    def _mention(self, at: int, piece: Piece) -> None:
        self.ties[at] = tie = self._tie(at, piece)
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
        ties = self.ties
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
        """Whether a noun right before a thing is what its preposition holds: *from its only neighbour 4 million*.

        So it is behind *each of*: *gave each of 430 families five goats*.
        """
        pieces = self.pieces
        of = next((one for one in range(at - 2, max(0, at - _HELD), -1) if pieces[one].word == "of"), 0)
        inner = [one.word for one in pieces[of + 1 : at]] if of and pieces[of - 1].word == "each" else [""]
        each = inner[-1].isalpha() and inner[-1] not in ARTICLES and PREPOSITIONS.isdisjoint(inner)
        return each or (at > 0 and pieces[at - 1].word in _WHOM | _MEETINGS)

    def _is_subject(self, at: int, piece: Piece) -> bool:
        """Whether *it* or *they* stands before a finite verb, *for forty years it also received*, or a part of
        what the sentence opens with: *of the 90 tents that Peru promised only 60 have come*."""
        if piece.actor is None:
            opens = self.pieces[0].word == "of" or [one.word for one in self.pieces[:2]] == ["out", "of"]
            words_of = tuple(one.word for one in self.pieces[max(0, at - 3) : at])
            rest = words_of[1:] in _THE_REST and words_of[0] in (",", "and")  # 30 came, the other 60 will follow
            number = self._verb_at(at + 1) if (opens or rest) and self.verb >= 0 else -1
            return number >= 0 and (self.verbs[number].finite if rest else self.pieces[at + 1].word in BE | HAVE)
        if self.verb >= 0 and self._has_no_more(at + 1):
            return True
        if piece.actor.kind is not NamedKind.PRONOUN or piece.word not in _NOMINATIVE:
            return False
        behind = next((one for one in range(at + 1, len(self.pieces)) if not is_adverb(self.pieces[one])), at + 1)
        number = self._verb_at(behind)
        before = self.pieces[at - 1].word if at else ""
        return number >= 0 and self.verbs[number].finite and before not in PREPOSITIONS

    def _has_no_more(self, at: int) -> bool:
        """*Peru sent 40 tents, but Oman has not*: whether a piece is *has* or *did* whose verb is left out."""
        said = [piece.word for piece in self.pieces[at : at + 2]]
        if len(said) < 2 or self._verb_at(at) >= 0 or said[0] not in AUXILIARIES:
            return False
        return said[1] == "not" or said[0].endswith(("n't", "n’t"))

    def _behind_joint(self, at: int, piece: Piece) -> Tie:
        """The tie of what stands behind *and* or a comma: of the list it goes on, or one of its own."""
        ties, before = self.ties, self.last.get(piece.sort, -1)
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
        if self._begins_gap(at, before) or (before >= 0 and self._goes_on_gap(at, before)):
            return True
        if piece.sort is Sort.THING and self.pending == "and" and before >= 0:
            return self._is_of_own_verb(at, before)
        return piece.sort is Sort.ACTOR and self.pending == "and" and self._begins_clause(at, before)

    def _begins_clause(self, at: int, before: int) -> bool:
        """*…, and Cuban nurses washed it*: whether *and* behind a comma joins a clause, and no second name to a first.

        A list of two has no comma; where one has, nothing goes on behind its second name.
        """
        pieces, tie = self.pieces, self.ties.get(before, Tie(OBJECT))
        if tie.to != SUBJECT and self._heads_subjects(at):
            return True
        begun = max(before, self.verbs[self.verb].last if self.verb >= 0 else -1)
        joint = next((one for one in range(at - 1, begun, -1) if pieces[one].word in JOINTS), 0)
        first = before - (pieces[before - 1].word in ARTICLES)
        listed = (tie.listed >= 0 and before not in self.closing) or (before > 0 and pieces[first - 1].word == ",")
        if listed or tie.to == SUBJECT or [one.word for one in pieces[begun:joint]].count(",") != 1:
            return False
        behind = next((one for one in pieces[at + 1 :] if one.sort is not Sort.ACTOR), None)
        if behind is None or pieces[joint - 1].word != "," or behind.word in PREPOSITIONS | _NO_NOUNS:
            return False
        return behind.word == "'s" or (behind.sort is Sort.WORD and behind.word.isalpha())

    def _heads_subjects(self, at: int) -> bool:
        """*… to Chad, and Norway, Oman and Peru sent beds*: whether a list with commas and its own *and* begins, right
        behind which its verb stands."""
        words = [one.word if one.sort is not Sort.ACTOR else "" for one in self.pieces[at : at + _LIST]]
        end = next((there for there, word in enumerate(words) if word and word not in {",", *JOINTS, *ARTICLES}), 0)
        number = (
            self._verb_at(at + end)
            if words[1:2] == [","] and JOINTS.isdisjoint(words[2:3]) and not JOINTS.isdisjoint(words[:end])
            else -1
        )
        return number >= 0 and self.verbs[number].finite and not words[end - 1]

    def _is_of_own_verb(self, at: int, before: int) -> bool:
        """*Gave 9 tents, and the camp has 60 boats*: whether a thing has a verb that no list of verbs need know."""
        pieces = self.pieces
        if self.ties[before].to != OBJECT or self.verb < 0:
            return False
        joint = next((one for one in range(at - 1, before, -1) if pieces[one].word in JOINTS), at)
        said = pieces[joint + 1 : at]
        if any(one.word in BE or one.word in HAVE for one in said):
            return True
        does = len(said) > 1 and all(one.sort is Sort.WORD for one in said) and said[-1].word.endswith("ed")
        return does and said[-2].word not in ARTICLES and said[-2].word.isalpha()

    def _begins_gap(self, at: int, before: int) -> bool:
        """Whether a name before a number has the verb of the last one: *sent 20 tents to Oman, Italy 30 beds*.

        So it has behind a phrase without a name: *sent 20 tents for the homeless and Italy 30 beds*.
        """
        pieces, role = self.pieces, self.ties[before].role if before >= 0 else self.to
        behind = thing_behind(pieces, at)
        if pieces[at].actor is None or behind < 0 or (thing := pieces[behind].thing) is None:
            return False
        counted = thing.low is not None and self.last.get(Sort.THING, -1) >= 0
        return counted and role in ("to", "for", "from", "by") and not self._says_whence(at, pieces[at])

    def _goes_on_gap(self, at: int, before: int) -> bool:
        """*… Syria 2 million dollars and Venezuela diesel fuel*: as the name before, one right before what it gives."""
        pieces = self.pieces
        return thing_behind(pieces, at) >= 0 and pieces[at].actor is not None and self.ties[before].to == FREE

    def _says_whence(self, at: int, piece: Piece) -> bool:
        """Whether a country's adjective stands before what is given: *20 tonnes of rice, French tents and …*."""
        if piece.actor is None or piece.actor.kind is not NamedKind.COUNTRY or at + 1 >= len(self.pieces):
            return False
        following, word = self.pieces[at + 1], piece.word
        adjective = len(word) > _CODE and " " not in word and word != piece.actor.name
        if not adjective or (word.endswith("s") and not word.endswith("ss")):
            return False
        named = following.thing is not None and following.thing.low is None
        noun = following.sort is Sort.WORD and following.word.isalpha() and following.word not in _NO_NOUNS
        return named or (noun and following.word not in PREPOSITIONS and self._verb_at(at + 1) < 0)

    def _apart(self, piece: Piece) -> Tie:
        """The tie of what no preposition and no list holds."""
        if self.outside:
            return Tie(BRACKET, self.verb)
        if piece.sort is Sort.THING:
            return Tie(OBJECT if self.verb >= 0 else SUBJECT, self.verb)
        return Tie(SUBJECT if self.verb < 0 else FREE, self.verb)
