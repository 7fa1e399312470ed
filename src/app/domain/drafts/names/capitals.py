"""Organisations, companies and persons whose names no list has, by how their capitalised words are put together.

    run          = capital word, then more of them, joined by a space, a hyphen, "&", "of (the)", "for (the)", "and"
                   where an organisation's word follows, or a particle of another language (de, la, al, van …)
    organisation = a run with an organisation's word (Foundation, Church, Red Crescent …) or a company's (Ltd, Bank …)
    person       = a title (President, billionaire, Mr) and the run behind it
    anybody else = a run of two or three words before a word of giving or saying, unsure; one that begins a clause
                   only where a verb of giving follows

A possessive ends a run (*Kathmandu's Hotel Annapurna*), but for some words (*Children's Hospital*, *St Brigid's*)
and for plurals before an organisation's word (*Farmers' Union*).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from app.domain.currencies import currencies
from app.domain.drafts.names.federal_states import state_behind
from app.domain.drafts.names.named import OF_THEIR_OWN, Named, NamedKind, Word
from app.domain.drafts.names.sentence import How, Place, Sentence
from app.domain.drafts.words import actor_words as grammar
from app.domain.drafts.words.rare import Rare
from app.domain.language import tr
from app.domain.phrase_words import word_set

DESCRIBING = re.compile(
    r"(?:(?:\w+-)?\w{3,}(?:ed|ing|ous|less|ful)|tiny|poor|rich|small|little|big|large|wealthy|hungry|nearby|distant|"
    r"faraway|neutral|tropical|\w{4,}ist|\w+-(?:torn|rich|free|hit|prone|\w{3,}en))$"
)
"""A word before a country that is no part of its name."""
GIVES = re.compile(
    r"(?:,? (?:who|which|has|have|had|also|today|already|is|will|would))*"
    r" (?:announce[sd]?|donat\w+|gives?|gave|given|pledg\w+|sends?|sent|sa(?:id|ys?)|deliver\w+|provid\w+|hand\w+|"
    r"offer\w+|contribut\w+|presented|promised|put|paid|pays|ship\w+|flew|matched|collected|raised|"
    r"made (?:available|over)|distribut\w+|suppl(?:y|ie[ds])|grant(?:s|ed)|award(?:s|ed)|allocat\w+|lent|loaned|flies|"
    r"airlift\w+|funds|funded|financ\w+|cancel\w+|with(?:drew|drawn)|served|support(?:s|ed)|sponsors|sponsored)\b"
)
ACTS = re.compile(
    rf"{GIVES.pattern}|(?: has| had| have| will| would)* (?:receive[sd]?|gets?|got|accept(?:s|ed)|was|were|is|be|been|"
    r"welcom(?:es|ed)|obtain(?:s|ed)|secured|won|obtained)\b"
)
"""Behind somebody who gives or gets something."""
_ASIDE = re.compile(r"^, (?:who|whose|an?|the|now|aged) [^,;.]{3,70},")
"""What is said of somebody between two commas: *Ana Ruiz, who runs a bakery, gave*."""
_WITH_OTHERS = re.compile(
    rf"(?:(?:, | and |, and )(?:the )?[A-Z][\w'&-]+(?: [A-Z][\w'&-]+)* ?(?= and |,|{GIVES.pattern}))+{GIVES.pattern}"
    rf"| and its (?:[a-z-]+ )?[a-z-]+{GIVES.pattern}"
)
"""The rest of a list of givers, and the verb: *and the Ports Authority presented*, *and its staff presented*."""
_FROM_BODY = re.compile(r"\b(?:from|by) (?:the )?$")
_NO_PLACES = grammar.NO_PLACES | grammar.ADJECTIVES
_NO_BRANCH = grammar.ADJECTIVES | grammar.PLACE_WORDS | grammar.TITLES | {"Mainland", "Rural"}
_FROM = re.compile(
    r"\b(?:from|by|courtesy of) (?:(?:[A-Z][\w'’.-]+ ){1,3}?and )?$"
    r"|(?:,| as| was| were| is| are) (?:a|the) (?:gift|present) of $"
)
"""Before whose gift it is, or the second of two: *from Ana Ruiz and Eva Ruiz*."""
_OF_PLACES = word_set(
    "Island Islands Bay Beach County Valley Hill Hills Falls Creek River Harbour Harbor Coast Village"
)
_PARTNER = re.compile(r"(?:^|[.:;,] |\b[a-z]+ )((?:Mr|Dr|Sir|[A-Z][a-z]{2,})\.? and )$")
"""Before the name that one shares with another: *Hugo and Rita Sandoval*, *Dr and Mrs Rao*."""
_OPENS_AT = re.compile(
    r"\W*(?:[Tt]o|[Ff]rom|[Ii]n|[Aa]t|[Ff]or|(?:After|Since|Following|During) [a-z]+) (?:(?:[a-z]+ )+?(?:at|in|of) )?$"
)
_OPENS_WITH = re.compile(rf"{_OPENS_AT.pattern[:-1]}[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)? $")
_THEN_GIVES = re.compile(
    rf" (?:Mr |Mrs |Dr )?[A-Z][\w'’-]*(?:\.? (?:of |the |de )?[A-Z][\w'’-]*){{0,6}}(?:{ACTS.pattern})"
)
_MOST = 12
"""Words of a name; a longer run is no name."""


def opens_before_giver(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a place at the head of a sentence has who gives right behind it: *To San Francisco Japan sent*."""
    opens = _OPENS_AT.fullmatch(sentence.before(start, start - sentence.start)) is not None
    return opens and _THEN_GIVES.match(sentence.after(end, 90)) is not None


def opens_before_state(sentence: Sentence, place_end: int, state_end: int) -> bool:
    """Whether the comma behind a place ends the phrase that opens a sentence, before who acts: *In Lae, Chile gave*."""
    opens = _OPENING.fullmatch(sentence.before(place_end, place_end - sentence.start)) is not None
    after = sentence.after(state_end, 40)
    return opens and (ACTS.match(after) or _HAS.match(after)) is not None


_OPENING = re.compile(
    r"\W*(?:Through|Via|By|With|At|In|From|To|For|Near|On|Under|After|During|Since|Before|Following|Besides|Like|Unlike|"
    r"(?:Thanks|According|Next|Owing|Due) to|(?:Courtesy|Because|Ahead|Instead) of|(?:Together|Along) with|Visiting) "
    r"[^,;:]+"
)
_HAS = re.compile(r"(?: now)? (?:has|have|had) (?:an?|another|more|new|some|\d|[a-z]+ (?:new|more)\b)")


def _acts_behind_opening(sentence: Sentence, one: Named) -> bool:
    """Whether a country acts right behind a name that opens its sentence: *Under the Vigo Plan Austria received*."""
    opens = _OPENED.fullmatch(sentence.before(one.start, one.start - sentence.start)) is not None
    return opens and ACTS.match(sentence.after(one.end, 40)) is not None


_OPENED = re.compile(r"(?:Under|Through|With|During|After|Since|At|In|By|For) (?:the )?(?:[A-Z][\w'’-]+ )+")


def _gives_behind_place(sentence: Sentence, start: int, end: int) -> bool:
    """Whether somebody known gives, right behind a place that may be of no list: *In Ludza Oxfam gave*."""
    opens = _OPENS_WITH.fullmatch(sentence.before(start, start - sentence.start)) is not None
    return opens and GIVES.match(sentence.after(end, 40)) is not None


def capitalised(sentence: Sentence, places: Sequence[Place], known: Sequence[Named]) -> list[Named]:
    """The organisations, companies and persons among the runs of capitalised words."""
    found: list[Named] = []
    starts = [place.start for place in places]
    taken = {*starts, *(one.start for one in known)}
    bodies = {(one.start, one.end) for one in known if one.kind in OF_THEIR_OWN}
    for low, high in _runs(sentence, known):
        run = sentence.words[low:high]
        if len(run) > 1 and run[-1].start in starts and _only_describes(sentence, run):
            continue  # tiny Bhutan, virus-free Tonga
        near = places[max(0, bisect_left(starts, run[0].start) - 2) : bisect_right(starts, run[-1].end + 12)]
        one = _read(sentence, run, near)
        if one is not None and one.kind is NamedKind.TOWN and (run[0].start, run[-1].end) in bodies:
            continue  # to Oxfam in Chad
        if one is not None:
            found.append(_with_partner(sentence, run, one, taken) if one.kind is NamedKind.PERSON else one)
    return found


def _only_describes(sentence: Sentence, run: Sequence[Word]) -> bool:
    """Whether words before the place at the end of a run only describe it."""
    words = run[:-1]
    if _is_done_for(sentence, words[0], run[-1].end):
        return False
    said = sentence.plain[words[0].start - sentence.start : words[-1].end - sentence.start].lower()
    return all(one.text.islower() for one in words[1:]) and DESCRIBING.match(said) is not None


def _is_done_for(sentence: Sentence, word: Word, end: int) -> bool:
    """Whether a word before a place that ends at a code point is what a body does for it: *Feeding America*."""
    if not (word.capital and word.text.endswith("ing")) or word.text in _NEAR_BY:
        return False
    acts = _DOING.match(word.text) is not None and ACTS.match(sentence.after(end, 40)) is not None
    return word.start > sentence.start or acts


_DOING = re.compile(r"(?:Feed|Help|Sav|Build|Rebuild|Teach|Serv|Lift|Support|Heal|Lov|Car)ing")
_NEAR_BY = ("Neighbouring", "Neighboring", "Developing")


_KIN = Rare(
    " of ",
    r"\b(?:widow|widower|family|estate|heirs|executors|descendants|relatives) of (?:the late )?"
    r"(?![A-Z]{2,}\b)(?:[A-Z][\w'-]+\.?(?: (?:d[eu] |van |von |al-|bin )?[A-Z][\w'-]+){0,4})",
)


def of_kin(sentence: Sentence, places: Sequence[Place]) -> Iterator[Named]:
    """Whose family or estate gives or gets something, by the name: *the widow of Major Hartley*."""
    for said in _KIN.finditer(sentence.plain):
        start, end = sentence.start + said.start(), sentence.start + said.end()
        if not any(start < place.end and place.start < end for place in places):
            yield Named(start, end, NamedKind.PERSON, sentence.text[start:end], "")


def _with_partner(sentence: Sentence, run: Sequence[Word], one: Named, taken: Collection[int]) -> Named:
    """A person with whoever has the same surname, as one party: *Hugo and Rita Sandoval*."""
    shares = _PARTNER.search(sentence.before(one.start, 40))
    start = one.start - len(shares[1]) if shares is not None else one.start
    titled = run[0].text in grammar.TITLES
    alike = shares is not None and (shares[1].split()[0].rstrip(".") in grammar.TITLES) is titled
    if not alike or start in taken or not (titled or len(run) == 2) or run[0].start != one.start:
        return one
    name = sentence.text[start : one.end]
    return one._replace(start=start, name=name, unsure=unknown(name) if one.unsure else "")


def _runs(sentence: Sentence, known: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Stretches of words that may be one name, as indices of the first and behind the last."""
    words = sentence.words
    firms = [one for one in known if one.kind in (NamedKind.ORGANISATION, NamedKind.COMPANY)]
    breaks = {one.end for one in known if one.end not in sentence.people} | {one.start for one in firms}
    apart = _beginnings(sentence, known)
    at = 0
    while at < len(words):
        if not words[at].capital or _begins_none(words, at, breaks):
            at += 1
            continue
        low = at
        at += 1
        while at < len(words) and not (_is_sum(words, at) or words[at].start in apart):
            if not (step := _joined(words, low, at, breaks)):
                break
            at += step
        if at - low <= _MOST and not _is_type(words, at):
            yield low, at


def _begins_none(words: Sequence[Word], at: int, breaks: set[int]) -> bool:
    """Whether no name begins with a word, though it has a capital."""
    if words[at].text not in grammar.NOT_NAMES and words[at].text not in ("NGO", "NGOs"):
        return False
    lady = words[at].text == "Our" and at + 1 < len(words) and words[at + 1].text in ("Lady", "Saviour")
    saints = words[at].text == "All" and at + 1 < len(words) and words[at + 1].text in ("Saints", "Souls", "Hallows")
    return not (lady or saints or _is_numbered(words, at, breaks))


def _is_numbered(words: Sequence[Word], at: int, breaks: set[int]) -> bool:
    """Whether a number begins the name of a body: *First National Bank*, *Six Oaks School*; not *Six Lions Clubs*."""
    after = words[at + 1] if words[at].text in _NUMBERS and at + 1 < len(words) else None
    if after is None or after.gap != " " or not after.capital or after.start in breaks:
        return False
    return any(words[at].text in _ORDINALS or not head.endswith("s") for head in _heads_of(words, at + 1))


_ORDINALS = word_set("First Second Third Fourth Fifth")
_NUMBERS = _ORDINALS | word_set("One Two Three Four Five Six Seven Eight Nine Ten Twelve")


def _beginnings(sentence: Sentence, known: Sequence[Named]) -> set[int]:
    """Where a run ends, as who acts stands right behind a place or a name that opens the sentence."""
    behind_place = {
        one.start
        for place, one in pairwise(known)
        if (place.kind is NamedKind.TOWN or place.seat) and one.kind is NamedKind.COUNTRY
        and sentence.text[place.end : one.start] == " " and ACTS.match(sentence.after(one.end, 40))
    }  # fmt: skip
    behind_opening = {one.end + 1 for one in known if opens_before_giver(sentence, one.start, one.end)}
    states = {one.start for one in known if one.kind is NamedKind.COUNTRY and _acts_behind_opening(sentence, one)}
    givers = {one.start for one in known if _gives_behind_place(sentence, one.start, one.end)}
    return behind_place | behind_opening | states | givers


def _is_type(words: Sequence[Word], end: int) -> bool:
    """Whether a run ends within the type of a machine: *an Air Force C-130J*."""
    short = len(words[end - 1].text) < 3
    return short and end < len(words) and words[end].gap == "-" and words[end].text[0].isdigit()


def _joined(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> int:
    """How many words from `at` belong to the run that began at `low`; 0 where it ends."""
    word, before = words[at], words[at - 1]
    if word.text in ("NGO", "NGOs"):
        return 0
    if word.gap == "'" and word.text == "s":
        return _owned(words, low, at, breaks)
    if word.gap == "' " and before.text.endswith("s") and before.end not in breaks:
        return int(_head_follows(words, at))  # the Kigali Farmers' Union
    if word.gap == " (":
        return _private(words, at)
    if word.capital:
        lettered = at + 1 < len(words) and words[at + 1].gap == "&"  # Texas A&M University
        if word.gap == " " and before.end in breaks and word.text in grammar.NOT_NAMES and not lettered:
            return 0
        if word.gap == ", " and words[low].text == "Ministry" and _is_listed_portfolio(words, at, breaks):
            return 1
        if word.text in _WEEKDAYS and word.gap == " " and not (at + 1 < len(words) and words[at + 1].capital):
            return 0  # to Grand Forks Saturday
        short = word.gap == ". " and len(before.text) <= 3
        return int(short or word.gap in (" ", "-", "'", " & ", ".", "&", "+"))
    if word.gap in ("'", "-"):
        return _tied(word, before)
    return _linked(words, low, at, breaks) if word.gap == " " else 0


_NUMBERED = ("District", "Lodge", "Post", "Chapter")
_NUMBER_BEHIND = re.compile(
    r" (?:(?:No|Nr|Number)\.? ?)?\d{1,3}[A-Z]?"
    r"(?=[,.;:)]|$| (?:and|in|at|on|by|with|from|after)\b| of (?!its|their|his|her|the\b))"
)
_NUMBERED_HOUSES = word_set("Ward School Hospital Clinic Kindergarten Orphanage Block Pavilion Station Lodge Camp")
"""Houses that have a number for a name: *Ward 9*, *School No. 12*."""
_BEHIND_NUMBER = word_set("has have had will would and or in of for to from with by on at is was also then")


def _is_number(words: Sequence[Word], low: int, at: int) -> bool:
    """Whether a number ends a name and counts nothing: *Lions District 307 gave*."""
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].gap == " " else None
    ends = after is None or after.text in _BEHIND_NUMBER or GIVES.match(f" {after.text} ") is not None
    return at - low > 1 and words[at].text.isdigit() and words[at - 1].text in _NUMBERED and ends


def _is_sum(words: Sequence[Word], at: int) -> bool:
    """Whether a word with a capital is the sign of a currency with its number: *K100 million*, *GH¢2 million*,
    *gave Caritas EUR 20,000*."""
    sign = words[at].text.rstrip("0123456789")
    known = sign in currencies().signs
    if sign != words[at].text or at + 1 == len(words):
        return known and sign != words[at].text
    after = words[at + 1]
    spaced = known and len(sign) > 1 and after.gap in (" ", ". ") and after.text[0].isdigit()
    return spaced or after.gap.startswith(("¢", "₵", "$", "£", "€"))


def _private(words: Sequence[Word], at: int) -> int:
    """The words of *(Pvt) Ltd* within a name: *Quality Feeds (Pvt) Ltd*."""
    closed = words[at].text in _PRIVATE and at + 1 < len(words) and words[at + 1].gap == ") "
    return 2 * (closed and words[at + 1].capital)


def _tied(word: Word, before: Word) -> int:
    """Whether a small word goes on with a name behind its sign: *Vava'u High School*, *Al-jazirah*."""
    if word.gap == "'":
        return int(before.capital and word.text.islower() and word.text not in _SHORTENED)
    numbered = word.text.isdigit() and before.text in ("COVID", "Covid")
    return int(numbered or (word.text.islower() and before.capital and word.text not in grammar.SUFFIXES))


_PRIVATE = ("Pvt", "Pty", "Private", "Proprietary")
_SHORTENED = ("t", "s", "re", "ve", "ll", "d", "m")
_WEEKDAYS = frozenset(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))
_ADDRESSED = word_set(
    "Mr Mrs Ms Miss Dr Sir Dame Prof Professor Councillor Mayor Rev Reverend Captain Colonel Senator Pastor"
)
"""How somebody is addressed, before the whole name: *Mrs Ilse Rautenberg*."""
_FUNDS = ("Fund", "Funds", "Trust", "Appeal")


def _owned(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> int:
    """Whether a possessive is part of a name."""
    follows = at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " "
    saint = at - low >= 2 and words[low].text in ("St", "Saint")
    saint |= follows and words[low].text in grammar.TITLES and _is_head(words[at + 1])  # Queen Emma's Hospital
    owner = words[at - 1].text
    fund = owner in grammar.OFFICES and any(one.text in _FUNDS for one in words[at + 1 : at + 4])
    return int((follows and (owner in grammar.OWNERS or fund)) or saint or _has_article(words, low, at, breaks))


def _has_article(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> bool:
    """Whether an article before a possessive shows that it begins a name: *the Hudson's Bay Company*."""
    article = low > 0 and words[low - 1].text in ("the", "The") and words[low].gap == " "
    follows = at + 1 < len(words) and words[at + 1].capital and words[at + 1].gap == " "
    listed = words[low].end in breaks or words[low].text.isupper()
    return article and follows and at - low == 1 and not listed


def _linked(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> int:
    """How many words from a small one on belong to a name: *of the Sea*, *and Relief Agency*, *de la Cruz*."""
    if at + 1 == len(words) or words[at].text.isdigit():
        return int(_is_number(words, low, at))
    word, before, after = words[at], words[at - 1], words[at + 1]
    romance = _ROMANCE.fullmatch(word.text) and after.text in grammar.PARTICLES and before.capital
    if word.text == "plc" or romance:
        return 1  # Bibliothèque nationale de France
    if word.text in grammar.PARTICLES and after.gap in (" ", "'"):
        if after.capital:
            return 2
        further = words[at + 2] if after.text in grammar.PARTICLES and at + 2 < len(words) else None
        return 3 if further is not None and further.capital and further.gap in (" ", "'") else 0
    if word.text in ("of", "for", "with"):
        return _with_of(words, low, at, breaks)
    if word.text in _BETWEEN_ONE and at - low == 1 and after.text == before.text:
        return 2  # Hand to Hand
    if word.text == "and" and not (before.end in breaks or after.start in breaks):
        return _behind_and(words, low, at)
    return 0


_ROMANCE = re.compile(
    r"(?:nation|nacion|nazion|roy|re|région|region|centr|génér|gener|municip|impéri|provinci)(?:a|à|i|o)l(?:e|es)?"
)
"""What stands small in the names of bodies in Romance languages."""


def _goes_on_with(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> bool:
    """Whether the name that begins at `low` goes on with *of* or *for*."""
    word, before = words[at], words[at - 1]
    if low == 0 and at == 1 and words[0].text in grammar.COMMON_HEADS - {"Friends"}:
        return False  # Aid for Georgia came
    if word.text == "for" and (before.end in breaks or _is_for_others(words, at)):
        return False  # the Red Cross for Carriacou
    if word.text == "with" and before.text not in _WITH:
        return False
    lady = [one.text for one in words[max(low, at - 2) : at]] == ["Our", "Lady"]
    if lady or (_may_end(words, at - 1) and word.text != "with") or _is_of_members(words, low, at):
        return True
    if word.text == "of" and before.text in _OF_A_PLACE:
        return at - low == 1 or words[low].text in _LOCAL.split("|") or words[at - 2].text in ("of", "the")
    if word.text == "of" and before.text in _LANDFORMS and at - low == 1:
        return _head_follows(words, at + 1)
    cause = _is_cause(words[low : at + 2]) and not any(one.capital and _is_head(one) for one in words[at + 1 : at + 5])
    return at - low == 1 and (cause or _is_of_the(words[low : at + 3]))


def _is_for_others(words: Sequence[Word], at: int) -> bool:
    """Whether *for* leads to another body or to people: *the Relief Fund for the Red Cross*, *for Irish victims*."""
    body = words[at + 1].text == "the" and _head_follows(words, at + 2)
    return body or any(one.text in grammar.PLURAL_BODIES for one in words[at + 2 : at + 4])


def _with_of(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> int:
    """How many words from *of*, *for* or *with* on belong to the name that begins at `low`."""
    return _behind_of(words, at) if _is_post(words, low, at, breaks) or _goes_on_with(words, low, at, breaks) else 0


def _is_post(words: Sequence[Word], low: int, at: int, breaks: set[int]) -> bool:
    """Whether *of* is within the post of somebody who is named behind it: *Secretary of State Ann Holt*."""
    name = words[at + 2] if at + 2 < len(words) else None
    named = name is not None and name.capital and name.gap == " " and name.start not in breaks
    post = at - low == 1 and words[at].text == "of" and words[at - 1].text == "Secretary"
    return named and post and words[at + 1].text in grammar.PORTFOLIOS


def _is_of_members(words: Sequence[Word], low: int, at: int) -> bool:
    """Whether *of* stands behind the members of a body: *the Association of Blind Persons of Kenya*."""
    members = words[low].text in _SOCIETIES and words[low + 1].text == "of" and words[at - 1].text.endswith("s")
    return members and words[at].text == "of"


_WITH = word_set("Solidarity Stand Standing Together Action Walk Sharing Hope")
_SOCIETIES = word_set("Association Society Union Federation Confederation League Network Alliance Guild Council")
_OF_A_PLACE = grammar.SITES | {"Senate", "Mayor", "Governor", "Provost", "Prefect", "Generalitat"}
_LANDFORMS = word_set("Bay Isle Isles Cape Gulf Coast Firth Strait Straits Sea Horn Vale Forest Rock")
"""What places of which bodies are called are named by: *the Bay of Plenty Rugby Union*."""
_NO_GIFTS = grammar.TITLES | grammar.PLACE_WORDS | {"No"}


def _is_of_the(words: Sequence[Word]) -> bool:
    """*Gift of the Givers*, *Hope for the Nations*: a word with a capital, and whose it is, in the plural."""
    if len(words) != 4 or words[0].gap in ("", ". ") or words[0].text in _NO_GIFTS:
        return False
    last = words[3]
    return words[1].text in ("of", "for") and words[2].text == "the" and last.capital and last.text.endswith("s")


_GIVING = (
    r"\b(?:gave|giv(?:es?|en|ing)|hand(?:s|ed|ing)?|sen[dt]|send(?:s|ing)|offer(?:s|ed|ing)?|len[dt]|lend(?:s|ing)|"
    r"br(?:ing|ings|inging|ought)|grant(?:s|ed|ing)?|promis(?:e|es|ed|ing)|award(?:s|ed|ing)?|pledg(?:e|es|ed|ing)) "
    r"(?:the )?$"
)
_GAVE = re.compile(_GIVING)
_NO_CAUSES = _NO_GIFTS | grammar.COMMON_HEADS | word_set("Member Commissioner Thanks Money Funds Plans Hopes Tents")
_VIRTUES = word_set("Mercy Peace Hope Love Life Light Grace Faith Compassion Joy Learning Wisdom Knowledge Justice")
_ACTS = re.compile(
    r" (?:(?:has|have|had|will) (?!arrived|come|been|be\b)|(?:work|run|operate|help|serve|receive)s? |"
    r"received |\w+ed its |"
    r"(?:is|was) (?:based|founded|given) )"
)
_TO_BODY = re.compile(rf"\b(?:to|reached|supplied|provided|thanked) $|{_GIVING}")
"""Before a body whose name ends with its country: *£300 to Wheels for Gambia*."""


def _is_cause(words: Sequence[Word]) -> bool:
    """*Seeds of Peace*, *Honey for Schools*: three words of a body's name that say for what it is."""
    if len(words) != 3 or words[2].gap != " " or words[0].text in _NO_CAUSES or len(words[0].text) < 4:
        return False
    named = words[2].capital and (words[2].text not in grammar.NOT_NAMES or words[2].text in ("All", "Tomorrow"))
    return named and (words[1].text in ("for", "with") or (words[1].text == "of" and words[2].text in _VIRTUES))


def _named_for_cause(run: _Run) -> bool:
    """Whether a run is such a name; where it opens a sentence, what follows shows it: *Water for Lima arrived*."""
    if not _is_cause(run.words[:3]):
        return False
    opens = not run.sentence.before(run.words[0].start, 3).strip(" \"“‘'")
    if any(one.start == run.words[2].start for one in run.inside) and not opens:
        return run.is_giver or _TO_BODY.search(run.before) is not None
    return not opens or run.is_giver or _ACTS.match(run.sentence.after(run.words[-1].end)) is not None


def _behind_of(words: Sequence[Word], at: int) -> int:
    """The words from an *of* or *for* on that belong to a name: *of Health*, *of the Sea*."""
    after = words[at + 1]
    if after.capital and after.gap == " ":
        return 2
    return 3 if after.text == "the" and at + 2 < len(words) and words[at + 2].capital else 0


def _behind_and(words: Sequence[Word], low: int, at: int) -> int:
    """The words from an *and* on that belong to the name that begins at `low`."""
    before, after = words[at - 1], words[at + 1]
    if not after.capital or after.gap != " ":
        return 0
    follows = _heads_of(words, at + 1)
    if before.text in _CAUSES and _CAUSE.search(after.text) and len(follows) == 1 and after.text not in follows:
        return 2  # Refugee Relief and Rehabilitation Committee
    if at - low > 1 and any(_is_head(one) for one in words[low:at]):  # Ministry of Health and Population
        portfolio = words[low].text == "Ministry" and not follows & _NO_PORTFOLIO
        return 2 if portfolio or (not follows and any(one.text in ("of", "for") for one in words[low:at])) else 0
    return 2 if follows else 0


_CAUSES = ("Aid", "Relief", "Help", "Welfare", "Support")
_CAUSE = re.compile(r"(?:tion|ment|ance|ing|ery|care|fare)$")
"""Two causes of one body: *Relief and Resettlement Board*."""
_BETWEEN_ONE = ("to", "by", "in", "for", "till", "fur", "mit")
"""What stands between a word and itself in a name."""

_PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|around|into|reached|to|upon|for|(?:city|town|village|district|island|state|region|oblast|county|"
    r"province|governorate|department|municipality|valley|port|parish|commune|prefecture|suburb|atoll|settlement) of) "
    r"(?<!ccording to )(?<!hanks to )$"
)
_OPENS_IN = re.compile(r"(?:^|[.:;] )(?:In|At|Near|Outside|Around|To|For) $")
_PLACES_BEFORE = re.compile(
    r"\b(?:in|at|near|to|for|into|outside|around) (?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
    r"(?:(?:, [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)+,)?(?:, [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)* and $"
)
"""Before the last of several places: *in Khao Lak and*."""
_PLACE_NAME = r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?"
_AMONG_BEFORE = re.compile(rf"\b(?:in|at|near|to|for|across|around) (?:{_PLACE_NAME}, )+$")
_AMONG_BEHIND = re.compile(
    rf"(?:, {_PLACE_NAME})*,? and {_PLACE_NAME}(?=[.,;:)]|$| (?:on|by|with|from|after|last|where|since|during)\b)"
)
"""Around one of several places that is not the last: *in Khao Lak, …, Ranong and Krabi*."""
COUNTS = re.compile(
    r" (?:\d|an? |two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|some |"
    r"seventy|eighty|ninety|hundreds|thousands|\w+teen\b|a dozen|over \d|about \d|[$£€¥₹])"
)
"""Who is given something, between the verb and the number of it: *handed Rolling Fork eighteen pumps*."""
_ENDS_LIST = re.compile(r"[.,;:)]|$| (?:in|on|by|with|from|after|last|where|yesterday|today|this|since|during)\b")
_KIND_BEHIND = re.compile(
    r" (?:island|district|province|prefecture|state|county|quarter|village|municipality|region|governorate|department|"
    r"parish|township|atoll|canton|commune|ward)(?=[,.;:)]|$| (?:and|in|on|by|with|from|after|last|which|where)\b)"
)
"""What a place is, behind its name: *Ambae island*."""
_KIND_OF_PLACE = re.compile(r" [a-z]+ of $")
_OWNER_PLACED = re.compile(r"\b(?:in|at|near|to|for|into|reached) $")


def _unknown_place(run: _Run, places: Sequence[Place]) -> Named | None:
    """A place that no list has: behind *in*, *at*, *to* and the like, or before its country; None where it is none."""
    sentence, start, end = run.sentence, run.words[0].start, run.words[-1].end
    if not _may_be_a_place(run):
        return None
    kind = _KIND_BEHIND.match(sentence.after(end, 16))
    end += len(kind[0]) if kind is not None else 0
    unsure = tr("No list of places has “{name}”.").format(name=run.name)
    place = Named(start, end, NamedKind.TOWN, sentence.text[start:end], "", unsure)
    if run.owner is not None and _OWNER_PLACED.search(sentence.before(run.owner.start, 20)):
        return place._replace(iso2=run.owner.named.iso2)
    country = _country_behind(sentence, end, places)
    opens = country is not None and _OPENS_IN.search(run.before)  # In Turner, Kansas,
    if not (opens or _is_placed(run, start, end, places)):
        return None
    if country is not None:
        return place._replace(end=country.end, iso2=country.named.iso2, unsure="")
    sort = _KIND_OF_PLACE.search(run.before)
    of = next((one for one in places if sort is not None and one.end == start - len(sort[0])), None)
    whose = of is not None and of.how is How.PEOPLE  # the Venezuelan state of
    return place._replace(iso2=of.named.iso2, unsure="") if of is not None and whose else place


def _is_placed(run: _Run, start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether the words around a name say that it is a place: what leads to one, or other places beside it."""
    sentence = run.sentence
    gets = _GAVE.search(run.before) and COUNTS.match(sentence.after(end, 20))
    named = run.words[0].text in grammar.TITLES or any(one.start < end and start < one.end for one in places)
    last = _PLACES_BEFORE.search(run.before) and _ENDS_LIST.match(sentence.after(end, 12))
    listed = not named and (last or _is_among(run, start, end, places))
    placed = _PLACE_BEFORE.search(run.before) or opens_before_giver(sentence, start, end)
    return bool(gets or listed or placed or grammar.is_on_island(run.before))


def _is_among(run: _Run, start: int, end: int, places: Sequence[Place]) -> bool:
    """Whether a name stands among places, and right behind a known one."""
    beside = any(one.end == start - len(", ") for one in places)
    among = beside and _AMONG_BEFORE.search(run.before) is not None
    return among and _AMONG_BEHIND.match(run.sentence.after(end, 100)) is not None


def _country_behind(sentence: Sentence, end: int, places: Sequence[Place]) -> Place | None:
    """The country that is named right behind where a place ends: *Ambae, Vanuatu*, *Ambae in Vanuatu*."""
    beside = re.match(r",? (?:in )?(?:the )?", sentence.after(end, 10))
    country = next((one for one in places if beside is not None and one.start == end + beside.end()), None)
    named = country is not None and country.how in (How.NAME, How.WHERE, How.REGION) and country.named.iso2
    country = country if named else state_behind(sentence, end)
    return country if country is not None and not opens_before_state(sentence, end, country.end) else None


def _may_be_a_place(run: _Run) -> bool:
    """Whether a run can be a place by its words: some are none, and a possessive shows that it is somebody."""
    start, end = run.words[0].start, run.words[-1].end
    if len(run.words) > 3 or run.name.isupper() or start in run.sentence.stated or run.sentence.after(end, 2) == "'s":
        return False
    return not any(word.text in _NO_PLACES or word.text[0].isdigit() for word in run.words)


def _is_head(word: Word) -> bool:
    return word.text in grammar.ORGANISATION_HEADS or word.text in grammar.COMPANY_HEADS


def _may_end(words: Sequence[Word], at: int) -> bool:
    """Whether a word ends the name of an organisation: one of its words, or *Congress* behind one."""
    return _is_head(words[at]) or (at > 0 and words[at].text == "Congress" and _is_head(words[at - 1]))


def _ends_firm(word: Word) -> bool:
    """Whether the name of a firm likely ends with a word: *Kestrel Paints*, *Vistula Glassworks*."""
    return word.text in grammar.FIRMS_LAST or word.text.endswith("works")


def _has_head(run: Sequence[Word]) -> bool:
    """Whether a run is named as organisations are: with a word for one at its end or beginning, or before *of*."""
    run = run[: len(run) - run[-1].text.isdigit()]
    if len(run) < 2 or run[0].text in grammar.TITLES or (len(run) == 2 and len(run[1].text) == 1):
        return False
    last = run[-1]
    if _is_head(last) or _ends_firm(last) or last.text in grammar.SCHOOLS or _is_head(run[-2]):
        return True
    if run[0].text in grammar.HEADS_FIRST or (len(run) > 2 and run[0].text == run[2].text):
        return True
    church = len(run) < _MOST // 2 and any(word.text == "Church" for word in run)  # the Evangelical Church Mekane Yesus
    return church or any(_may_end(run, at) and not after.capital for at, after in enumerate(run[1:]))


def _head_follows(words: Sequence[Word], at: int) -> bool:
    """Whether the capitalised words from `at` end as an organisation does."""
    return bool(_heads_of(words, at))


def _heads_of(words: Sequence[Word], at: int) -> set[str]:
    """The words for organisations among the capitalised words from `at`."""
    return {word.text for word in takewhile(lambda one: one.capital, words[at : at + 4]) if _is_head(word)}


def _is_listed_portfolio(words: Sequence[Word], at: int, breaks: set[int]) -> bool:
    """*Ministry of Youth, Sport and Culture*, at its second portfolio."""
    ends = next((one for one in (at + 1, at + 2) if one + 1 < len(words) and words[one].text == "and"), 0)
    named = not bool(ends) or words[ends + 1].end in breaks or words[at].end in breaks  # …, Antigua and Barbuda
    return not named and words[ends + 1].capital and not _heads_of(words, ends + 1) & _NO_PORTFOLIO


_NO_PORTFOLIO = grammar.ORGANISATION_HEADS - {"Services", "Service", "Relief", "Women", "Youth", "Community", "Workers"}
"""Words of bodies that no ministry has in its name behind *and*: *the Ministry of Health and the Red Cross*."""


class _Run(NamedTuple):
    """A run of capitalised words, with what stands around it."""

    sentence: Sentence
    words: Sequence[Word]
    before: str
    """What stands before it."""
    inside: list[Place]
    """The places among its words."""
    owner: Place | None
    """The place whose it is: *Kathmandu's* before *Hotel Annapurna*."""

    @property
    def name(self) -> str:
        """The run as it is written."""
        return self.sentence.text[self.words[0].start : self.words[-1].end]

    @property
    def is_place(self) -> bool:
        """Whether it is a place and nothing else."""
        span = (self.words[0].start, self.words[-1].end)
        return len(self.inside) == 1 and (self.inside[0].start, self.inside[0].end) == span

    @property
    def is_giver(self) -> bool:
        """Whether a verb of giving or saying follows."""
        after = _ASIDE.sub("", self.sentence.after(self.words[-1].end), count=1)
        return GIVES.match(after) is not None or _WITH_OTHERS.match(after) is not None

    def named(self, kind: NamedKind, unsure: str = "") -> Named:
        """The run as somebody of the country that is named with it."""
        place = self.inside[0] if self.inside else self.owner
        home = place.named.iso2 if place is not None else ""
        whose = self.words[0] if self.words[0].end in self.sentence.people else None  # Indian Institute of Science
        if [word.text for word in self.words[-3:-1]] == ["Bank", "of"]:
            whose = self.words[-1]  # the National Bank of Malawi
        if place is None and whose is not None:
            home = "".join(codes) if len(codes := self.sentence.stated.get(whose.start, ())) == 1 else ""
        return Named(self.words[0].start, self.words[-1].end, kind, self.name, "", unsure, home)


_BOARDS = ("Board", "Trustees", "Directors", "Governors")
"""Who act for a body, before its name: *the Board of Fondation Belle-Rive*."""
_LANDINGS = ("Airport", "Airfield", "Airbase", "Aerodrome", "Airstrip")


def _read(sentence: Sentence, words: Sequence[Word], places: Sequence[Place]) -> Named | None:
    """What a run of capitalised words is; where something landed is nobody, and at most its town gets it."""
    if words[-1].text in _LANDINGS:
        return None
    if (house := _numbered_house(sentence, words)) is not None:
        return house
    if words[0].text in _BOARDS and len(words) > 3 and words[1].text == "of" and _has_head(words[2:]):
        return _read(sentence, words[2 + (words[2].text == "the") :], places)
    start, end = words[0].start, words[-1].end
    before = sentence.before(start, 60)
    inside = [one for one in places if one.start >= start and one.end <= end and one.how is not How.CODE]
    owner = next((place for place in places if place.end == start - 3 and before.endswith("'s ")), None)
    run = _Run(sentence, words, before, inside, owner)
    if (local := _local_government(run)) is not None:
        return local
    kind = None if run.is_place else _by_its_words(run)
    if kind is None and _NUMBERED_RULER.fullmatch(run.name) and (ruler := _of_country(run, places)) is not None:
        return ruler
    if kind is NamedKind.PERSON:
        return _of_country(run, places) or _addressed(run)
    if kind is not None:
        return run.named(kind)
    if not inside and (one := _unknown_place(run, places) or _firm_there(run, places)) is not None:
        return one
    return _by_else(run)


def _by_else(run: _Run) -> Named | None:
    """What a run is by its country or what it does, where nothing in it says what it is."""
    return None if _is_cause(run.words[:3]) else _by_its_country(run) or _by_what_it_does(run)


def _firm_there(run: _Run, places: Sequence[Place]) -> Named | None:
    """One word as a firm by its trade and its place before it: *Texas grocer H-E-B*, *Lahore mill Nishat*."""
    place = next((one for one in reversed(places) if one.end < run.words[0].start), None)
    if place is None or len(run.words) != 1 + run.name.count("-") or run.name in _NO_PLACES:
        return None
    trade = _TRADE_THERE.fullmatch(run.before[place.end - run.words[0].start :])
    firm = trade is not None and trade[1] not in grammar.NO_TRADES | _DEEDS
    return run.named(NamedKind.COMPANY, unknown(run.name)) if firm else None


_DEEDS = word_set("transfer offer deliver order render tender confer honor honour favor favour consider prefer enter")
_TRADE_THERE = re.compile(
    r"(?:-based)? (?:(?!will |would |to |can |may |might |could |should |also |and |or |has |had )[a-z-]+ )?("
    r"[a-z]{2,}(?:er|or|smith|wright)s?|mill|hotel|dairy|shipyard|refinery|smelter) "
)


def _numbered_house(sentence: Sentence, words: Sequence[Word]) -> Named | None:
    """A house with its number: *Ward 9*, *School No. 12*."""
    start, at = words[0].start, len(words) - (words[-1].text in ("No", "Nr", "Number"))
    house = at > 0 and len(words) <= _FEW and words[at - 1].text in _NUMBERED_HOUSES
    number = _NUMBER_BEHIND.match(sentence.after(words[at - 1].end, 16)) if house else None
    if number is None:
        return None
    end = words[at - 1].end + number.end()
    return Named(start, end, NamedKind.ORGANISATION, sentence.text[start:end], "")


_FEW = 4


def _addressed(run: _Run) -> Named:
    """A person without how he is addressed, where more of his name is said."""
    words, one = run.words, run.named(NamedKind.PERSON)
    if _opens_with_calling(run):
        return one._replace(name=run.sentence.text[words[1].start : one.end])
    whole = len(words) > 2 and words[2].gap == " " and len(words[1].text) > 1
    addressed = whole and (words[0].text in _ADDRESSED or (words[0].text == "Lady" and run.before.endswith("First ")))
    return one._replace(name=run.sentence.text[words[1].start : one.end]) if addressed else one


_RULERS = word_set("King Queen Emperor Empress Sultan Tsar Prince Princess Shah Maharaja Nizam Khedive Grand")
_NUMBERED_RULER = re.compile(
    r"(?!(?:Part|Phase|Title|Article|Chapter|Volume|Annex|Stage|Class|Table|War|Group|Region|Zone) )"
    r"[A-Z][\w'’-]+ [IVX]{1,5}"
)
"""One of several rulers of a name: *Charles X*."""
_SET_OVER = word_set("President Prime Premier Chancellor Minister Ambassador Governor Mayor Senator Secretary Foreign")


def _of_country(run: _Run, places: Sequence[Place]) -> Named | None:
    """Who acts for the place behind his name, as that: *Ambassador Hideo Kurata of Japan*; a ruler is a person."""
    behind = re.match(r" of (?:the )?", run.sentence.after(run.words[-1].end, 8))
    at = run.words[-1].end + behind.end() if behind is not None else -1
    place = next((one for one in places if one.start == at), None)
    titles = {word.text for word in run.words[:3]}
    rules = bool(titles & _RULERS) or _NUMBERED_RULER.fullmatch(run.name) is not None
    if place is None or len(run.words) < 3 - rules:
        return None
    if rules:
        name = run.sentence.text[run.words[0].start : place.end]
        return Named(run.words[0].start, place.end, NamedKind.PERSON, name, "", home=place.named.iso2)
    if run.words[0].text not in _SET_OVER:
        return None
    kind = NamedKind.TOWN if place.named.kind is NamedKind.TOWN else NamedKind.GOVERNMENT
    return place.named._replace(start=run.words[0].start, kind=kind)


_LOCAL = (
    "State|Regional|Provincial|Prefectural|Metropolitan|Autonomous|Local|City|County|Town|District|Municipal|"
    "Borough|Shire|Parish|Village|Island|Rural|Legislative|Common|Lord|Free|Departmental|Communal"
)
_OFFICERS = "Mayor|Governor|Lieutenant[- ]Governor|Provost|Burgomaster|Prefect|Sheriff"
_OF_LISTED = (
    "Senate|Corporation|Legislature|Council|Assembly|Mairie|Ayuntamiento|Municipalidad|Prefeitura|Generalitat|"
    f"Government|Authorities|Magistrates|Department|Community|Land|{_OFFICERS}"
)
_LOCAL_GOVERNMENT = re.compile(
    rf"(?:(?:{_LOCAL}) )*(?P<head>(?:{_OF_LISTED}|{'|'.join(sorted(grammar.SITES))}),?)"
    rf" (?:of|de|di) (?:the )?(?:(?:{'|'.join(sorted(grammar.SITES))}) of )?(?P<of>.+)|"
    rf"(?:Gemeente|Stadt|Kanton|Landkreis|Ville de) (?P<behind>.+)|"
    rf"(?P<place>.+?)(?P<local>(?: (?:{_LOCAL}))*)"
    rf" (?P<what>Government|Council|Prefecture|Municipality|Corporation|Legislature|Assembly)"
)
_WITHOUT_LIST = (*grammar.SITES, "Prefeitura", "Ayuntamiento", "Mairie", "Mayor")


def _local_government(run: _Run) -> Named | None:
    """A government, a council or a mayor, as the place it is of, of no list too: *the Town of Slave Lake*."""
    said = _LOCAL_GOVERNMENT.fullmatch(run.name)
    if said is None:
        return None
    where = said["of"] or said["behind"] or said["place"]
    if run.inside:
        return _of_listed(run, said, where)
    sort = said["head"] or ("Town" if said["behind"] or said["local"] or said["what"] == "Municipality" else "")
    if sort not in _WITHOUT_LIST or not where[:1].isalpha() or _NO_LOCAL.search(where):
        return None
    why = tr("No list of places has “{name}”.").format(name=where)
    return Named(run.words[0].start, run.words[-1].end, NamedKind.TOWN, where, "", why)


def _of_listed(run: _Run, said: re.Match[str], where: str) -> Named | None:
    """The known place that is named with a government, a council or a mayor, if it is theirs alone."""
    start, end, text = run.words[0].start, run.words[-1].end, run.sentence.text
    place, named = run.inside[0], run.inside[0].named
    whole = len(run.inside) == 1 and text[place.start : place.end] in (where, where + (said["local"] or ""))
    officer = re.fullmatch(_OFFICERS, said["head"] or "")
    whole |= officer is not None and where.startswith(f"{named.name} ")
    if officer and whole and named.kind is NamedKind.COUNTRY and not named.seat:
        return named._replace(start=start, end=end, kind=NamedKind.GOVERNMENT)  # the Governor of Bermuda
    seat = bool(named.seat) and said["head"] != "Government" and (said["local"] or said["what"] != "Government")
    firm = said["what"] == "Corporation" and not said["local"] and named.iso2 not in ("GB", "IE")
    if not whole or not (named.kind is NamedKind.TOWN or seat) or firm:
        return None
    return named._replace(start=start, end=end, kind=NamedKind.TOWN, name=named.seat or named.name, seat="")


_NO_LOCAL = re.compile(
    rf"\b(?:{'|'.join(sorted(grammar.NO_PLACES))}|{'|'.join(sorted(_VIRTUES))}|Nations|God|Refuge|Independent|Churches|Emergency|"
    rf"Emergencies|Siege)\b|^(?:(?:National|Federal|General|{_LOCAL})(?: |$))+$"
)
"""Words behind *City of* and the like that name no place."""


def _by_its_words(run: _Run) -> NamedKind | None:
    """What its own words or a title before it say that it is."""
    words = run.words
    if _has_head(words):
        firm = _ends_firm(words[-1]) or any(word.text in grammar.COMPANY_HEADS for word in words)
        company = firm and words[-1].text not in grammar.ORGANISATION_HEADS
        return NamedKind.COMPANY if company else NamedKind.ORGANISATION
    if (said := grammar.ORGANISATION_TITLE.search(run.before)) is not None:
        return NamedKind.COMPANY if said[1].rstrip("s") in grammar.FIRMS else NamedKind.ORGANISATION
    trade = grammar.TRADE.search(run.before)
    named = run.name not in _NO_PLACES and len(words[-1].text) > 1
    if trade is not None and trade[1] not in grammar.NO_TRADES and named and ("&" in run.name or trade[1][-1] != "s"):
        return NamedKind.COMPANY
    if (not run.inside and _is_of_the(words)) or _named_for_cause(run):
        return NamedKind.ORGANISATION
    called = _is_called(run)
    if _ends_in_letters(run) or (_is_of_town(run) and not called):
        return NamedKind.ORGANISATION
    return NamedKind.PERSON if called else None


def _is_called(run: _Run) -> bool:
    """Whether a title, or what somebody is, begins a name or stands before it."""
    titled = len(run.words) > 1 and (run.words[0].text in grammar.TITLES or _opens_with_calling(run))
    return titled or grammar.PERSON_TITLE.search(run.before) is not None


def _opens_with_calling(run: _Run) -> bool:
    """Whether a sentence begins with what somebody is, and his name: *Philanthropist Ann de Holt*."""
    opens = not run.sentence.before(run.words[0].start, 3).strip(" \"“‘'")
    named = len(run.words) > 1 and run.words[1].gap == " " and all(one.start > run.words[1].start for one in run.inside)
    return opens and named and run.words[0].text in _CALLINGS


_CALLINGS = word_set(
    "Philanthropist Billionaire Millionaire Tycoon Businessman Businesswoman Entrepreneur Magnate Industrialist "
    "Financier Oligarch Footballer Heiress Novelist Poet Composer Shipowner Landowner Banker Actress Actor Widow"
)


def _is_of_town(run: _Run) -> bool:
    """Whether a name says in another language of which place it is: *Notre-Dame de Paris*, *Amigos de Guatemala*."""
    words, place = run.words, run.inside[0] if len(run.inside) == 1 else None
    if place is None or place.end != words[-1].end or place.start != words[-1].start or len(words) < 3:
        return False
    return words[-2].text in ("de", "di", "do", "da", "del", "du") and words[0].text not in _PLACES_OF


_PLACES_OF = word_set(
    "Ciudad Cidade Santiago San Santa Santo Puerto Porto Villa Vila Ville Provincia Estado Ilha Isla Gobierno Rio "
    "Saint Sainte Republica Reino Distrito Municipio Alcaldia"
) | (grammar.SITES | grammar.PLACE_WORDS)


def _ends_in_letters(run: _Run) -> bool:
    """Whether a body is called by its letters and its town is said: *the Windhoek SPCA*, *the SPCA in Windhoek*."""
    town = len(run.inside) == 1 and not run.inside[0].named.by_people and run.inside[0].end == run.words[-2:][0].end
    behind = _BEHIND_BODY if town else _IN_TOWN
    lettered = _LETTERS.fullmatch(run.words[-1].text) is not None and run.before.endswith("the ")
    return lettered and len(run.words) == 1 + town and behind.match(run.sentence.after(run.words[-1].end)) is not None


_LETTERS = re.compile(r"(?!CEO|CBD|N?ICU|NGO|PPE|IDP|NFI|WASH|HIV|GDP|VAT|SUV|AIDS|COVID|VIP)[A-Z]{3,6}")
_IN_TOWN = re.compile(r" in [A-Z]")
_BEHIND_BODY = re.compile(rf"[.,;:)]|$| (?:in|on|for|at|with|by|and|or|last|this)\b|{GIVES.pattern}")


def _by_its_country(run: _Run) -> Named | None:
    """An organisation that begins or ends with its country: *Coal India*, *Zambia Sugar*, *Irish Winter Appeal*."""
    if len(run.inside) != 1 or run.is_place:
        return None
    country, unsure = run.inside[0], unknown(run.name)
    if country.end == run.words[-1].end and _is_branch(run.words, country):
        return run.named(NamedKind.ORGANISATION, unsure)
    people = country.how is How.PEOPLE and len(run.words) > 2
    begins = (
        country.start == run.words[0].start and (people or country.how is How.NAME) and not run.words[0].text.isupper()
    )
    begins = begins and not any(map(_is_office, run.words[1:])) and _POSTED_BY.search(run.before) is None
    gives = run.is_giver or _FROM_BODY.search(run.before) is not None
    return run.named(NamedKind.ORGANISATION, unsure) if begins and gives and len(run.words) <= 4 else None


_POSTED_BY = re.compile(
    r"\b(?:Ambassador|Consul|Commissioner|Minister|President|Premier)(?:[ -]General)? of (?:the )?$"
)
_OPENS_CLAUSE = re.compile(r"(?:\b(?:and|while|but|whereas)|[;,]) $")
_HAS_GIVEN = re.compile(
    r"(?: (?:has|have|had|also|itself|will))* (?:donated?|gave|given?|handed over|pledged|contributed?|sent|presented|"
    r"delivered|promised|offered|paid|provided|shipped)\b"
)


def _by_what_it_does(run: _Run) -> Named | None:
    """Anybody else by one to three words, who gives or says something, or from whom it is."""
    alone = len(run.words) == 1 and not run.inside and not run.is_place and run.name not in _NO_PLACES
    gives = alone and _HAS_GIVEN.match(run.sentence.after(run.words[-1].end, 60))
    opens = gives and (_OPENS_CLAUSE.search(run.before) or _IN_TIME.fullmatch(run.before))
    if len(run.name) > 2 and (opens or (alone and (_is_owned_actor(run) or _acts_in_time(run)))):
        return run.named(NamedKind.PERSON, unknown(run.name))._replace(home="")  # … and Vodacom handed over
    storm = run.words[0].text.lower() in grammar.STORMS
    if run.inside or storm or not 2 <= len(run.words) <= 3:
        return None
    from_it = run.words[-1].text not in _OF_PLACES and _FROM.search(run.before)
    if not (from_it or run.is_giver or _acts_in_time(run)):
        return None
    return run.named(NamedKind.PERSON, unknown(run.name))._replace(home="")


def _acts_in_time(run: _Run) -> bool:
    """Whether a name stands behind a phrase of time without a comma and brings something: *In the war Airlift flew*."""
    opens = _IN_TIME.fullmatch(run.before) is not None
    return opens and _BRINGS.match(run.sentence.after(run.words[-1].end, 40)) is not None


_IN_TIME = re.compile(
    r"\W*(?:(?:During|After|Before|Since|Throughout|Following|In|Amid|Until|By|Between) (?:the|this|that|last) "
    r"(?:[A-Z]?[a-z-]+ ){1,3}(?:of (?:the )?(?:\d{4}|[A-Z]?[a-z]+(?: [A-Z][a-z]+)?) )?|"
    r"(?:On|At|For|Upon|Before|After|By|In) (?:(?:the|that|this|his|her|its|their) )?"
    r"(?:(?:\d+(?:st|nd|rd|th)|[a-z-]+) )?"
    r"(?:birthday|anniversary|centenary|bicentenary|jubilee|death|deathbed|retirement|wedding|time|day|night|week|month|"
    r"year|evening|morning|eve|age|exile|lifetime) )"
)
_BRINGS = re.compile(
    r"(?: (?:has|have|had|also))* (?:brought|carried|trucked|drove|took|dropped|ferried|built|opened|ran|fed)\b"
)


def _is_owned_actor(run: _Run) -> bool:
    """Whether a name behind that of a country gives or gets it: *Peru's Essalud got*, *gave Peru's Essalud ten*."""
    after = run.sentence.after(run.words[-1].end, 60)
    gets = _GIVEN_TO.search(run.before) is not None and _THING_BEHIND.match(after) is not None
    acts = _FROM_OWNER.search(run.before) is None and any(one.match(after) for one in (_HAS_GIVEN, _GETS))
    return run.owner is not None and (gets or acts)


_FROM_OWNER = re.compile(r"\b(?:from|by|of|with|for|to) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?'s $")
_GIVEN_TO = re.compile(
    r"\b(?:gives?|gave|given|giving|sends?|sent|sending|grants?|granted|awards?|awarded|offers?|offered|hands?|handed|"
    r"promised?|pledged?|lends?|lent) (?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)?'s $"
)
_THING_BEHIND = re.compile(
    r" (?:\d|[A-Z]{0,3}[$€£¥₹]|(?:an?|some|another|more|about|nearly|over|two|three|four|five|six|ten)\b)"
)
_GETS = re.compile(
    r"(?: (?:has|had|have|will|would|also))* (?:receive[sd]?|gets?|got|accept(?:s|ed)|obtain(?:s|ed)|secured|"
    r"took delivery|(?:was|were|is|are|be|been)(?: to be)? (?:given|handed|sent|promised|granted|awarded|offered))\b"
)


def _is_office(word: Word) -> bool:
    """Whether a word is of who speaks for a people: *French President*, *Irish Foreign Minister*."""
    return word.text in grammar.TITLES or word.text.isupper()


def _is_branch(run: Sequence[Word], country: Place) -> bool:
    """Whether a name may end with its country: *Coal India*, but not *Northern India*."""
    lettered = run[0].text.isupper() and (len(run) > 2 or _LETTERS.fullmatch(run[0].text) is None)
    named = country.how is How.NAME and len(run) <= 4 and not lettered
    return named and not any(word.text in _NO_BRANCH for word in run)


def unknown(name: str) -> str:
    """Why a name is not sure that no list has."""
    return tr("No list has “{name}”; it may be a person, a company or a thing.").format(name=name)
