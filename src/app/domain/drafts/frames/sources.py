"""Where who gave it is named by the words beside a thing, whoever is said to bring it or hand it out.

source = thing ","? ("that was")? ("given" | "funded" | "paid for" | …) "by" name      tents paid for by Oman
       | thing ("received" | "obtained") "from" name                                tents received from Oman
       | thing ","? "a" ("gift" | "present" | …) ("of" | "from" | "by") name         tents, a gift of Oman
       | thing … ("," | ";") "they were"? ("paid for" | …) "by" name               tents; they were bought by Oman
       | thing "that"? name "had"? ("given" | "bought" | …)                         tents that Oman had bought
       | name "'s" ("gift" | "donation" | …) "of" thing                             Oman's gift of tents
       | handing-out thing "from" name, but no town                                 handed out tents from Oman
       | "with" ("money" | "funds" | …) "from" name          with money from Oxfam, X gave 40 tents
       | "with" name ("money" | "funds" | …) | "(donor:" name     gave 40 tents with Oxfam money
       | name "-" ("funded" | "donated" | …) thing          German-funded tents
       | ("on behalf of" | "acting for" | …) name            moved, on behalf of Oxfam, 40 tents
       | (start | name ",") ("funded" | "financed" | …) "by" name     funded by Oxfam, Chad's Scouts gave 40 tents
       | vehicle "brought" … thing … "from" name, but no town                       a jet brought 40 tents from Oxfam
       | ("let" | "allowed" | …) name vehicle ("with" | "carrying") thing   Chad let an Omani plane with 40 tents land
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.domain.drafts.clauses.phrases import is_town
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.frames.nouns import is_matched
from app.domain.drafts.words.rare import Rare

_GIVEN = (
    r"(?:given|donated|provided|gifted|contributed|funded|financed|paid for|bought|purchased|supplied|sponsored|"
    r"offered|collected)"
)
_GIFT = r"(?:gift|donation|present|contribution)s?"
_WAS = r"(?:(?:which|that) (?:was|were|had been|has been|have been) )?"
_BEHIND = (
    re.compile(rf",? \(?{_WAS}{_GIVEN} by (?:the |an? )?()"),
    re.compile(r",? (?:(?:which|that) it (?:had )?)?(?:received|obtained) from (?:the )?()"),
    re.compile(rf",? \(?(?:as )?(?:an?|the|all a) (?:\w+ )?{_GIFT} (?:of|from|by) (?:the |an? )?()"),
    re.compile(
        rf"(?:(?: (?:in|at|to|near) (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|,)(?= (?:that|which) ))?"
        rf" (?:(?:that|which) )?(?:the )?()(?:[a-z]+ (?:of|in|from|around|near) (?:the )?)?[A-Z](?:[\w'’&.-]+ ){{1,5}}?"
        rf"(?:(?:had|has|have) )?(?:{_GIVEN}|gave)\b(?! by)"
    ),
)
_LATER = Rare(
    " by ",
    rf"[,;] (?:all|both|each|most)(?: of (?:them|it|these|which))? (?:(?:was|were) )?{_GIVEN} by (?:the )?()|"
    r"[,;] (?:(?:all|both|each)(?: of (?:them|it|these))? )?(?:(?:they|these|it|which|the \w+) (?:all )?(?:was|were|"
    r"had been|have been|has been|having been) )?(?:paid(?: for| out)?|funded|financed|bought|purchased|sponsored|"
    r"donated) by (?:the )?()",
)
"""Further behind a thing, with none between."""
_FROM = re.compile(r" from (?:the )?(?=[A-Z])")
_BEHALF = Rare(
    "n behalf of|n the name of|cting for|ith |sing | by",
    r"(?:\b(?:[Oo]n behalf of|[Ii]n the name of|[Aa]cting for|"
    r"(?:[Ww]ith |[Uu]sing )(?:the )?(?:money|funds|funding|finance|cash|donations|an? (?:\w+ )?grant) "
    r"(?:given |provided |raised |collected )?(?:from|by|of))|"
    r"(?:(?:^|(?<=[.!?] ))[A-Z]|\b[A-Z][\w'’&-]*, [a-z])(?:unded|inanced|ponsored) by) "
    r"(?:the |an? )?(?=[A-Z]|[a-z-]+ (?:[a-z-]+ )?(?:of|from|in) (?:the )?[A-Z])",
)
"""Before who pays for what another one gives: *on behalf of Peru*, *funded by Peru, Oxfam gave*."""
_NAMED_MEANS = Rare(
    "money|fund|financ|donor|don.|courtesy|gift|donation",
    r"\b(?:[Ww]ith|in|[Oo]ut of|[Uu]sing) (?:the )?"
    r"(?=(?:[A-Z][\w'’-]+ (?:(?:of|for) )?){1,4}(?:money|funds|funding|financing))|"
    r"\((?:donors?|don\.|courtesy(?: of)?|(?:a )?(?:gift|donation) (?:of|from))[:,]? (?:the )?(?=[A-Z])",
)
"""Before a name: *with Oxfam money*, *(donor: Oxfam)*."""
_HELP = r"(?:[a-z]+ )?(?:help|aid|support|assistance|backing|money|funds|funding|financing|grants?|loans?)"
_BUILT_WITH = re.compile(
    rf"\b(?:[Ww]ith|[Uu]sing|[Tt]hanks to) (?:the )?(?:(?=(?:[A-Z][\w’'-]+ ){{1,4}}{_HELP}\b)|"
    rf"(?:an? )?{_HELP} (?:from|of|by) (?:the )?(?=[A-Z]))"
)
"""Before a name: *with Peru's help*, *with a grant from Peru*."""
_CALLED = re.compile(r"(?:[a-z-]+ ){1,2}(?=[A-Z])")
"""What somebody is, before his name: *paid for by the brewery Kessler*."""
_OWN_GIFT = Rare("gift|donation|present|contribution", rf"['’]s? (?:\w+ )?{_GIFT} of $")
_JOINED = Rare(
    "-", r"((?:[A-Z][\w.]*[ -])*[A-Z][\w.]*)-(?:funded|financed|donated|sponsored|supplied|given|gifted|paid)\b"
)
_HANDS_OUT = re.compile(
    r"\b(?:distribut\w+|hand(?:ed|s|ing)? out|(?:g[ai]ve[ns]?|giving) out|pass(?:ed|es|ing)? on|unload\w*)\b"
)


_VEHICLE_BRINGS = re.compile(
    r"\b(?i:freighter|plane|jet|flight|aircraft|airliner|lorry|lorries|truck|train|ship|vessel|boat|convoy|helicopter|"
    r"frigate|airlift|van)s?(?:,? (?:of|chartered|hired|lent|operated|flown|run|sent|loaned) [^.;:]{2,40}?)?,? "
    r"(?:(?:has|had|have) )?(?:brought|carried|flew|flown|took|taken|delivered|landed|ferried|airlifted|hauled|arrived|"
    r"transported|unloaded|discharged|shipped|came|reached)\b"
)
"""Before what only comes with a vehicle: *a Qantas jet flew Dili 40 tents from Oxfam*."""


LETS_IN = Rare(
    "with|carrying|bringing|full of",
    r"\b(?:let|lets|letting|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|admit(?:s|ted|ting)?|cleared) "
    r"(?:in )?(?:an? |the |another |(?:two|three|four|five|six|\d+) )?"
    r"(?P<whose>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}) "
    r"(?:[a-z]+ )?(?:plane|aircraft|jet|airliner|ship|vessel|freighter|boat|convoy|truck|lorry|lorrie|train|helicopter)"
    r"s? "
    r"(?:with|carrying|bringing|laden with|loaded with|full of) $",
)
"""Before what somebody's vehicle brings: who lets it in does not give it."""


def helpers(text: str, start: int, end: int) -> set[int]:
    """Where the names begin of those with whose help or money somebody builds or buys something for himself."""
    return {one.end() for one in _BUILT_WITH.finditer(text, start, end)}


def sources(text: str, shape: Shape, things: Iterable[int]) -> list[int]:
    """The code points at which the names begin of who gave some things."""
    found = [at for thing in things for at in _by_thing(text, shape, thing)]
    thanks = "thanks" in shape.words[1:]  # sends thanks on behalf of the people of Lae
    if not (thanks or any(verb.family in (Family.THANK, Family.RECEIVE) for verb in shape.verbs)):
        found += _of_all(text, shape.pieces[0].start, shape.pieces[-1].end)
    called = (_CALLED.match(text, at) for at in found)
    return [*found, *(one.end() for one in called if one is not None)]


@lru_cache(maxsize=4)
def _of_all(text: str, start: int, end: int) -> list[int]:
    """Where names begin by whose means all that a sentence tells of is given; it is asked for each of its things."""
    return [one.end() for pattern in (_BEHALF, _NAMED_MEANS) for one in pattern.finditer(text, start, end)]


@lru_cache(maxsize=8)
def _by_thing(text: str, shape: Shape, thing: int) -> list[int]:
    """The same for the words beside one thing, which is weighed first and filled in later."""
    return [*_beside(text, shape, thing)]


def _beside(text: str, shape: Shape, thing: int) -> Iterator[int]:
    start, piece = shape.pieces[0].start, shape.pieces[thing]
    near = shape.pieces[max(0, thing - 3)].start
    yield from (one.start(1) for one in _JOINED.finditer(text, near, piece.end))
    yield from (match.start(1) for pattern in _BEHIND if (match := pattern.match(text, piece.end)) is not None)
    following = [one.start for one in shape.pieces[thing + 1 :] if one.thing is not None and one.thing.low is not None]
    end = min([*following, shape.pieces[-1].end])
    yield from (max(one.start(1), one.start(2)) for one in _LATER.finditer(text, piece.end, end))
    match = _FROM.match(text, piece.end)
    if match is not None and _HANDS_OUT.search(text, start, piece.start) and match.end() not in _towns(shape):
        yield match.end()
    froms = [one.end() for one in _FROM.finditer(text, piece.end, end)]
    if froms and _VEHICLE_BRINGS.search(text, start, piece.start):
        yield from (at for at in froms if at not in _towns(shape))
    if (match := LETS_IN.search(text, start, piece.start)) is not None:
        yield match.start("whose")
    if (match := _OWN_GIFT.search(text, start, piece.start)) is not None:
        owners = (at for at, one in enumerate(shape.pieces[:thing]) if one.actor and one.end == match.start())
        yield from (shape.pieces[at].start for at in owners if not is_matched(shape, at))


def _towns(shape: Shape) -> set[int]:
    """Where towns are named, from which things only come."""
    return {one.start for one in shape.pieces if is_town(one)}
