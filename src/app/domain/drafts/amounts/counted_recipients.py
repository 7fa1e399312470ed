"""A number of those to whom something is given, between the verb and the thing.

    whom  = verb about? number modifier* people place? thing      gave 300 families food parcels
          | verb … thing "and" number modifier* people thing      … and 50 families stoves
          | verb about? number modifier* people place? "with"     supported 12 clinics with medicines
          | verb whom "and" its? number people "with"               provided the school and its three clinics with
      | number modifier* people place? "are" verb thing                 80 clinics in Limpopo were given beds
    place = "in" | "of" … name                                    handed 12 schools in Limpopo 240 computers

The number says how many get it, and nothing of what is given.
"""

from __future__ import annotations

from app.domain.drafts.amounts.not_counted import is_year
from app.domain.drafts.amounts.noun_phrases import head_of, phrase_end
from app.domain.drafts.amounts.number_runs import begins_number, run_end
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.goods import FURTHER_GOODS, GOODS, ONE, PERSONS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import ENDS_PHRASE
from app.domain.phrase_words import word_set

GIVING_TWO = word_set(
    "give gives gave given giving send sends sent sending hand hands handed handing grant grants granted granting "
    "lend lends lent lending loan loans loaned offer offers offered offering promise promises promised promising "
    "award awards awarded awarding buy buys bought buying bring brings brought bringing provide provides provided "
    "providing supply supplies supplied supplying gift gifts gifted pay pays paid paying leave leaves left serve "
    "serves served serving guarantee guaranteed guarantees issue issues issued build builds built building ship "
    "ships shipped post posted posts mail mailed allot allots allotted assign assigned assigns pledge pledges pledged"
)
"""Forms of verbs that have whom they give to and what they give behind them."""
_GIVING_WITH = word_set(
    "support supports supported supporting assist assists assisted assisting help helps helped helping aid aids aided "
    "aiding supply supplies supplied supplying provide provides provided providing equip equips equipped equipping "
    "furnish furnishes furnished furnishing present presents presented"
)
"""Forms of verbs that say behind *with* what is given to those before it."""
_BE = word_set("is are was were be been being")
_AUXILIARIES = _BE | word_set("will would shall should have has had also now recently soon each all already")
_ABOUT = word_set("about some over nearly almost around roughly another up to at least more than the all its their")
_PLACE = word_set("in of from at on near across around outside")
_BEFORE_THING = word_set("a an the another their its his her free new several some")
_NEVER = word_set("home abroad back north south east west door part")
"""What stands behind people who are sent, and is nothing that they get: *sent 40 workers home*."""
_STATES = word_set("countries states nations governments islands territories regions")
_MODIFIERS, _PLACES, _BACK = 3, 6, 16


def recipients_end(run: Running, start: int, end: int) -> int:
    """Behind the people or bodies of a number between two tokens who are given something; 0 where it counts what is."""
    if _is_behind_verb(run, start, _GIVING_WITH):
        people = _people_end(run, end)
        with_it = people and "with" in (run.text_at(people), run.text_at(_place_end(run, people)))
        if with_it and run.text_at(people - 1) not in PERSONS:
            return people
    if (people := _before_passive(run, end)) or (people := _beside_whom(run, start, end)):
        return people
    if not _is_behind_verb(run, start, GIVING_TWO):
        return 0
    people = _people_end(run, end)
    return people if people and (_is_thing(run, people) or _is_thing(run, _place_end(run, people))) else 0


def _beside_whom(run: Running, start: int, end: int) -> int:
    """Behind those of a number who get what is behind *with* beside others: *provided the school and its 3 clinics
    with*; 0 where there are none."""
    behind = _people_end(run, end)
    owner = start - (run.text_at(start - 1) in ("its", "their", "the"))
    if not behind or run.text_at(behind) != "with" or run.text_at(owner - 1) != "and":
        return 0
    for at in range(owner - 2, max(-1, owner - _BACK), -1):
        if run.text_at(at) in _GIVING_WITH:
            return behind if at < owner - 2 else 0
        if run.text_at(at) == "with" or run.tokens[at].kind not in ("word", "name"):
            return 0
    return 0


def _before_passive(run: Running, end: int) -> int:
    """Behind people or bodies who are said to be given a thing; 0 where they are not."""
    people = _people_end(run, end)
    at = verb = _place_end(run, people) if people else len(run.tokens)
    while run.text_at(verb) in _AUXILIARIES:
        verb += 1
    given = run.text_at(verb - 1) in _BE and verb > at and run.text_at(verb) in GIVING_TWO
    return people if given and _is_thing(run, verb + 1) else 0


def _is_behind_verb(run: Running, at: int, verbs: frozenset[str]) -> bool:
    """Whether a number stands behind one of some verbs, or behind the first gift of one."""
    if run.text_at(at - 1) == "and":
        numbers = (one for one in range(at - 2, max(-1, at - _BACK), -1) if begins_number(run, one))
        at = next((one for one in numbers if _people_end(run, run_end(run, one))), 0)
    before = at - 1
    while run.text_at(before) in _ABOUT:
        before -= 1
    return run.text_at(before) in verbs and run.text_at(before - 1) not in _BE


def _people_end(run: Running, at: int) -> int:
    """Behind the last noun of people or bodies that begins within some words of a token; 0 where there is none."""
    for end in range(at, min(at + _MODIFIERS + 1, len(run.tokens))):
        if run.tokens[end].kind not in ("word", "name") or run.text_at(end) in ENDS_PHRASE:
            return 0
        if _is_people(run, end) and not (end + 1 < len(run.tokens) and _is_people(run, end + 1)):
            return end + 1
    return 0


def _is_people(run: Running, at: int) -> bool:
    """Whether a token is several people or bodies."""
    word = run.text_at(at)
    several = word.endswith("s") or word in PLURAL_BODIES
    thing = word in GOODS or word in FURTHER_GOODS or word.removesuffix("s") in ONE
    bodies = word in PLURAL_BODIES or word in _STATES
    return several and not run.is_capital(at) and (bodies or (is_of_people(word) and not thing))


def _place_end(run: Running, at: int) -> int:
    """Behind the place that is said of people; the same token where none is."""
    if run.text_at(at) not in _PLACE:
        return at
    end = at + 1 + (run.text_at(at + 1) == "the")
    first = end
    while end < min(len(run.tokens), first + _PLACES) and run.tokens[end].kind in ("word", "name"):
        if not run.is_capital(end) and not (run.text_at(end) == "and" and end > first):
            break
        end += 1
    return end if end > first else at


def _is_thing(run: Running, at: int) -> bool:
    """Whether something that is given begins at a token."""
    if at >= len(run.tokens):
        return False
    word, end = run.text_at(at), phrase_end(run, at)
    if begins_number(run, at) or run.tokens[at].kind == "cur":
        return word not in ("between", "from") and not is_year(run, at, at + 1)
    if word in _BEFORE_THING:
        return phrase_end(run, at + 1) > at + 1
    if end == at or word in _NEVER or (run.is_capital(at - 1) and run.is_capital(at)):
        return False
    head = head_of(run, at, end)
    known = head in GOODS
    return known or not (word.endswith("ing") or is_of_people(head))
