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
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from app.domain.drafts.names.capitals import GIVES, opens_before_state
from app.domain.drafts.names.named import Named, NamedKind, Word
from app.domain.drafts.names.pronouns import DESCRIBING
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.goods import PERSONS
from app.domain.language import tr
from app.domain.number_words import ONES
from app.domain.phrase_words import word_set

_NO_PLACES = grammar.NO_PLACES | grammar.ADJECTIVES | grammar.NOT_NAMES
_KNOWN = (NamedKind.ORGANISATION, NamedKind.COMPANY, NamedKind.GOVERNMENT)
_PLACE = re.compile(
    r" (in|of|from|at|near|on|outside|around|across) (?:the )?"
    r"(?:(?:[a-z]+ )?(?:city|town|village|province|region|district|state|part|outskirts|port) of )?"
)
_EVENT = re.compile(rf" (?:{'|'.join(sorted(grammar.DISASTERS))})\b")
_COUNTED = re.compile(rf"\b(?:\d[\d,.]*|{'|'.join(ONES)})(?: [\w-]+){{0,2}} $", re.IGNORECASE)
"""What stands before a noun of people who are counted."""
_IDLE = re.compile(
    r" (?:is|was|will be|would be|has been|becomes?) (?:not )?(?:\w+ly |now )?"
    r"(?:clear|unclear|known|unknown|expected|estimated|reported|believed|hoped|said|announced|likely|possible|important|"
    r"time|difficult|true|thought|feared|unlikely|impossible|[A-Z]\w+ (?:that|who|which))\b"
)


_DESCRIBING = {part for word in DESCRIBING for part in word.split("-")}
_TAKING_UP = grammar.PRONOUN_NOUNS | grammar.OWNED_NOUNS


def bodies(sentence: Sentence, found: Sequence[Named], places: Sequence[Place]) -> list[Named]:
    """The nameless bodies and the pronouns; what is in `found` already may be swallowed by a longer one."""
    words = sentence.words
    taken = {one.start for one in found if one.kind not in (NamedKind.TOWN, NamedKind.COUNTRY)}
    taken |= _crews(words, found)
    around = _Around.of(found, places)
    out: list[Named] = []
    for at, word in enumerate(words):
        if word.text in grammar.PRONOUNS:
            if _stands_for_somebody(sentence, word) and not _is_hers(words, at):
                out.append(Named(word.start, word.end, NamedKind.PRONOUN, sentence.text[word.start : word.end], ""))
            continue
        lower = word.text.lower()
        if lower in ("its", "their") and (one := _bringing(sentence, at)) is not None:
            out.append(one)
            continue
        if lower in grammar.OF_COUNTRIES and not word.capital and (one := _described(sentence, at)) is not None:
            out.append(one)
            continue
        single, plural = (
            lower in grammar.BODY_NOUNS or _is_owned(words, at),
            lower in grammar.PLURAL_BODIES,
        )
        if word.capital and not (at == 0 and plural) and word.text not in ("NGO", "NGOs"):
            if lower in grammar.PRONOUN_NOUNS and (one := _capital_pronoun(sentence, at)) is not None:
                out.append(one)
            continue
        if (single or plural or lower in _TAKING_UP) and word.start not in taken:
            one = _body(sentence, at, around, plural=plural)
            if one is not None:
                out.append(one)
    return out


def _crews(words: Sequence[Word], found: Sequence[Named]) -> Set[int]:
    """Where the people of a body stand behind its name, who act for it: *Oxfam teams in Chad*."""
    ends = {one.end for one in found if one.kind in _KNOWN}
    return {word.start for before, word in pairwise(words) if before.end in ends and word.text in _CREWS}


_CREWS = word_set("team teams crew crews volunteers")


def _is_owned(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a body for whose it is alone, or for what: a home for people, an arm of a firm, a chamber."""
    if words[at].text not in _OWNED:
        return False
    return _is_home(words, at) or _is_arm(words, at) or _is_chamber(words, at)


def _is_chamber(words: Sequence[Word], at: int) -> bool:
    """*A chamber of commerce*."""
    behind = [word.text for word in words[at : at + 3]]
    return behind[:2] == ["chamber", "of"] and behind[2:] in (["commerce"], ["trade"], ["industry"], ["agriculture"])


def _is_arm(words: Sequence[Word], at: int) -> bool:
    """*Acme's Kenyan unit*, *its Peruvian arm*: what a firm has in a country, which is not that country."""
    if at < len(("its", "Kenyan")) or words[at].text not in _ARMS or words[at].gap != " ":
        return False
    owner, place = words[at - 2], words[at - 1]
    owned = (owner.text == "s" and owner.gap == "'") or owner.text.lower() in grammar.OWN
    return owned and place.capital and place.gap == " "


_ARMS = word_set("unit arm wing business")
_OWNED = _ARMS | {"home", "chamber"}


def _is_home(words: Sequence[Word], at: int) -> bool:
    """*A children's home*, *the orphans' home*, *a nursing home*: where people are cared for, and not *at home*."""
    before = words[at - 1] if at > 0 else None
    if words[at].text != "home" or before is None or words[at].gap not in (" ", "' "):
        return False
    owned = words[at].gap == "' " or (before.text == "s" and before.gap == "'")
    whose = words[at - 2].text.lower() if before.text == "s" and at > 1 else before.text.lower().removesuffix("s")
    return (owned and whose in _CARED_FOR) or before.text in _CARING


_CARED_FOR = word_set("children orphan people veteran girl boy women men seamen widow baby mother worker student")
_CARING = word_set("nursing care foster retirement residential convalescent")
_WITH_HOMES = grammar.BODIES | _OWNED
_BRINGS = re.compile(
    r"(?: (?:has|have|had|also|already|soon))* "
    r"(?:brought|flew|delivered|carried|dropped|unloaded|ferried|distributed)\b"
)


def _bringing(sentence: Sentence, at: int) -> Named | None:
    """*Its Hercules brought*, *their two ships unloaded*: it is whose they are that brings it."""
    words = sentence.words
    for noun in words[at + 1 : at + 4]:
        if noun.gap not in (" ", "-"):
            return None
        if _BRINGS.match(sentence.after(noun.end)):
            return Named(words[at].start, words[at].end, NamedKind.PRONOUN, words[at].text, "")
    return None


def _stands_for_somebody(sentence: Sentence, pronoun: Word) -> bool:
    """Whether a pronoun is one by itself (not *it's* or *it is unclear*)."""
    idle = pronoun.text.lower() == "it" and _IDLE.match(sentence.after(pronoun.end)) is not None
    return pronoun.gap[-1:] not in ("'", "-") and not idle


def _is_hers(words: Sequence[Word], at: int) -> bool:
    """Whether *her* only says whose something is: *to her nephew*, *gave Lima her books*; not *gave her food*."""
    if words[at].text.lower() != "her" or at + 1 >= len(words):
        return False
    after, before = words[at + 1], words[at - 1] if at > 0 and words[at].gap == " " else None
    noun = after.gap == " " and after.text.isalpha() and after.text.lower() not in grammar.STOP | _NO_NOUNS
    return noun and (before is None or before.capital or before.text in _BEFORE_OWNERS)


_NO_NOUNS = ONES.keys() | grammar.ARTICLES | {"back", "again", "today", "yesterday", "last", "this", "alone"}
_BEFORE_OWNERS = word_set("to in of for from by with at on and or under after before through during into out")


def _described(sentence: Sentence, at: int) -> Named | None:
    """A country that is taken up by what it is: *the Gulf state*, *the landlocked African nation*."""
    words, low = sentence.words, at
    while low > 0 and words[low].gap in (" ", "-") and words[low - 1].text.lower() in _DESCRIBING:
        low -= 1
    if low in (0, at) or words[low].gap != " " or words[low - 1].text.lower() not in grammar.TAKES_UP:
        return None
    if sentence.after(words[at].end, 4) == " of " or _NAMED_BEHIND.match(sentence.after(words[at].end, 20)):
        return None
    start, end = words[low - 1].start, words[at].end
    return Named(start, end, NamedKind.PRONOUN, sentence.text[start:end], "")


_NAMED_BEHIND = re.compile(r"-| (?:state|nation|country|republic|kingdom|province|territory|chain|group) of [A-Z]")
"""Behind a noun that is only the first of what a place is called: *the city-state*, *the island nation of Tonga*."""


def _capital_pronoun(sentence: Sentence, at: int) -> Named | None:
    """A noun with a capital that takes up somebody, as official texts write it: *this Ministry*, *the Kingdom*."""
    word, after = sentence.words[at], sentence.after(sentence.words[at].end, 4)
    article = sentence.words[at - 1] if at > 0 and word.gap == " " else None
    if article is None or article.text.lower() not in grammar.TAKES_UP or re.match(r" (?:[A-Z]|of|for)", after):
        return None
    return Named(article.start, word.end, NamedKind.PRONOUN, sentence.text[article.start : word.end], "")


def _body(sentence: Sentence, at: int, around: _Around, *, plural: bool) -> Named | None:
    """The body whose noun is a word, or the pronoun that it is."""
    if not plural and _is_modifier(sentence, at):
        return None
    noun = sentence.words[at]
    whose, where = _modified(sentence, at, around), _placed(sentence, _with_saint(sentence, noun), around)
    if _is_no_body(sentence, noun, whose):
        return None
    posted = noun.text.lower() in grammar.OF_A_COUNTRY  # its embassy in Oslo
    alone = whose.low == at and (posted or where.end == noun.end)
    pronoun = _taken_up(sentence, noun, whose.article) if alone else None
    if pronoun is not None and noun.text in _FOR_SOMEBODY and _FOR_WHOM.match(sentence.after(noun.end, 24)):
        return None  # the fund for Haiti
    return pronoun or _named(sentence, noun, whose, where, plural=plural)


def _is_modifier(sentence: Sentence, at: int) -> bool:
    """Whether a noun only describes the one behind it: *school bags*."""
    after, behind = [*sentence.words[at + 1 : at + 3], None, None][:2]
    if after is None or after.gap not in (" ", "-") or after.capital:
        return False
    of_it = behind is not None and behind.gap == " " and behind.text in grammar.BODIES
    described = _OF_A_BODY.search(after.text) or (
        behind is not None and behind.text in _DECIDING and not GIVES.match(sentence.after(sentence.words[at].end))
    )
    return _is_compound(after.text) or after.text in _HELD or (of_it and bool(described))


_HELD = word_set("meeting meetings conference conferences summit forum")
"""What is held, of which the noun before says for whom: *Haiti donor conference*."""
_OF_A_BODY = re.compile(r"[^aeiou](?:ing|tion|ment)$|^(?:care|health|aid|relief|support|welfare|rights|transit)$")
"""What stands between a noun and the body that it describes: *teacher training colleges*."""
_DECIDING = word_set("committee council board association society club guild")
"""Bodies before which two nouns may stand: *the village fair committee*."""


def _is_no_body(sentence: Sentence, noun: Word, whose: _Whose) -> bool:
    """A number (*a couple of*), a place named by itself (*the city of*), and a government, which is read already."""
    lower = noun.text.lower()
    of = sentence.after(noun.end, 4) == " of "
    return (of and (lower == "couple" or lower in grammar.PLACES)) or (
        lower in grammar.OF_A_COUNTRY and bool(whose.home)
    )


def _taken_up(sentence: Sentence, noun: Word, article: Word | None) -> Named | None:
    """The noun as a pronoun: *the company*, *this ministry*."""
    if article is None or article.text.lower() not in grammar.TAKES_UP:
        return None
    lower, owned = noun.text.lower(), article.text.lower() in grammar.OWN
    if _NAMED_BEHIND.match(sentence.after(noun.end, 20)):
        return None
    if lower not in grammar.PRONOUN_NOUNS and not (owned and lower in grammar.OWNED_NOUNS):
        return None
    return Named(article.start, noun.end, NamedKind.PRONOUN, sentence.text[article.start : noun.end], "")


def _named(sentence: Sentence, noun: Word, whose: _Whose, where: _Where, *, plural: bool) -> Named | None:
    """The body under all the words that belong to it, where enough is said of it for it to be somebody."""
    lower, placed = noun.text.lower(), where.end > noun.end
    start, end = sentence.words[whose.low].start, where.end
    kept = (_OF_YEAR if lower == "class" else _FOR_THE).match(sentence.after(end, 24))
    end += len(kept[0]) if kept is not None else 0
    where = where._replace(end=end)
    name = sentence.text[start:end]
    if lower not in _WITH_HOMES or not _is_actor(lower, whose, plural=plural, placed=placed):
        return None
    if lower in grammar.FACILITIES and not plural and (whose.of_person or _IN_HONOUR.match(name)):
        return Named(start, where.end, NamedKind.ORGANISATION, name, "", home=where.iso2)
    if whose.proper and lower not in grammar.FACILITIES | grammar.PEOPLE_NOUNS and not plural:
        kind = NamedKind.COMPANY if lower in grammar.FIRMS else NamedKind.ORGANISATION
        return Named(start, where.end, kind, name, "", home=whose.home or where.iso2)
    if lower in grammar.OF_A_COUNTRY:
        return Named(start, where.end, NamedKind.BODY, name, whose.home)
    there = placed and lower in grammar.PEOPLE_NOUNS | (_OF_WHERE_IT_IS - grammar.PLACES)
    home = where.iso2 if there else where.iso2 or whose.home
    abroad = _abroad(lower, whose, where)
    if abroad and lower in _SENT:
        return Named(start, where.end, NamedKind.BODY, name, abroad, whose.unsure, home=abroad)
    unsure = whose.unsure if where.iso2 == "" and home else where.unsure
    return Named(start, where.end, NamedKind.BODY, name, home, unsure, home=abroad)


def _abroad(noun: str, whose: _Whose, where: _Where) -> str:
    """The country that people are of who are in another one."""
    return whose.home if where.iso2 not in ("", whose.home) and noun not in _OF_WHERE_IT_IS else ""


_OF_WHERE_IT_IS = grammar.FACILITIES - word_set("community congregation delegation donor group household team")
"""Bodies that are of the country they are in, whosever they are."""
_SENT = word_set(
    "soldiers sailors officers peacekeepers contingent battalion regiment brigade rescuers firefighters doctors nurses "
    "surgeons engineers"
)
"""Whom a state sends, so that they are of it where they are abroad: *French soldiers in Mali*."""


_FOR_SOMEBODY = word_set("fund trust foundation society charity association league organisation organization")
_FOR_WHOM = re.compile(r" for (?:the [a-z]|(?!Rs|US|EUR)[A-Z][a-z])| of (?:the )?[A-Za-z]")
"""What the name of a fund or society goes on with: *for Haiti*, *for the protection of birds*."""
_IN_HONOUR = re.compile(rf"(?:Mother|{grammar.PERSON_TITLES})\.? [A-Z]|[A-Z]\w+(?: [A-Z]\.)+ [A-Z]")
"""How the name of a person begins after whom something is called."""
_FOR_THE = re.compile(r" (?:for|of) the (?:blind|deaf|disabled|aged|elderly|destitute|incurable|insane)\b")
"""For whom a school or home is, by its name."""
_OF_YEAR = re.compile(r" of (?:['’]\d\d|1[89]\d\d|20\d\d)(?![\d-])")
"""By the year in which they left it pupils are called: *the class of 1974*."""


def _is_actor(noun: str, whose: _Whose, *, plural: bool, placed: bool) -> bool:
    """Whether enough is said of a body for it to be somebody: a name, a place, or for some nouns an article."""
    if whose.home or whose.proper or placed:
        return True
    if whose.article is None or plural or noun in grammar.FACILITIES:
        return False
    return noun not in grammar.PEOPLE_NOUNS or whose.article.text != "the"


class _Around(NamedTuple):
    """Where places and what is known by name begin and end."""

    at_start: dict[int, Place]
    at_end: dict[int, Place]
    known_starts: Set[int]
    known_ends: Set[int]

    @classmethod
    def of(cls, found: Sequence[Named], places: Sequence[Place]) -> _Around:
        known = [one for one in found if one.kind in _KNOWN]
        return cls(
            {place.start: place for place in places},
            {place.end: place for place in places},
            {one.start for one in known},
            {one.end for one in known},
        )


class _Whose(NamedTuple):
    """What belongs to a noun before it."""

    low: int
    """The first word that does."""
    home: str
    """The country among them."""
    proper: bool
    """Whether a name is among them that is no place's: *Barzani foundation*."""
    article: Word | None
    unsure: str = ""
    """Why that country may not be meant: of *Victoria's*."""
    of_person: bool = False
    """Whether it is called after a person who ruled a country, which need not be where it is."""


def _is_compound(word: str) -> bool:
    """Whether the word behind a noun makes it a part of a longer noun: *school bags*, *field hospital beds*."""
    if word in grammar.BODY_NOUNS or word in grammar.PLURAL_BODIES or word in _OF_BODIES:
        return True
    return word.endswith("s") and word not in grammar.SINGULAR_VERBS and word not in grammar.STOP and len(word) > 3


_OF_BODIES = word_set(
    "credit loan liability building bus roof bell wing premises land equipment furniture organ van hall administration "
    "ship plane train aircraft boat tent barge"
)
"""What a body has, behind its noun: *the library building*."""


def _modified(sentence: Sentence, at: int, around: _Around) -> _Whose:
    """The words before a noun that belong to it, back to an article."""
    words = sentence.words
    whose, known = _Whose(at, "", False, None), at
    while whose.low > 0 and at - whose.low < 6 and _is_joined(words, whose.low, at):
        step, sure = _one_more(sentence, at, around, whose)
        if step is None:
            break
        if step.article is not None:
            return step
        whose, known = step, step.low if sure else known
    # without an article only the words from a name on are known to belong to the noun
    return whose._replace(low=known)


def _is_joined(words: Sequence[Word], low: int, noun: int) -> bool:
    """Whether a word may go on with the one before it: behind a space, a hyphen, or whose it is (*dockers' union*).

    A noun that a name follows only says what that is: *the herders' union Ak-Zhol*.
    """
    called = noun + 1 < len(words) and words[noun + 1].gap == " " and words[noun + 1].capital
    plural = words[low].gap == "' " and words[low - 1].text.endswith("s") and not words[low - 1].capital
    return words[low].gap in (" ", "-", "'") or (plural and not called)


def _one_more(sentence: Sentence, at: int, around: _Around, whose: _Whose) -> tuple[_Whose | None, bool]:
    """What belongs to a noun with the word or the name before it, None where that belongs to it no more.

    Beside it, whether that word by itself is known to belong to the noun.
    """
    words, low = sentence.words, whose.low
    before = words[low - 1]
    text = before.text.lower()
    owned = text == "s" and before.gap == "'" and low > 1
    owner = low - 2 if owned else low - 1
    if owned and words[owner].text.endswith(("men", "people", "children")):  # a children's home
        return whose._replace(low=owner), True
    if (placed := _with_place(sentence, at, around, whose, owner)) is not None:
        return placed, True
    if text in grammar.ARTICLES or text in grammar.OWN:
        return whose._replace(article=before), True
    if before.text in grammar.ADJECTIVES:
        return whose._replace(low=low - 1), True
    named = owned or low == at or whose.proper or all(one.text in _SORTS for one in words[low:at])
    staff = before.capital and low == at and words[at].text in _STAFF and before.end in around.known_ends
    if staff and _PLACE.match(sentence.after(words[at].end, 20)):
        firm = max(start for start in around.known_starts if start <= before.start)
        return whose._replace(low=next(one for one in range(low) if words[one].start >= firm), proper=True), True
    if named and _is_name(sentence, owner, around.known_ends, owned=owned or whose.proper):
        return whose._replace(low=owner, proper=True), True
    return (None, False) if owned or _ends(before) else (whose._replace(low=low - 1), False)


_STAFF = word_set("employees staff workers workforce personnel crews")
"""People of a firm, who are more than the firm where it is said of which place: *Danone employees in Poland*."""


def _with_place(sentence: Sentence, at: int, around: _Around, whose: _Whose, owner: int) -> _Whose | None:
    """What belongs to a noun with the place before it, *Sarajevo's*, *Danish*, *Sarajevo*; None where none does."""
    words, low = sentence.words, whose.low
    place = around.at_end.get(words[owner].end)
    if place is None:
        return None
    if words[at].text in _OF_SAINTS and _SAINT.match(sentence.after(place.start, 60)):
        first = next(one for one in range(low) if words[one].start >= place.start)
        return whose._replace(low=first, proper=True)
    beside = low == at or _has_article(sentence, place) or all(one.text in _RANKS for one in words[low:at])
    if owner == low - 1 and place.how is not How.PEOPLE and not _joins(place, words[low], words[at], beside):
        return None
    first = next((one for one in range(low) if words[one].start >= place.start), low)
    if words[owner + 1].text in _RITES and words[at].text not in grammar.PEOPLE_NOUNS | grammar.PLURAL_BODIES:
        return whose._replace(low=first, proper=True)
    if (sited := _owned_by_place(sentence, words[at], place, whose)) is not None and owner < low - 1:
        return sited._replace(low=first)
    of_person = place.how is How.LEADER and owner == low - 1
    proper = whose.proper or place.how is How.LEADER
    if of_person:
        return whose._replace(low=first, proper=proper, of_person=True)
    unsure = whose.unsure or (place.named.unsure if not whose.home else "")
    return whose._replace(low=first, home=whose.home or place.named.iso2, proper=proper, unsure=unsure)


def _owned_by_place(sentence: Sentence, noun: Word, place: Place, whose: _Whose) -> _Whose | None:
    """A body of a people with the place whose it is: *Lima's Japanese hospital*; not whom a state sends there."""
    there = place.how is not How.PEOPLE and place.named.iso2 not in ("", whose.home)
    if not (whose.home and there) or noun.text in _SENT | grammar.OF_A_COUNTRY:
        return None
    others = sentence.codes - {whose.home, place.named.iso2} if place.named.unsure else ()
    home, unsure = ("", "") if others else (place.named.iso2, place.named.unsure)
    return whose._replace(home=home, proper=not home, unsure=unsure)


_RITES = ("Orthodox", "Catholic", "Apostolic")
"""Behind the adjective of a people, of which rite a body is, wherever it is: *the Greek Orthodox parish of Sydney*."""
_RANKS = word_set(
    "regional district central general municipal provincial national public teaching university state referral rural "
    "primary secondary grammar high city county town fish maternity infectious mental civil fire school children s"
)
"""What stands between a place and its body: *Kyzylorda regional hospital*."""
_SORTS = word_set(
    "fire primary secondary high grammar youth football rugby cricket rowing sailing rescue health maternity"
)
"""What says of which sort a body with a name is: *the Rafina fire brigade*."""


_SCALES = word_set("hundred thousand million billion dozen lakh crore")


def _ends(word: Word) -> bool:
    """Whether a word ends what may belong to the noun behind it."""
    return (
        word.capital
        or word.text in _ENDING
        or word.text.lower() in grammar.STOP
        or word.text in _SCALES
        or not word.text.isalpha()
        or _is_verb(word)
    )


_ENDING = word_set("carrying bringing holding transporting with")
"""What a plane or ship does with those behind it."""


def _is_verb(word: Word) -> bool:
    """Whether a word is a verb or an adverb rather than an adjective: *financed*, but not *London-financed*."""
    return word.text.endswith("ly") or (word.text.endswith("ed") and word.gap != "-")


def _has_article(sentence: Sentence, place: Place) -> bool:
    """Whether an article before a place shows that it belongs to what follows: *the Mandeville market women*."""
    called = place.how in (How.TOWN, How.REGION, How.SEAT, How.SHARED)
    return called and re.search(r"\b(?:[Tt]he|[Aa]n?) $", sentence.before(place.start, 5)) is not None


def _joins(place: Place, follows: Word, noun: Word, beside: bool) -> bool:
    """Whether a place before a noun belongs to it: *Sarajevo pensioner*, *Washington-based charity*."""
    if place.how is How.WHERE:
        return follows.gap == "-"
    return beside and (place.how not in (How.NAME, How.CODE) or noun.text in grammar.PEOPLE_NOUNS | _SENT)


def _is_name(sentence: Sentence, at: int, known_ends: Set[int], *, owned: bool) -> bool:
    """Whether a word is a name that no list has, and not only the first of the sentence."""
    word = sentence.words[at]
    if not word.capital or len(word.text) < 2 or word.text in grammar.NOT_NAMES:
        return False
    if word.end in known_ends or word.end in sentence.people:
        return False
    return owned or (word.start > sentence.start and not _is_behind_dateline(sentence, word))


def _is_behind_dateline(sentence: Sentence, word: Word) -> bool:
    """Whether a word is the first behind a dateline: *LIMA - Flood victims got 40 tents*, *LIMA, 4 May (AFP) - …*."""
    before = word.start - sentence.start
    return before < _DATELINE_LONG and _DATELINE.fullmatch(sentence.before(word.start, before)) is not None


_DATELINE_LONG = 48
_DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,3}(?:,[^-–—()]{1,24})?(?: \([A-Za-z /]{2,20}\))? (?:--?|–|—) "
)


class _Where(NamedTuple):
    """Where a body is."""

    end: int
    """Where the words for it end; the noun's own end where none are."""
    iso2: str = ""
    unsure: str = ""


def _with_saint(sentence: Sentence, noun: Word) -> Word:
    """The noun of a church with the saint whose name it bears, *the parish of St. Martin in Bregenz*; of a chamber, of
    what it is.
    """
    called = _OF_COMMERCE if noun.text == "chamber" else _SAINT if noun.text in _OF_SAINTS else None
    behind = called.match(sentence.after(noun.end, 60)) if called is not None else None
    return replace(noun, end=noun.end + behind.end()) if behind is not None else noun


def _placed(sentence: Sentence, noun: Word, around: _Around) -> _Where:
    """The place behind a noun: *in Aleppo, Syria*."""
    match = _PLACE.match(sentence.after(noun.end, 60))
    nowhere = _Where(noun.end)
    if match is None:
        return nowhere
    word = noun.text.lower()
    sent = word in PERSONS and _COUNTED.search(sentence.before(noun.start, 40)) is not None
    if match[1] == "from" and (sent or word not in grammar.PEOPLE_NOUNS):
        return nowhere  # of 57 doctors from Cuba it is Cuba that gives
    if match[1] == "on" and word in grammar.NOT_ON_PLACES:
        return nowhere
    start = noun.end + match.end()
    place = around.at_start.get(start)
    if place is not None:
        owns = sentence.after(place.end, 2) == "'s"
        if owns or start in around.known_starts or place.how in (How.PEOPLE, How.CODE, How.LEADER):
            return nowhere  # volunteers of the Malta Red Cross
        event = _EVENT.match(sentence.after(place.end, 20)) if match[0] == " of the " else None
        if event is not None:  # the victims of the Herat earthquake
            return _Where(place.end + event.end(), place.named.iso2, place.named.unsure)
        where = _Where(place.end, place.named.iso2, place.named.unsure)
        if place.named.kind is not NamedKind.TOWN:
            return where
    else:
        unknown = _UNKNOWN.match(sentence.after(start, 60))
        if unknown is None or start in around.known_starts or not _NO_PLACES.isdisjoint(unknown[0].split()):
            return nowhere
        end = start + unknown.end()
        where = _Where(end, "", tr("No list of places has “{name}”.").format(name=sentence.text[start:end]))
    return _in_country(sentence, where, around)


def _in_country(sentence: Sentence, where: _Where, around: _Around) -> _Where:
    """Where a body is with the country that is named behind that: *Aleppo, Syria*."""
    behind = re.match(r",? (?:in )?", sentence.after(where.end, 6))
    country = around.at_start.get(where.end + behind.end()) if behind is not None else None
    if country is None or opens_before_state(sentence, where.end, country.end):
        return where
    if country.how in (How.NAME, How.WHERE, How.REGION) and where.iso2 in ("", country.named.iso2):
        return _Where(country.end, country.named.iso2, country.named.unsure)
    return where


_OF_SAINTS = word_set("church parish congregation chapel cathedral basilica convent monastery abbey priory shrine")
_SAINT = re.compile(r"(?: of )?(?:St\.?|Saint) [A-Z][\w-]+")
"""Whose name churches bear, which is not where they are."""
_OF_COMMERCE = re.compile(
    r" of (?:commerce|trade|industry|agriculture)(?: and (?:commerce|trade|industry|agriculture))?"
)
_UNKNOWN = re.compile(
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Christmas|Easter)\b)"
    r"[A-Z][a-z]+(?:[ -](?:(?:de|del|da|do|dos) (?:la |las |los )?)?[A-Z][a-z]+){0,3}(?!\w)"
)
