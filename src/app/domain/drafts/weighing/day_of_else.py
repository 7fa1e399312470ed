"""Which days belong to something else that a sentence tells of beside a gift, by how its clauses are built.

relative = noun ("who" | "which" | "that" | …) verb … day          a hospital that opened in 2016, which fled in May
made     = noun participle place? day                              60 beds bought in 2019, a deal agreed in Lima in 2019
aside    = ("," | beginning) participle … day ","                  Set up in 2004, the fund gave
after    = "after" … day                                           after the airport had closed on 4 May Peru sent
main     = day … verb … ("who" | "which" | "that") gift            In 2016 Mali elected a man who gave Togo 30 lorries
behind   = "who" | "which" | "that" … gift "," … verb … day       Malta, which gave Togo 30 lorries, broke up in 2016
fronted  = gift "," "and" day … verb                             gave lorries, and in 2019 it cancelled a debt
part     = day … verb … ";" gift                                   In 2016 a hospital opened; Spain gave it 60 beds
share    = gift "," "of which" number verb … day               60 houses, of which 9 were handed over in May
coming   = ("will" | "is to" | …) … day … ("," | "and" | …) gift   Mali, which is to vote on 4 May, gave 40 tents
former   = gift "in addition to" number … day                   40 tents in addition to the 90 given on 4 May
earlier  = gift "," … "had" verb … day                            sent 40 boats, returning the help it had got in May
next     = gift (", and" | ", but" | ";") verb … "before" verb … day   …, and a team treated 90 before it left on 4 May

None of these verbs is one of giving or coming, and no thing of the gift stands between them and the day.

another  = gift (";" | ", and") subject verb thing … day           Oman gave 40 tents; Peru sent 30 on 4 May
         | subject "who" … verb thing … day "," gift               Oman, which gave 40 tents in May, now sent 30 beds
arrived  = people "who" came … day                                 gave loaves to families who arrived in the spring
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from app.domain.drafts.clauses.pieces import Sort, words
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.ties import ARTICLES, PREPOSITIONS
from app.domain.drafts.clauses.verbs import GIVING, Family, Mode, Verb, is_adverb
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.drafts.words.actor_words import DISASTERS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.terms import DatePrecision, Outcome

PARTICIPLES = words(
    "burnt hit struck built born lost sunk swept held begun opened founded signed felled harvested made formed created "
    "set established devastated flattened damaged destroyed killed displaced launched designed printed unheated grown "
    "elected appointed drawn written dated bought ordered caught ravaged battered razed uprooted orphaned bombed "
    "wrecked levelled leveled flooded inundated submerged gutted ruined shelled completed "
    "retired decommissioned repaired refurbished restored rebuilt manufactured produced"
)
"""Of what is no gift, whatever else they may tell of."""
BEFORE_DAY = words("on in at since late early from until by around about")
ARRIVING = words("cross enter roll pull touch dock unload offload disembark clear")
"""Verbs of no list by which things come somewhere."""
_RELATIVE = words("who which that where whose whom")
_COMES = ARRIVING | words("return land follow expect")
_CLOSES = (",", ";", ":", ".", "(", ")")
_PARTICLES = words("up down out off over")
_BE = words("be is are was were been being has have had having get got gets")
_DEALS = words(
    "deal deals agreement agreements accord pact treaty memorandum contract arrangement convention protocol scheme"
)
_PAPERS = words("figures data list statement report release note update bulletin letter appeal call request notice")
_ISSUED = words("released published issued dated launched made compiled updated circulated")
"""*Figures released on 4 May*, *an appeal launched in May*: what tells of a gift or asks for it, and not the gift."""
_IN_TIME = words(
    "midnight midday noon dawn dusk sunset sunrise nightfall dark journey voyage trip flight crossing drive delay "
    "delays wait stop stopover hours days weeks months years conference summit meeting ceremony talks prayers"
)
"""What may stand behind *after* before the day of the gift itself: *after a voyage of six days on 9 May it came*."""


def is_of_else(shape: Shape, gift: Gift, at: int) -> bool:
    """Whether a day is that of another verb, by where it stands."""
    return any(one(shape, gift, at) for one in _RULES)


def _tells_of(shape: Shape, verb: Verb) -> bool:
    """Whether a verb may tell that something is given or comes."""
    if verb.lemma == "take" and shape.words[verb.last + 1 : verb.last + 2] in _TAKEN:
        return False
    gives = verb.family in GIVING and verb.lemma not in ("make", "set")
    return gives or verb.lemma in _COMES or verb.mode is Mode.COMING


_TAKEN = (["office"], ["power"], ["over"], ["part"], ["place"], ["charge"])


def _clear(shape: Shape, gift: Gift, low: int, high: int, signs: Collection[str] = _CLOSES) -> bool:
    """Whether neither the gift nor another verb of giving or coming stands between two pieces, nor a sign."""
    numbers = {shape.verb_at(one) for one in range(low, high)} - {-1}
    if any(_tells_of(shape, shape.verbs[one]) for one in numbers):
        return False
    own = (*gift.things, *(frame.at for frame in gift.told))
    ends = any(word in signs or word == "due" for word in shape.words[low:high])
    return not ends and not any(low <= one < high for one in own)


def _is_participle(shape: Shape, at: int) -> bool:
    """Whether a word may be a participle of what is no giving."""
    number, word = shape.verb_at(at), shape.words[at]
    if shape.pieces[at].sort is not Sort.WORD or (number >= 0 and _tells_of(shape, shape.verbs[number])):
        return False
    if strikes(shape, at):
        return False
    return word in PARTICIPLES or (word.endswith("ed") and len(word) > len("need"))


def strikes(shape: Shape, at: int) -> bool:
    """*When floods struck in 2011, Peru gave*: what a disaster did as the gift was made, and no participle."""
    if at < 1 or shape.pieces[at].word not in ("struck", "hit", "swept", "flooded", "burnt"):
        return False
    low = next((one for one in range(at - 1, max(-1, at - _WHEN), -1) if shape.pieces[one].word in ("when", ",")), at)
    disaster = shape.pieces[at - 1].word.rpartition(" ")[2].lower()
    return shape.pieces[low].word == "when" and disaster in DISASTERS


_WHEN = 5
"""Pieces before the verb of a clause within which stands the word that leads it."""


def _has_verb(shape: Shape, low: int, high: int) -> bool:
    """Whether some word is a verb, also one of no list, but for *is* and *was*."""
    listed = any((number := shape.verb_at(one)) >= 0 and shape.verbs[number].lemma != "be" for one in range(low, high))
    return listed or any(_is_participle(shape, one) for one in range(low, high) if shape.words[one].endswith("ed"))


def _in_relative(shape: Shape, gift: Gift, at: int) -> bool:
    """*A hospital that opened in 2016*, *the mayor, who took office in January, gave*."""
    there = next((one for one in range(at - 1, 0, -1) if shape.words[one] in _RELATIVE), 0)
    if there == 0 or shape.pieces[there].sort is not Sort.WORD:
        return False
    if _came_themselves(shape, gift, there, at):
        return True
    if not _clear(shape, gift, there + 1, at):
        return False
    if shape.words[there - 1] in PREPOSITIONS:
        return False  # 9 homes, delivery of which will start in May
    said, behind = shape.verb_at(there - 1), shape.ties.get(there - 1)
    said = behind.verb if said < 0 and behind is not None and shape.words[there] == "that" else said
    if said >= 0 and shape.verbs[said].family in (Family.SAY, Family.DECIDE, Family.PROMISE):
        return False
    first = next((one for one in range(there + 1, at) if not is_adverb(shape.pieces[one])), at)
    plain = shape.verb_at(first) >= 0 or shape.words[there] in ("who", "which") or _is_participle(shape, first)
    plain |= shape.pieces[there - 1].sort is Sort.THING and any(shape.verb_at(one) >= 0 for one in range(there, at))
    return plain and at - there > len(("that", "in")) and _is_verb_like(shape, there + 1, at)


def _came_themselves(shape: Shape, gift: Gift, there: int, at: int) -> bool:
    """*Families who arrived here in the spring*, *families whose houses burnt down in May*: of people, and no goods."""
    own = (*gift.things, gift.main.at)
    people = is_of_people((shape.words[there - 1].split() or [""])[-1])
    if not people or any(there < one < at for one in own) or not {*_CLOSES}.isdisjoint(shape.words[there:at]):
        return False
    told = [shape.verbs[number] for one in range(there, at) if (number := shape.verb_at(one)) >= 0]
    if shape.words[there] == "whose":
        return not any(_tells_of(shape, verb) for verb in told)
    came = all(verb.family in (Family.ARRIVE, Family.OTHER) and not verb.passive for verb in told)
    return shape.words[there] in ("who", "that") and bool(told) and came


def _is_verb_like(shape: Shape, low: int, high: int) -> bool:
    """Whether a word between is no preposition, article, name or day, so that it may be a verb."""
    return any(
        piece.sort is Sort.WORD and piece.word not in BEFORE_DAY and piece.word not in ARTICLES and not is_adverb(piece)
        for piece in shape.pieces[low:high]
    )


def _before(shape: Shape, at: int) -> int:
    """The piece that a day stands behind, past its preposition, a place and a particle."""
    there = at - 1 - (shape.words[at - 1] in BEFORE_DAY)
    if there > 1 and shape.pieces[there].sort is Sort.ACTOR and shape.words[there - 1] in ("in", "by", "at", "with"):
        there -= 2
    return there - (there > 0 and shape.words[there] in _PARTICLES)


def _of_made(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave Chad 60 beds bought in 2019*, *under a deal agreed in Lima in 2019 Peru gave*."""
    there = _before(shape, at)
    if gift.outcome is not Outcome.GIVEN or there < 1:
        return False
    before, number, word = shape.pieces[there - 1], shape.verb_at(there), shape.words[there]
    if shape.words[at + 1 : at + 2] == [":"]:
        return False  # aid registered on 9 May: …
    if before.word in _DEALS or (before.word in _PAPERS and word in _ISSUED):
        told = shape.verb_at(gift.main.at)
        past = told < 0 or shape.verbs[told].mode is Mode.FACT
        return past and (word in PARTICIPLES or word.endswith("ed"))
    if not _is_participle(shape, there):
        return False
    if before.sort is Sort.THING:
        return word in PARTICIPLES
    if before.word == "and" and there > 2 and shape.pieces[there - 2].sort is Sort.DAY:
        return _of_made(shape, gift, there - 2)  # built in 1985 and repaired in 2019
    verb = shape.verbs[number] if number >= 0 else None
    return verb is not None and verb.passive and not verb.finite and before.word not in _BE


def _in_aside(shape: Shape, gift: Gift, at: int) -> bool:
    """*The fund, set up in 2004, gave*, *Set up in 2004, the fund gave*."""
    there = _before(shape, at)
    opens = there == 0 or (there > 0 and shape.words[there - 1] in (",", "("))
    closes = shape.words[at + 1 : at + 2] in ([","], [")"])
    return opens and closes and _is_participle(shape, there)


def _behind_after(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave 60 beds after the mayor had asked for help in May*: it was given some time later."""
    there = next((one for one in range(at - 1, -1, -1) if shape.words[one] == "after"), -1)
    if there < 0 or at - there <= len(("after", "in")) or not _clear(shape, gift, there + 1, at):
        return False
    day = shape.pieces[at].day
    exact = day is not None and day.precision is DatePrecision.DAY
    later = shape.pieces[there + 1].kind is NamedKind.PRONOUN or "had" in shape.words[there:at]
    return (exact or later) and _IN_TIME.isdisjoint(shape.words[there:at])


def _of_main(shape: Shape, gift: Gift, at: int) -> bool:
    """*In 2016 Mali elected a man who gave Togo 30 lorries*: the day of whatever else is told of him."""
    who = gift.main.first - 1
    who -= who > 0 and shape.pieces[who].sort is Sort.ACTOR
    if gift.main.noun or not at < who or shape.words[who] not in _RELATIVE or gift.outcome is not Outcome.GIVEN:
        return False
    said = any(verb.family is Family.SAY for verb in shape.verbs if at < verb.first < who)
    ended = shape.clause_end(gift.main.last + 1)
    comes = any(_tells_of(shape, verb) for verb in shape.verbs if verb.first > ended)
    return (
        not said and not comes and _clear(shape, gift, at + 1, who, (";", ":", ".")) and _has_verb(shape, at + 1, who)
    )


def _behind_relative(shape: Shape, gift: Gift, at: int) -> bool:
    """*Malta, which gave Togo 30 lorries, broke up in 2016*: the day of what is told of somebody behind the gift."""
    frame, there = gift.main, gift.main.first - 1
    while there > 0 and (
        shape.pieces[there].sort is Sort.ACTOR or shape.verb_at(there) == shape.verb_at(frame.at) >= 0
    ):
        there -= 1
    if frame.noun or not frame.last < at or there < 1 or shape.words[there] not in _RELATIVE - {"where"}:
        return False
    before = there - 1 - (shape.words[there - 1] in PREPOSITIONS)
    comma = next((one for one in range(frame.last, at) if shape.words[one] == ","), -1)
    if comma < 0 or shape.words[before] != "," or gift.outcome is not Outcome.GIVEN:
        return False
    said = {shape.verbs[one].lemma for piece in range(comma, at) if (one := shape.verb_at(piece)) >= 0}
    apart = before > 0 and shape.pieces[before - 1].sort is Sort.ACTOR
    apart = apart and (said == {"leave"} or shape.of(Sort.THING, comma + 1, at) != [])
    own = any(comma < one < at for one in gift.things)
    if own or not (apart or _clear(shape, gift, comma + 1, at, (";", ":", "."))):
        return False
    opened = gift.things[0] < there and not (_OPENED.isdisjoint(said) and _OPENED.isdisjoint(shape.words[comma:at]))
    return not opened and _is_verb_like(shape, comma + 1, at)


_OPENED = words("open opened inaugurate inaugurated unveil unveiled complete completed launch launched dedicated")
"""By which what is given may be handed over: *the clinic, which Malta gave, was opened in May*."""


def _of_fronted_clause(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave 30 lorries, and in 2019 it cancelled a debt*: the day that opens the clause behind the gift's."""
    joint = at - 1 - (shape.words[at - 1] in BEFORE_DAY)
    if joint < 2 or shape.words[joint] not in ("and", "but", "while", ";") or not gift.main.last < joint:
        return False
    if shape.words[joint] != ";" and shape.words[joint - 1] != ",":
        return False
    who = at + 1 + (shape.words[at + 1 : at + 2] == [","])
    who += shape.words[who : who + 1] == ["the"]
    subject = shape.pieces[who] if who < len(shape.pieces) else None
    if subject is None or subject.sort is not Sort.ACTOR:
        return False
    if who + 1 < len(shape.pieces) and shape.verb_at(who + 1) < 0 and _is_participle(shape, who + 1):
        return True  # in 2019 Chad expelled him
    number = next((number for number, verb in enumerate(shape.verbs) if verb.first > who), -1)
    if number < 0 or who not in shape.subject(number)[0]:
        return False
    comes = subject.word in ("they", "it") and (shape.verbs[number].passive or not _has_things(shape, number))
    return not comes and not any(one > joint for one in gift.things)


def _has_things(shape: Shape, number: int) -> bool:
    """Whether a verb has something for its object."""
    return any(tie.verb == number and shape.pieces[at].sort is Sort.THING for at, tie in shape.ties.items())


def _of_part(shape: Shape, gift: Gift, at: int) -> bool:
    """*In 2016 a hospital opened; Spain gave it 60 beds*: the day of the part before."""
    end = shape.part(at)[1]
    before = end < min([gift.main.first, *gift.things])
    return (
        before
        and _clear(shape, gift, shape.part(at)[0], at)
        and _clear(shape, gift, at + 1, end)
        and _has_verb(shape, shape.part(at)[0], end)
    )


def _of_other_part(shape: Shape, gift: Gift, at: int) -> bool:
    """*Oman gave 40 tents; Peru sent 30 on 4 May*: another gift has the day, if it does not open the sentence."""
    low, high = shape.part(at)
    own = (gift.main.at, *gift.things)
    if any(low <= one < high for one in own) or at - low <= len(("on", "early")) or ":" in shape.words[at:high]:
        return False  # received in October: six pairs of socks from Peru; two hats from Oman
    return any(verb.finite and low <= verb.first < high for verb in shape.verbs) and _has_thing(shape, low, high)


def _of_next_clause(shape: Shape, gift: Gift, at: int) -> bool:
    """*Oman gave 40 tents, and Peru sent 30 on 4 May*, *…, and in May it built a school*: what is given next has it."""
    last = max([gift.main.at, *gift.things])
    joints = (one for one in range(last + 1, at) if shape.words[one] in ("and", "while", "but"))
    joint = next((one for one in joints if shape.words[one - 1] == ","), at)
    fronted = at - joint <= len(("in", "early", "May"))
    low, high = (at, shape.clause_end(at + 1)) if fronted else (joint, at)
    told = [one for one, verb in enumerate(shape.verbs) if verb.finite and max(low, joint) < verb.first < high]
    gives = [one for one in told if (fronted or shape.verbs[one].family in GIVING) and not shape.verbs[one].passive]
    own = gives and any(joint < who < shape.verbs[gives[0]].first for who in shape.subject(gives[0])[0])
    return joint < at and bool(own) and _has_thing(shape, shape.verbs[gives[0]].last + 1, high)


def _of_other_relative(shape: Shape, gift: Gift, at: int) -> bool:
    """*Oman, which gave 40 tents in May, has now sent 30 beds*: the day of what the clause between tells."""
    there = next((one for one in range(at - 1, 0, -1) if shape.words[one] in ("who", "which")), 0)
    close = next((one for one in range(at + 1, len(shape.pieces)) if shape.words[one] == ","), 0)
    if not there or not close or shape.words[there - 1] != "," or "," in shape.words[there:at]:
        return False
    told = any(verb.finite and verb.family in GIVING and there < verb.first < close for verb in shape.verbs)
    own = any(there < one < close for one in (gift.main.at, *gift.things))
    return told and not own and _has_thing(shape, there, close)


def _has_thing(shape: Shape, low: int, high: int) -> bool:
    return any(piece.thing is not None for piece in shape.pieces[low:high])


def _of_next(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave 60 beds, and a team treated 900 people before it left on 4 May*: the day of what the next clause leads."""
    words_of, last = shape.words, max([*gift.things, *(frame.last for frame in gift.told)])
    opens = next((one for one in range(at - 1, last, -1) if words_of[one] in _LEADING), 0)
    joint = next((one for one in range(opens - 1, last, -1) if _joins_clause(words_of, one)), 0)
    told = [verb for verb in shape.verbs if 0 < joint < verb.first < opens]
    led = any(opens < verb.first < at for verb in shape.verbs)
    return led and any(verb.finite for verb in told) and not any(_tells_of(shape, verb) for verb in told)


def _of_share(shape: Shape, gift: Gift, at: int) -> bool:
    """*Is building 60 houses, of which 9 were handed over in May*: the day of a share that is no part of the gift."""
    words_of, last = shape.words, max(gift.things, default=len(shape.words))
    of = next((one for one in range(at - 2, last, -1) if words_of[one : one + 2] == ["of", "which"]), 0)
    behind = of + 3
    while behind + 1 < at and words_of[behind] == "," and words_of[behind + 1].isdigit():
        behind += 2  # 90,000 without a thing is in three pieces
    counted = of > 0 and words_of[of + 2].isdigit() and shape.verb_at(behind) >= 0
    return counted and "," not in words_of[behind:at]


def _of_leaving(shape: Shape, gift: Gift, at: int) -> bool:
    """*The ship landed 40 tents at Lae and sailed again on 3 May*: the day on which what brought it left."""
    last = max([gift.main.at, *gift.things])
    for verb in shape.verbs:
        if not last < verb.first < at or verb.lemma not in _LEAVES or not verb.finite:
            continue
        joint = shape.before(verb.first)
        joined = joint > last and shape.words[joint] == "and"
        if joined and _clear(shape, gift, verb.last + 1, at) and not _has_thing(shape, verb.last + 1, at):
            return True
    return False


_LEAVES = ("leave", "sail", "depart", "return", "go", "fly")


def _of_former(shape: Shape, gift: Gift, at: int) -> bool:
    """*Gave 40 tents in addition to the 90 given on 4 May*: the day of what was given before."""
    words_of, first = shape.words, min(gift.things, default=len(shape.words))
    links = (one for one in range(at - 2, first, -1) if words_of[one] in _BESIDES)
    behind = (one + len(_BESIDES[words_of[one]]) for one in links if _says(words_of, one))
    counted = (any(shape.pieces[one].thing or words_of[one][:1].isdigit() for one in range(low, at)) for low in behind)
    after = shape.pieces[at - 2].thing is not None and first < at - 3 and words_of[at - 3] == "after"  # after 90 in May
    return after or any(counted)


_BESIDES = {
    "in": ("in", "addition", "to"), "on": ("on", "top", "of"), "besides": ("besides",), "beyond": ("beyond",),
    "having": ("having",), "bringing": ("bringing",), "taking": ("taking",), "raising": ("raising",),
}  # fmt: skip


def _of_earlier(shape: Shape, gift: Gift, at: int) -> bool:
    """*Sent 40 boats, returning the help it had got in 2021*: what had been before what is told."""
    own, last = gift.main, max([gift.main.last, *gift.things])
    if gift.outcome is not Outcome.GIVEN or "had" in shape.words[own.first : own.last]:
        return False
    before = [verb for verb in shape.verbs if last < verb.first < at]
    had = bool(before) and before[-1].finite and shape.words[before[-1].first] == "had"
    between = shape.words[last + 1 : before[-1].first] if had else []
    apart = "," in between and between[:2] != [",", "which"]  # the 40 boats, which it had sent in May
    return apart and _clear(shape, gift, before[-1].last + 1, at) and not _has_thing(shape, before[-1].last + 1, at)


def _says(words_of: Sequence[str], at: int) -> bool:
    """Whether such words stand at a piece."""
    said = _BESIDES[words_of[at]]
    return tuple(words_of[at : at + len(said)]) == said


def _of_coming(shape: Shape, gift: Gift, at: int) -> bool:
    """*Mali, which is to vote on 4 May, gave*, *the firm will meet on 4 May and has given*."""
    first = min([gift.main.first, *gift.things])
    if gift.outcome is not Outcome.GIVEN or not at < first or _JOINTS.isdisjoint(shape.words[at + 1 : first]):
        return False
    if shape.words[at + 1 : at + 3] == [",", "when"]:
        return False  # the port is to open this week, when 40 tents are unloaded
    low = next((one + 1 for one in range(at - 1, -1, -1) if shape.words[one] in _CLOSES), 0)
    pairs = pairwise(["", *shape.words[low:at]])
    return any((word in _WILL and before not in _WHOSE) or (before, word) in _IS_TO for before, word in pairs)


_JOINTS = words(", ; and but )")
_WILL = words("will shall")
_WHOSE = words("a the his her its their whose last")
"""Before a will by which something is left."""
_IS_TO = (("is", "to"), ("are", "to"), ("due", "to"), ("plans", "to"), ("plan", "to"))


def _joins_clause(words_of: Sequence[str], at: int) -> bool:
    """Whether another clause begins behind a piece."""
    return words_of[at] == ";" or (words_of[at] in ("and", "while", "but") and words_of[at - 1] == ",")


_LEADING = words("before when until after once")
_RULES = (
    _in_relative,
    _of_made,
    _in_aside,
    _behind_after,
    _of_main,
    _behind_relative,
    _of_fronted_clause,
    _of_part,
    _of_other_part,
    _of_next_clause,
    _of_other_relative,
    _of_next,
    _of_share,
    _of_leaving,
    _of_former,
    _of_earlier,
    _of_coming,
)
