"""Every party of a sentence that may give or get something, weighed by where it stands.

    gives  = subject of a giving verb | (from | by | courtesy of | gift of) D | D's A | Danish A | A (D) | D A
    gets   = (to | for | towards) R | giving verb R A | subject of a verb of receiving | in R

Four points have what grammar says as plainly as it can, two what a place alone says.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.domain.drafts.clauses import phrases
from app.domain.drafts.clauses.around import CLEAR_NOUNS, DITRANSITIVE, GIVING_NOUNS, NO_TO
from app.domain.drafts.clauses.phrases import Phrase, is_people
from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import SUBJECT
from app.domain.drafts.clauses.verbs import GIVING, TRANSPORT, Family, Mode, Verb
from app.domain.drafts.names.actors import Named, NamedKind
from app.domain.drafts.names.named import STATES
from app.domain.drafts.words.people_nouns import FORCES, is_of_people


class Party(NamedTuple):
    """Somebody who may give or get it, and how much speaks for that."""

    points: int
    phrase: Phrase
    actor: int
    """The piece of its name, or of the place in it; -1 without one."""
    named: Named | None = None
    """A country that only an adjective within a thing names: *40 Algerian doctors*."""


_LINKS = words("of at in from near for on")
FROM = words("from by ex")
TO = words("to towards toward into onto")
IN = words("in at near on outside off around across inside throughout")
PLAIN = {"fm": "from", "frm": "from", "fr": "from", "don": "from", "donor": "from", "f": "for"}
"""How reports write *from* and *for*."""
_GIFT_OF = {
    "of": CLEAR_NOUNS | {"courtesy", "present", "presents"},
    "to": words("appreciation gratitude grateful indebted thankful thanks"),
}
"""Before a preposition words that say that behind it is who gave something: *a gift of*, *gratitude to*."""
_GIVES = (Family.GIVE, Family.SHIP, Family.DECIDE, Family.PROMISE, Family.OFFER, Family.CANCEL, Family.COLLECT)
WORKS = words(
    "build restore install complete repair rebuild replace construct rehabilitate establish launch run equip fit "
    "sew knit bake print post transmit consign erect dig drill fill settle replenish top kit endow unload offload "
    "discharge treat train teach cross pump stand house feed clear collect club mail courier parachute let find "
    "shelter put place turn crate pack gather weave plant meet double share part"
)
"""Verbs that may tell of a gift, where somebody is said to get it."""
NO_PARTY = words(
    "nothing nobody none year years month months week weeks day days time total end order home work which air road sea "
    "rail truck trucks train ship plane boat lorry van post mail hand letter note name means way disposal least last "
    "aircraft flight vessel convoy helicopter "
    "name kind cash addition response behalf return aid use need view hands warehouse money sum cost worth amount "
    "contributions donations notes reckoning count estimate estimates calculation account "
    "january february march april june july august september october november december "
    "christmas easter pentecost lent advent ramadan eid diwali hanukkah passover thanksgiving midsummer "
    "sallah deepavali dashain tihar nowruz tet holi vesak songkran purim"
)


_OWN = ("its", "their", "his", "her")
_HEAD = 6
"""Pieces of a sentence at whose beginning a place may stand by itself."""
_PLACES = (*STATES, NamedKind.TOWN, NamedKind.BODY)


_EQUIPS = words("equip kit fit furnish supply provide feed clothe replenish rebuild restore treat fill help support")
"""Verbs whose object is for whom they are done."""


_REQUESTS = words("request requests appeal appeals call calls plea pleas sos")
_ASKED_BY = words("from by of")
_GETS = {*TO, *IN, "for"}
_LEADING = {*PLAIN, *_ASKED_BY, *FROM, *_GIFT_OF, *TO, "for", *IN, "("}
"""Behind which somebody may stand."""
_LEADING_ON = {*TO, *IN, *FROM, "for", "with", "of"}
"""Before what is only said of the noun before: *nurses on unpaid leave*."""
_STORES = words("hub base depot depots stock stocks stockpile stockpiles warehouse warehouses store stores reserves")
"""From where things are sent, which is nobody."""
_ASKED_WITHIN = 6
"""Pieces between a request and whose it is."""


_WITH_OBJECT = DITRANSITIVE | {"hand", "deliver", "pass"}
"""Verbs with whoever gets it right behind them."""


class Marks:
    """What speaks for whom in a sentence."""

    def __init__(self, text: str, shape: Shape, named: Sequence[Named]) -> None:
        self.text, self.shape = text, shape
        self.donors: list[Party] = []
        self.recipients: list[Party] = []
        for at, piece in enumerate(shape.pieces):
            if piece.word in _LEADING:
                self._by_word(at)
        for number in range(len(shape.verbs)):
            self._by_verb(number)
        self._by_place()
        self._by_adjective(named)
        self._anybody()
        self.donors, self.recipients = _outer(self.donors), _outer(self.recipients)

    def _donor(self, points: int, phrase: Phrase | None, *, any_words: bool = False) -> None:
        if phrase is not None and self._is_party(phrase, any_words=any_words):
            self.donors.append(Party(points, phrase, self._actor(phrase)))

    def _recipient(self, points: int, phrase: Phrase | None, *, named: bool = False) -> None:
        if phrase is None or not self._is_party(phrase):
            return
        actor = self._actor(phrase)
        if actor >= 0 or not named or phrases.head(self.shape, phrase) in FORCES:
            self.recipients.append(Party(points, phrase, actor))

    def _is_party(self, phrase: Phrase, *, any_words: bool = False) -> bool:
        """Whether a phrase can be somebody: it has a name or a capital, or its noun is of people or of a body."""
        pieces = self.shape.pieces[phrase.low : phrase.high]
        if any(piece.actor is not None and piece.actor.kind is not NamedKind.PRONOUN for piece in pieces):
            return True
        thing = pieces[0].thing if len(pieces) == 1 else None
        if thing is not None and not pieces[0].start <= thing.item_start < pieces[0].end:
            return False  # of 700 soldiers 50 helped
        if pieces[-1].word in NO_PARTY or all(piece.actor is not None for piece in pieces):
            return False  # they
        head = next((piece.word for piece, after in pairwise([*pieces, pieces[-1]]) if after.word in _LINKS), "")
        head = head or pieces[-1].word
        people = is_of_people(head) or any(is_people(piece) for piece in pieces)
        return people or any_words or any(self.text[piece.start].isupper() for piece in (pieces[0], pieces[-1]))

    def _actor(self, phrase: Phrase) -> int:
        """The name within a phrase: the last one that is somebody."""
        found = [
            at
            for at in range(phrase.low, phrase.high)
            if (actor := self.shape.pieces[at].actor) is not None and actor.kind is not NamedKind.PRONOUN
        ]
        return found[-1] if found else -1

    def _by_word(self, at: int) -> None:
        """The phrases behind prepositions and in brackets."""
        pieces = self.shape.pieces
        word = PLAIN.get(pieces[at].word, pieces[at].word)
        if pieces[at].sort not in (Sort.WORD, Sort.SIGN) or self.shape.verb_at(at) >= 0 or at + 1 >= len(pieces):
            return
        before = pieces[at - 1].word if at else ""
        if before == "not":
            return  # from Estonia, not from the Union
        first = at + 1 + (pieces[at + 1].word in (":", "."))
        if (word in _ASKED_BY and self._is_asked(at)) or (word == "by" and self._is_received(at)):
            self._recipient(4, phrases.behind(self.shape, first))
        elif word in FROM:
            phrase = phrases.behind(self.shape, first)
            if phrase is None or phrases.head(self.shape, phrase) not in _STORES:
                self._donor(3, phrase)
        elif before in _GIFT_OF.get(word, ()):
            self._donor(4, phrases.behind(self.shape, first))
        elif word in TO and before not in NO_TO and not is_opened(self.shape, at):
            self._recipient(4, phrases.behind(self.shape, first))
        elif word == "for":
            self._recipient(3, phrases.behind(self.shape, first))
        elif word in IN:
            self._recipient(2, phrases.behind(self.shape, first), named=True)
        elif word == "(" and pieces[at + 1].word not in (*PLAIN, *FROM):
            self._in_brackets(first)

    def _in_brackets(self, first: int) -> None:
        """Who alone stands in brackets, or first in them before a slash: *40 tents (Norway)*."""
        pieces, phrase = self.shape.pieces, phrases.behind(self.shape, first)
        if phrase is not None and phrase.high < len(pieces) and pieces[phrase.high].word in (")", "/"):
            self._donor(3, phrase)

    def _is_asked(self, at: int) -> bool:
        """Whether somebody behind a preposition asks for help: *an appeal for help by*, *at the request of*."""
        for piece in reversed(self.shape.pieces[max(0, at - _ASKED_WITHIN) : at]):
            if piece.sort is not Sort.WORD:
                return False
            if piece.word in _REQUESTS:
                return True
        return False

    def _is_received(self, at: int) -> bool:
        """Whether it is said behind a preposition by whom something was received."""
        verbs = [verb for verb in self.shape.verbs if self.shape.clause_start(at) <= verb.last < at]
        return bool(verbs) and verbs[-1].passive and verbs[-1].family is Family.RECEIVE

    def _by_verb(self, number: int) -> None:
        """The subject, and whom a verb of giving has right behind it."""
        verb = self.shape.verbs[number]
        self._by_subject(verb, self._subject(number))
        behind = phrases.behind(self.shape, verb.last + 1)
        if verb.mode in (Mode.SIDE, Mode.PURPOSE) and verb.family in (Family.OTHER, Family.HELP):
            self._recipient(2, behind, named=True)
        if verb.lemma in _EQUIPS and not verb.passive:
            self._recipient(3, behind, named=True)
        if verb.family in GIVING and verb.lemma in _WITH_OBJECT:
            self._recipient(4, behind, named=True)

    def _by_subject(self, verb: Verb, subject: Phrase | None) -> None:
        """The subject gives by a verb of giving, and gets by one of receiving or of giving in the passive."""
        if verb.family is Family.RECEIVE or verb.lemma == "have":
            if not verb.passive:
                self._recipient(4 if verb.family is Family.RECEIVE else 3, subject, named=verb.lemma == "have")
        elif verb.passive:
            if verb.family in (Family.GIVE, Family.HELP):
                self._recipient(3, subject, named=True)
        elif verb.family is Family.ASK:
            who = self.shape.pieces[self._actor(subject)].actor if subject is not None else None
            if who is not None and who.kind in STATES:
                self._recipient(3, subject)
        elif verb.family in _GIVES:
            self._donor(3 if verb.lemma in TRANSPORT else 4, subject, any_words=True)
        elif verb.lemma in WORKS:
            self._donor(3, subject)

    def _subject(self, number: int) -> Phrase | None:
        """The phrase before a verb; before a joint that of the verb before."""
        verb, pieces = self.shape.verbs[number], self.shape.pieces
        left = self.shape.before(verb.first)
        while left >= 0 and pieces[left].word in ("who", "which", "that", ",") and pieces[left].sort is not Sort.ACTOR:
            left -= 1
        if left >= 0 and pieces[left].word in ("and", "then", "but"):
            earlier = [one for one in range(number) if self.shape.verbs[one].finite]
            return self._subject(earlier[-1]) if earlier else None
        if left + 1 < len(pieces) and pieces[left + 1].word == ",":
            opened = [at for at in range(left, 0, -1) if pieces[at].word == ","][:1]
            left = opened[0] - 1 if opened else left
        phrase = phrases.before(self.shape, left + 1)
        while phrase is not None and (at := self._preposition_before(phrase)) > 0:
            phrase = phrases.before(self.shape, at)
        return self._with_its_own(phrase)

    def _with_its_own(self, phrase: Phrase | None) -> Phrase | None:
        """Who gives together with people of its own: *Alcoa and its workers gave*."""
        pieces, low = self.shape.pieces, phrase.low if phrase is not None else 0
        own = low > 2 and pieces[low - 1].word in _OWN and pieces[low - 2].word == "and"
        return (phrases.before(self.shape, low - 2) or phrase) if own else phrase

    def _preposition_before(self, phrase: Phrase) -> int:
        """The preposition right before a phrase, or -1: *nurses on unpaid leave*."""
        low = phrase.low
        while low > 0 and self.shape.pieces[low - 1].word in phrases.DETERMINERS:
            low -= 1
        return low - 1 if low > 1 and self.shape.pieces[low - 1].word in _LEADING_ON else -1

    def _by_place(self) -> None:
        """Whose a thing is by the words right before it."""
        pieces = self.shape.pieces
        for at, piece in enumerate(pieces):
            if piece.actor is None or at + 1 >= len(pieces):
                continue
            following = pieces[at + 1]
            if following.word in ("'s", "'") and at + 2 < len(pieces):
                near = pieces[at + 2 : at + 5]
                if any(one.thing is not None or one.word in GIVING_NOUNS for one in near):
                    self._donor(3, Phrase(at, at + 1))
            elif following.thing is not None and self.shape.can_be_given(at + 1) and self._is_free(at):
                self._donor(3, Phrase(at, at + 1))

    def _is_free(self, at: int) -> bool:
        """Whether no preposition stands before a name."""
        return at == 0 or self.shape.ties[at].to in (SUBJECT, "heading", "free", "'s", "object")

    def _anybody(self) -> None:
        """Every name may give or get it where nothing better is known; a place at the head more likely gets it."""
        pieces = self.shape.pieces
        for at, piece in enumerate(pieces):
            if piece.actor is None or piece.actor.kind is NamedKind.PRONOUN:
                continue
            place = piece.actor.kind in _PLACES
            heads = (
                at < _HEAD and at + 1 < len(pieces) and pieces[at + 1].word in (",", ":", "–", "—", "-", ".", "/", "(")
            )
            one, role = Phrase(at, at + 1), self.shape.ties[at].role
            if place and not phrases.is_adjective(piece) and role not in FROM:
                self.recipients.append(Party(2 if heads and role not in IN else 1, one, at))
            if piece.actor.kind is not NamedKind.TOWN and role not in _GETS:
                self.donors.append(Party(2 if phrases.is_adjective(piece) else 1, one, at))

    def _by_adjective(self, named: Sequence[Named]) -> None:
        """*40 Algerian doctors*, *an Australian navy ship*: whose it is, as far as an adjective tells."""
        pieces = self.shape.pieces
        for at, piece in enumerate(pieces):
            if piece.thing is None or piece.thing.is_money:
                continue
            for one in named:
                within = piece.start <= one.start and one.end <= piece.end and one.kind in (*STATES, NamedKind.BODY)
                if within and one.iso2 and (one.kind is NamedKind.BODY or _is_adjective(self.text, one)):
                    self.donors.append(Party(2, Phrase(at, at + 1), -1, one))


def is_opened(shape: Shape, at: int) -> bool:
    """Whether something is opened to those behind a preposition: *opened the college to women*."""
    verbs = [verb for verb in shape.verbs if shape.clause_start(at) <= verb.last < at]
    return bool(verbs) and verbs[-1].lemma == "open" and not verbs[-1].passive


def _outer(found: list[Party]) -> list[Party]:
    """Without those within the longer words of another that stands at least as plainly."""
    return [one for one in found if not any(_holds(other, one) for other in found)]


def _holds(other: Party, one: Party) -> bool:
    within = other.phrase.low <= one.phrase.low and one.phrase.high <= other.phrase.high
    return within and other.phrase != one.phrase and other.points >= one.points


def _is_adjective(text: str, one: Named) -> bool:
    """Whether a country is named by its adjective, and not by its name."""
    return text[one.start : one.end] != one.name
