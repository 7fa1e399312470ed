"""Numbers in running text that count nothing that is given.

name     = designator number | capital "-" number | number "/" number      flight 571, No. 3, Boeing 747, 24/7
house    = number capital* street | street number                          at 14 Mill Lane, at Storgatan 14
law      = ("under" | "through") name number                               under PL 480
order    = number ("st" | "nd" | "rd" | "th")                              21st
clock    = number ":" number | number ("a.m." | "GMT" …)
share    = number ("%" | "per cent" | "in" number | "out of" number | "of the" …)   one in three, 300 of the
length   = number unit of time or distance; an age; a magnitude            three days, 30 km, a 45-year-old
content  = building ("with" | "(") number "beds"                       how large it is
hurt     = *killed* … number | number … *were injured*                     people and houses that something befell
for whom = number people | *to* number hospitals                           whom it is for or where it is
compared = *up from* number | *making* number *so far* | *target* number   what is told beside it
stock    = ("from" | number … "of") determiner "stock" "of" number         what some are taken from
of each  = "each" *with* number (*and* number)                             what is in each of several
"""

from __future__ import annotations

from app.domain.drafts.amounts.in_names import is_of_name
from app.domain.drafts.words.actor_words import PLURAL_BODIES
from app.domain.drafts.words.goods import GIVING, MOVABLE, NOT_GIVEN, OWN, PERSONS, SCHOOLS
from app.domain.drafts.words.people_nouns import is_of_people
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import (
    AUXILIARIES,
    BUILDINGS,
    CALENDAR,
    CASUALTY_BEFORE,
    CASUALTY_BEHIND,
    DETERMINERS,
    ENDS_PHRASE,
    LENGTHS,
    MEASURES,
    NEVER_ITEMS,
    NUMBERED,
    PREPOSITIONS,
    SIZES,
    TIMES,
)
from app.domain.number_words import ONES, TENS
from app.domain.phrase_words import CHANGING, WHOLE, word_set

_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "a.m", "p.m", "gmt", "utc", "o'clock", "hrs"))
_COINS = frozenset(("note", "notes", "banknote", "banknotes", "bill", "bills", "coin", "coins", "stamp", "stamps"))
"""What a currency with a hyphen says the worth of: *five-pound notes*."""
_PLACES = frozenset(("to", "for", "in", "at", "across", "from", "by", "among", "between", "of", "into", "through"))
FRACTIONS = frozenset(("quarter", "quarters")) | {
    word for word in CHANGING if word.endswith(("rd", "th", "rds", "ths")) and word != "dozenth"
}


def names_something(run: Running, at: int, end: int) -> bool:
    """Whether the number from one token to another is (part of) a name, a time of day, an ordinal or a mark."""
    tokens, behind = run.tokens, run.text_at(end)
    if _is_tied_to_sign(run, at, end) or _goes_on(run, at) or _is_designated(run, at, end):
        return True
    if end < len(tokens) and tokens[end].glued and tokens[end].kind in ("word", "name") and not tokens[end].hyphen:
        times = behind in ("x", "×") and end + 1 < len(tokens) and not tokens[end + 1].glued  # 2x ambulances
        return not times and behind not in MEASURES and behind not in LENGTHS
    if is_in_name(run, at, end) or behind in _CLOCK:
        return True
    if tokens[at].hyphen and tokens[at].kind == "num" and at and tokens[at - 1].kind in ("word", "name"):
        return True
    coin = tokens[end - 1].kind == "cur" and tokens[end - 1].hyphen and behind in _COINS
    return coin or (run.text_at(at - 1) == "(" and behind == ")" and end - at == 1)


def _is_tied_to_sign(run: Running, at: int, end: int) -> bool:
    """Whether a sign touches a number and makes a mark of it: *#3*, *12:30*, *2020/21*, *[4]*."""
    tokens, behind = run.tokens, run.text_at(end)
    if tokens[at].kind == "num" and tokens[at].glued and run.text_at(at - 1) in (":", "/", "#", "[", "+"):
        return True
    if end == len(tokens) or not tokens[end].glued:
        return False
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    glued = following is not None and following.kind == "num" and following.glued  # not $6 million: 4 million for Peru
    return behind == "]" or (behind in (":", "/") and glued)


def _is_designated(run: Running, at: int, end: int) -> bool:
    """Whether the word before a number says that it is a name: *flight 3*, *No. 5*, *Year 6*."""
    tokens, token, before = run.tokens, run.tokens[at], run.text_at(at - 1)
    if before == "." and at > 1 and token.kind == "num":
        short = run.text_at(at - 2)
        before = f"{short}." if short in NUMBERED and tokens[at - 1].start == tokens[at - 2].end else ""
    if _is_model(run, at, end) or _is_of_law(run, at, end) or _is_of_house(run, at, end) or is_of_name(run, at, end):
        return True
    if token.kind == "num" and before in ("the", "a", "an") and run.text_at(end) in _TYPES:
        return True  # the 79 model
    if before in NUMBERED and token.kind in ("num", "word"):
        return before not in _ALSO_NAMES or not (_counts_things(run, end) or run.text_at(end) in MEASURES)
    return before in _TIMED and token.kind == "num" and len(token.text) < 3 and not _counts(run, end)


def _is_model(run: Running, at: int, end: int) -> bool:
    """*A Bell 212 helicopter*, but not *gave Peru 300 truck drivers*."""
    token = run.tokens[at]
    if not at or token.kind != "num" or not run.is_capital(at - 1):
        return False
    if _is_of_a_make(run, at):
        return True
    alone = end + 1 >= len(run.tokens) or run.tokens[end + 1].kind == "sign" or run.text_at(end + 1) in ENDS_PHRASE
    return run.text_at(end) in _MODELS and alone and len(token.text) > 1


def _is_of_house(run: Running, at: int, end: int) -> bool:
    """Whether a number is that of a house: *the school at 14 Mill Lane*, *the home at Storgatan 14*."""
    if run.tokens[at].kind != "num" or end - at > 1:
        return False
    if at and run.is_capital(at - 1) and run.text_at(at - 1).endswith(_STREET_ENDS):
        return True
    street = end
    while street < min(len(run.tokens), end + _STREET_LONG) and run.is_capital(street):
        if street > end and run.text_at(street) in _STREETS:
            return True
        street += 1
    return False


_STREETS = word_set("street road lane avenue boulevard drive terrace crescent close st rd ave blvd")
_STREET_ENDS = ("gatan", "gata", "strasse", "straße", "gasse", "vej", "weg", "allee", "straat", "utca", "katu")
_STREET_LONG = 4


def _is_of_law(run: Running, at: int, end: int) -> bool:
    """Whether a number is that of a law or a programme by which something is given: *wheat under PL 480*."""
    first = at
    while first > max(0, at - _LAW_LONG) and _is_of_name(run, first - 1):
        first -= 1
    alone = end >= len(run.tokens) or run.tokens[end].kind == "sign" or run.text_at(end) in ENDS_PHRASE
    return first < at and run.tokens[at].kind == "num" and run.text_at(first - 1) in ("under", "through") and alone


def _is_of_name(run: Running, at: int) -> bool:
    """Whether a token is a word of a name, or the *of* between two."""
    named = run.is_capital(at) and run.tokens[at].kind != "sign"
    return named or (run.text_at(at) == "of" and run.is_capital(at - 1) and run.is_capital(at + 1))


_LAW_LONG = 6


def _is_of_a_make(run: Running, at: int) -> bool:
    """*Two Dornier 228 aircraft*, *a used Zlin 242 trainer*, *a King Air 200*: behind a make that is counted."""
    if run.text_at(at - 1) in _OF_DATES or run.text_at(at + 1) in MEASURES:
        return False  # since 17 February 20,000 doses
    before = at - 2
    while before > at - _MAKE_LONG and run.is_capital(before) and run.tokens[before].kind in ("word", "name"):
        before -= 1
    several = before < at - 2  # a King Air 200; at 14 Mill Lane 40 chairs
    before -= run.text_at(before) in _USED
    in_digits = before >= 0 and run.tokens[before].kind == "num" and not several
    counted = run.text_at(before) in ("a", "an") or in_digits
    return counted or run.text_at(before) in ONES


_MAKE_LONG = 5
_OF_DATES = CALENDAR | word_set("may")
_USED = word_set("used new second-hand refurbished surplus decommissioned retired former old")
_MODELS = word_set(
    "helicopter plane freighter jet airliner transport excavator tractor truck lorry ambulance engine digger loader "
    "bulldozer generator pumper car van bus ship vessel boat tank gun scanner"
)
"""What a name and a number before it say the make of."""
_TYPES = word_set("model series version variant type class edition")
"""What a number before it is the name of, in the singular."""
_ALSO_NAMES = word_set(
    "no note item unit case order camp hall house ward district zone sector lodge regiment squadron dock local building"
)
"""Words of these that end a name or a sentence as well: *gave Dadaab camp 300 tents*."""


def _goes_on(run: Running, at: int) -> bool:
    """Whether digits only go on with what letters begin: *K50,000*, *E1.3 million*."""
    tokens = run.tokens
    if tokens[at].kind != "num" or run.text_at(at - 1) not in (",", ".") or at < 2:
        return False
    tied = tokens[at].glued and tokens[at - 1].glued
    return tied and tokens[at - 2].kind == "name" and any(map(str.isdigit, run.text_at(at - 2)))


_TIMED = frozenset(("year", "week", "day", "night"))


def is_in_name(run: Running, at: int, end: int) -> bool:
    """Whether a number word is a word of a name: *the Five Eyes*, *the Group of Seven*, *Nine Elms Rotary*.

    Words with a capital within a sentence are; at its start those before a name of several words.
    """
    if run.tokens[at].kind != "word" or not run.is_capital(at):
        return False
    following = end < len(run.tokens) and run.tokens[end].kind in ("word", "name") and run.is_capital(end)
    if at > 0 and run.text_at(at - 1) not in _OPENS:
        shouted = run.words[run.tokens[at].start : run.tokens[at].end].isupper() and end - at == 1
        return not shouted or following
    beyond = end + 1 < len(run.tokens) and run.tokens[end + 1].kind in ("word", "name") and run.is_capital(end + 1)
    plural = run.text_at(end).endswith("s") and not run.text_at(end).endswith(("ss", "us", "is"))
    return following and beyond and plural


_OPENS = frozenset((".", ":", ";", "?", "!", '"', "“", "”", "-", "–", "—", "(", "/", "•", "'", "‘", "’", "…", "*"))
"""Behind these a sentence or a part of it may begin."""


def _counts(run: Running, end: int) -> bool:
    """Whether a plural follows, as in *no 300 tents*."""
    return run.text_at(end).endswith("s") and not run.text_at(end).endswith("ss")


def _counts_things(run: Running, end: int) -> bool:
    """Whether a plural ends the words behind a number: *the district 1,150 shelter kits*."""
    for at in range(end, min(end + 4, len(run.tokens))):
        plain = run.tokens[at].kind == "word" and not run.is_capital(at) and run.text_at(at) not in ENDS_PHRASE
        if not plain or _counts(run, at):
            return plain
    return False


def is_year(run: Running, at: int, end: int) -> bool:
    """Whether a number may be a year: four digits with nothing round them that says how many (*over 2000 tents*)."""
    token = run.tokens[at]
    if end - at != 1 or token.kind != "num" or len(token.text) != 4 or not token.text.isdigit():
        return False
    if not "1800" <= token.text <= "2099":
        return False
    if run.text_at(at - 1) in ("a", "an") and token.text >= "1900":  # a 1994 Mercedes pumper
        return True
    goods = run.text_at(end) in WHOLE or run.text_at(end) in MEASURES or run.text_at(end + 1) in WHOLE
    return not goods or run.text_at(at - 1) in _YEAR_BEFORE


def is_of_year(run: Running, start: int, at: int, end: int) -> bool:
    """Whether a number that is said to begin at `start` may be a year, and nothing before it says how many."""
    article = start == at - 1 and run.text_at(start) in ("a", "an")
    return (start == at or article) and is_year(run, at, end)


_YEAR_BEFORE = word_set("the its their his our this in since by until from during before after early late mid")


_SHARES = word_set("% percent percentage pct p.c. times squared cubed ° degrees fold magnitude")
_OF_WHOM = word_set("the them these those its their our which whom his her")


_OF_EACH = (("to", "a"), ("to", "an"), ("to", "each"), ("the", "number"))
"""*Twelve to a tent*; *bringing to 23 the number of countries that helped*."""


def is_share(run: Running, at: int, end: int) -> bool:
    """Whether a number is a part of something, a rank or a multiple, or says how long, far, old or hot."""
    behind, after = run.text_at(end), run.text_at(end + 1)
    before = run.text_at(at - 1)
    if run.text_at(at) == "one" and (before == "by" or (behind == "of" and _tells_what_it_is(run, at))):
        return True  # by one reckoning
    if (behind == "strong" and not run.tokens[end].hyphen) or before == "every":
        return True  # a team, twenty strong; of every ten doses
    if behind in _SHARES or behind in FRACTIONS or (behind, after) in (("per", "cent"), ("out", "of")):
        return True
    if (behind == "of" and after in _OF_WHOM) or (behind, after) in _OF_EACH:
        return True
    if behind in ("in", "to", "for") and (_bare(run, end + 1) or (after == "every" and _bare(run, end + 2))):
        return True
    if run.text_at(at - 1) in ("of", "every") and run.text_at(at - 2) in ("one", "two", "three", "out"):
        return True
    return is_in_ratio(run, at)


def is_in_ratio(run: Running, at: int) -> bool:
    """Whether a number is the second of a ratio: *nine in ten of the 3,400 tents*, *4 out of 5*."""
    before, first = run.text_at(at - 1), at - 2
    if before == "of" and run.text_at(first) == "out":
        return first > 0 and _bare(run, first - 1)
    return before == "in" and first >= 0 and _bare(run, first) and _bare(run, at)


def _tells_what_it_is(run: Running, at: int) -> bool:
    """Whether *one of* begins what somebody is: *gave Tuvalu, one of its last friends, 40 tents*."""
    return run.text_at(at - 1) in AUXILIARIES or (run.text_at(at - 1) == "," and run.is_capital(at - 2))


def _bare(run: Running, at: int) -> bool:
    """Whether a small number without anything behind it stands at a token: *one in three*."""
    token = run.tokens[at] if at < len(run.tokens) else None
    if token is None:
        return False
    return (
        (token.kind == "num" and len(token.text) < 4)
        or token.text in ONES
        or token.text in TENS
        or token.text == "every"
    )


def is_told_beside(run: Running, at: int, end: int) -> bool:
    """Whether a number is only told beside the one that is meant: *up from 80 million*, *each with three blankets*."""
    before = (run.text_at(at - 2), run.text_at(at - 1))
    opens = before[1] == "among" and (at < _OPENING or before[0] in _IS)  # among 63 grants was one to Lima
    aimed = before[before[1] not in (":", "=")] in _AIMED  # (target 45,000; gap: 900)
    if opens or aimed or before[1] in _COVERING or (before[1] == "of" and _is_of_others(run, at - 2)):
        return True
    if before == ("of", "the") and (run.text_at(at - 3) == "short" or _is_whole_of(run, at, end)):
        return True
    if before[1] == "making" or (before[1] == "to" and run.text_at(at - 3) in _TOTALS):
        behind = min(end + _BESIDE, len(run.tokens))
        return before[1] == "to" or any(run.text_at(one) in _SUMMED_UP for one in range(end, behind))
    if "each" not in [token.text for token in run.tokens[max(0, at - _CONTENTS - 1) : at]]:
        return False
    for where in range(at - 1, max(0, at - _CONTENTS), -1):
        near = run.text_at(where - 1), run.text_at(where - 1 - (run.text_at(where) == "with"))
        if run.text_at(where) in _HOLDING and "each" in near:
            return True
        if run.tokens[where].kind == "sign" or run.text_at(where) in ("for", "to"):
            break
    return False


def _is_taken_from(run: Running, at: int) -> bool:
    """Whether a stock whose determiner ends at a token is only what so much is of: *90 tents from its stock of 400*."""
    first = at - (run.text_at(at) not in DETERMINERS)  # from its own stock
    lead = run.text_at(first - 1)
    if run.text_at(at + 1) not in _STOCKS or run.text_at(first) not in DETERMINERS or lead not in ("from", "of"):
        return False
    counted = range(max(0, first - _WHOLE_NEAR), first - 1)
    if run.text_at(first - 2) in ("%", "pct", "percent", "cent"):
        return False
    return lead == "from" or any(run.tokens[one].kind == "num" for one in counted)


_STOCKS = word_set(
    "stock stocks stockpile reserve reserves surplus store stores fleet consignment shipment batch order total lot"
)


def is_power(run: Running, at: int) -> bool:
    """Whether a number is of what a thing can do, or the whole: *able to bake 900 loaves*, *part of a promised 200*."""
    verb, before = run.text_at(at - 1), (run.text_at(at - 3), run.text_at(at - 2))
    if verb in PLANNED:
        return is_rest_of(run, at)
    able = before in (("able", "to"), ("capable", "of"), ("capacity", "to")) and run.text_at(at - 4) not in AUXILIARIES
    holds = (before[1], verb) == ("capacity", "of")
    can = before[0] in ("which", "that", "each", "they", "it") and before[1] in ("can", "could")
    does = before[1] in ("which", "that") and verb.endswith("s") and verb not in _HOLDS
    return verb not in GIVING and (able or can or does or holds)


_HOLDS = AUXILIARIES | word_set("comprises carries holds contains totals numbers consists features")
PLANNED = word_set("promised pledged planned agreed intended expected announced scheduled projected targeted estimated")


def _is_whole_of(run: Running, at: int, end: int) -> bool:
    """*80,000 masks of the 200,000 it promised*: the whole of what is counted before."""
    counted = any(run.tokens[one].kind == "num" for one in range(max(0, at - _WHOLE_NEAR), at - 3))
    return counted and run.text_at(end) in ("it", "they", "promised", "pledged", "that", "he", "she", "we")


_WHOLE_NEAR, _OPENING = 7, 3
_IS = frozenset(("is", "are", "was", "were"))
_AIMED = word_set("target targets gap shortfall ceiling quota baseline previously capacity output throughput payload")
_COVERING = word_set("cover covers covering covered yield yields yielding yielded produce produces producing produced")
_MENDING = word_set(
    "upkeep costs running rehabilitation repair repairs renovation maintenance restoration refurbishment"
)
"""What is done to what is there already: *the rehabilitation of 14 health posts*."""


def _is_of_others(run: Running, at: int) -> bool:
    """*The rehabilitation of 14 posts*, *ten tanks, the last of 54 it had bought*, *against total pledges of $9m*."""
    against = run.text_at(at) == "pledges" and "against" in (run.text_at(at - 1), run.text_at(at - 2))
    return against or run.text_at(at) in _MENDING | _LAST or _is_taken_from(run, at - 1)


_LAST = frozenset(("last", "rest", "remainder"))
_TOTALS = frozenset(("total", "totals", "tally"))
_SUMMED_UP = word_set("since all far altogether date total now")
"""Behind a number that sums up: *making 45 since October*, *making 45 in all*."""
_BESIDE, _CONTENTS = 3, 12
_HOLDING = word_set("with containing holding carrying including comprising")
"""Behind *each* and before what is in it; before *with* a participle may stand: *each loaded with*."""


_WAYS = word_set("road roads track tracks path paths trail trails desert sea ocean coast jungle terrain mountains")
"""Over what somebody goes: *over 300 km of bad road*."""
_DEEP = word_set("water snow mud rain ice silt sand")
"""What is so many feet deep."""
_MEMORY = word_set("memory ram storage rom")
"""What a machine has so much of."""


_SIDES = word_set("metre metres meter meters m cm centimetre centimetres mm foot feet ft inch inches yard yards km")
"""What the sides of a thing are measured in: *12 by 8 metres*."""


def is_length(run: Running, at: int, end: int) -> bool:
    """Whether the thing behind a number is time or distance; *20 km of cable* is goods, *12 by 8 metres* a size."""
    if run.text_at(end) in ("by", "x", "×") and run.text_at(end + 2) in _SIDES and run.tokens[end + 1].kind == "num":
        return run.text_at(end + 3) not in ("container", "containers")  # 6 x 20-ft containers
    where = end
    while run.text_at(where) in ("more", "further", "additional", "consecutive", "full", "long", "whole", "other"):
        where += 1
    word = run.text_at(where).removesuffix("'s").removesuffix("s'")
    if where + 1 < len(run.tokens) and run.tokens[where + 1].hyphen and not run.tokens[where].hyphen:
        return False  # 900 night-vision goggles
    if word in TIMES:
        return True
    if word == "hp" and not run.is_measure(where, SIZES):
        return False
    if word in LENGTHS or (word in SIZES and run.text_at(where + 1) != "/"):
        if word in ("acres", "hectares") and _gives_land(run, at):
            return False
        goods = run.text_at(where + 1) == "of" and run.text_at(where + 2) not in ENDS_PHRASE | _DEEP | _MEMORY
        far = run.text_at(at - 1) in ("over", "across", "along") and any(
            run.text_at(one) in _WAYS for one in range(where + 2, where + 5)
        )
        return not goods or far or run.text_at(at - 1) == "within"
    return word in ("square", "cubic") and run.text_at(where + 2) != "of"


def _gives_land(run: Running, at: int) -> bool:
    """*Gave 30 hectares to the parish*, *left Bray 30 acres*, *made over eleven acres*."""
    verb = at - 1
    while verb > 0 and (
        run.is_capital(verb) or run.text_at(verb) in _WHOM_LAND or run.text_at(verb - 1) in ("the", "its", "his", "her")
    ):
        verb -= 1
    listed = run.text_at(at - 1) == "and" and any(run.text_at(one) in _DEEDED for one in range(at - _LISTED, at))
    over = listed or (run.text_at(at - 1) == "over" and run.text_at(at - 2) in ("made", "signed", "deeded", "turned"))
    return over or run.text_at(verb) in GIVING | _DEEDED


_LISTED = 8
"""Tokens of a list before land, *bequeathed his farm and 40 acres*."""
_DEEDED = word_set("left given conveyed deeded bequeathed ceded transferred settled")
"""How land is given, beside what is said of other things."""


_WHOM_LAND = word_set("him her it them us the town city village parish church school some about over another")


def befell(run: Running, at: int, end: int) -> bool:
    """Whether something happened to what is counted: *killed 300*, *53,000 houses were destroyed*."""
    for where in range(at - 1, max(-1, at - 7), -1):
        token = run.tokens[where]
        if token.text == "leaving" and "to" in (run.text_at(end), run.text_at(end + 1)):
            return False  # leaving two pumps to the brigade
        if token.text in CASUALTY_BEFORE:
            described = run.text_at(where - 1)  # the flooded region, flooded Riga got 40
            got = not GIVING.isdisjoint(run.text_at(one) for one in range(where + 1, at))
            described_so = described in DETERMINERS or described in PREPOSITIONS or described.endswith("'s")
            return not described_so and not got
        if token.kind in ("num", "sign") and token.text not in "-'":
            break
    where = _verb_of_list(run, end)
    words = {run.text_at(one) for one in range(end, where)}
    if {",", "and"} <= words and not GIVING.isdisjoint(run.text_at(one) for one in range(max(0, at - 4), at)):
        return False  # gave Riga nine vans, and forty teachers were killed
    while run.text_at(where) in _LINKING:
        where += 1
    return (
        run.text_at(where) in CASUALTY_BEHIND
        or (
            run.text_at(where) == "given"
            and run.text_at(where + 1) in NOT_GIVEN | {"leave"}  # forty teachers were given notice
        )
        or (run.text_at(at - 1) in _LEFT and _lacks(run, end))
    )  # left 6,000 without a roof


def _lacks(run: Running, at: int) -> bool:
    return run.text_at(at) == "without" or (run.text_at(at) == "with" and run.text_at(at + 1) == "no")


_LEFT = ("left", "leaving", "leaves", "leave")
_LINKING = AUXILIARIES | word_set("left reported feared also remain remained")


_WANTED = frozenset(("needed", "req'd", "reqd"))


def _verb_of_list(run: Running, at: int) -> int:
    """The token of the verb of a list that ends or goes on at a token: *34 dams, 120 schools were destroyed*."""
    stop = min(len(run.tokens), at + 20)
    for where in range(at, stop):
        token = run.tokens[where]
        if token.text in _LINKING or token.text in _WANTED:
            return where
        if token.text not in (",", "and", "of", "a", "+", "&") and (token.kind == "sign" or token.text in ENDS_PHRASE):
            break
    return at


def is_equipped(run: Running, at: int, end: int) -> bool:
    """Whether something is put into what is counted: *equipped 120 classrooms*, *fitted out two wards*."""
    before = run.text_at(at - 1)
    if before.startswith("furnish") and (run.text_at(end) == "to" or run.text_at(end - 1) not in _FURNISHED):
        return False
    return before in _EQUIPS or (before == "out" and run.text_at(at - 2) in ("fit", "fits", "fitted", "kits", "kitted"))


def is_rest_of(run: Running, at: int) -> bool:
    """Whether only a part of what is counted is spoken of: *the first of twelve planes*, *half of its 300 tents*.

    Or all but it: *all but two of its boats*.
    """
    if (run.text_at(at - 2), run.text_at(at - 1)) == ("all", "but"):
        return True
    of = at - 1
    while (
        run.text_at(of) in BEFORE_WHOLE
        or run.text_at(of).endswith(("'s", "’s"))
        or (of > at - 6 and run.is_capital(of))
    ):
        of -= 1
    if run.text_at(of) == "of" and run.text_at(of - 1) in _PLEDGES and run.text_at(of - 2) in DETERMINERS:
        return run.text_at(of - 3) == "of"  # of its pledge of 6 million
    every = run.text_at(of - 1) == "one" and run.text_at(of - 2) == "every"
    return (
        run.text_at(of) == "of" and not every and (run.text_at(of - 1) in _SOME_OF or run.text_at(of - 1) in FRACTIONS)
    )


_PLEDGES = word_set("pledge promise commitment quota")
BEFORE_WHOLE = PLANNED | word_set("the a an its their his her our some about requested ordered")
_SOME_OF = word_set(
    "one first second third fourth fifth last latest next most some many few several half part portion bulk majority "
    "rest remainder balance takings proceeds receipts contents"
)


def is_agent(run: Running, at: int, head: str) -> bool:
    """Whether people are who does it, and not what is given: *staffed by 80 nurses*; but *followed by 80 nurses*."""
    people = head in PERSONS or is_of_people(head)
    return people and run.text_at(at - 1) == "by" and run.text_at(at - 2) not in _COMING_TOO


_COMING_TOO = word_set("followed accompanied joined matched escorted reinforced backed")
_EQUIPS = word_set("equip equips equipped equipping furnish furnishes furnished furnishing staff staffs staffed")


def is_content(run: Running, at: int, item: tuple[int, int]) -> bool:
    """Whether a number says how large the thing before it is: *a hospital with 60 beds*, *a ship of 200 berths*."""
    if _is_part_of_one(run, at, item[1] - 1):
        return True
    if run.text_at(item[1] - 1) not in CONTENT:
        return False
    if _is_of_holder(run, at, item[1]):
        return True
    if item[1] - item[0] != 1:
        return False
    before = at - 1
    if before >= 0 and run.text_at(before) in _HOLDERS and run.tokens[at].kind == "num":  # field hosp 60 beds
        near = {run.text_at(one) for one in range(max(0, before - 6), before)}
        return GIVING.isdisjoint(near) or not near.isdisjoint(("a", "an"))  # gave Riga hospital 60 beds
    if run.text_at(before) == "with" and run.text_at(before - 2 + (run.text_at(before - 1) != ",")) in ("one", "other"):
        return True
    if run.text_at(before) not in ("with", "of", "(", ",", "w"):
        if (run.text_at(before), run.text_at(before - 1)) != ("/", "w"):
            return False
        before -= 1
    holder = before - 1 - (run.text_at(before - 1) == ",")
    got = any(run.text_at(one) in _PRESENTS_WITH for one in range(holder, max(-1, holder - 6), -1))
    got = got and run.text_at(before) == "with" and not {"a", "an"} & {run.text_at(holder - 1), run.text_at(holder - 2)}
    return holder >= 0 and run.text_at(holder) in _HOLDERS and not got


def _is_part_of_one(run: Running, at: int, head: int) -> bool:
    """Whether a number is of the parts of the single thing before: *a printer with 3 trays*, *a piano with 88 keys*."""
    whole = at - 2
    if run.text_at(head) not in _PARTS or run.text_at(at - 1) != "with" or run.text_at(whole) in _CREW:
        return False
    single = any(run.text_at(one) in ("a", "an", "one", "the") for one in range(max(0, whole - 4), whole))
    return single and not run.text_at(whole).endswith("s")


_CREW = PERSONS | word_set("team crew squad brigade party group man woman teacher artist")
_PARTS = word_set(
    "wheels doors trays drawers keys processors cores strings pipes propellers axles nozzles oars masts rotors pedals "
    "buttons sockets burners compartments cylinders gears lenses megapixels horsepower pages volts watts legs windows"
)
"""What a single thing is made of, and what nobody gives beside it."""


def _is_of_holder(run: Running, at: int, end: int) -> bool:
    """*A hospital (150 staff, 10 ICU beds)*, *the hospital ship Peace Ark, 300 beds, sailed*."""
    before = at - 1
    if run.text_at(before) == "," and run.text_at(end) in (",", ")", ";"):
        before -= 1
        while before > 0 and run.is_capital(before):
            before -= 1
        if run.text_at(before) in _HOLDERS and before < at - 2:
            return True
        before = at - 1
    while before > max(0, at - _CONTENTS) and run.text_at(before) not in ("(", ")", ";"):
        before -= 1
    return run.text_at(before) == "(" and run.text_at(before - 1) in _HOLDERS


_PRESENTS_WITH = word_set("present presents presented presenting supply supplied supplies provide provided provides")
"""Before whom they give to, *with* and what is given."""
CONTENT = word_set(
    "coaches carriages beds berths seats wards rooms classrooms storeys stories floors places bunks cots pupils "
    "domes minarets spires arches pillars lanes spans decks"
)
"""What a building or a ship has, and is as large as."""
_FURNISHED = BUILDINGS | CONTENT | word_set("flats apartments houses homes offices halls dormitories")
"""What furniture is put into."""
_HOLDERS = BUILDINGS | word_set(
    "train trains hosp hosps unit units ward wards ship ships ferry ferries bus buses school theatre theater hotel "
    "building block "
    "facility laboratory lab tent camp shelter dormitory hostel orphanage"
)


_BEANS = ("beans", "jeans", "icians", "narians", "rarians", "friesians", "alsatians", "dalmatians", "arabians")
"""What ends as the name of a people does."""
_WHERE = frozenset(("kitchens", "canteens", "tents", "huts", "halls", "wards", "warehouses", "points", "barracks"))
"""Where something is done, behind *in* or *at*."""


_PUT_UP = word_set(
    "gave give gives given giving donated donates donate donating build builds built building rebuild rebuilds rebuilt "
    "rebuilding erect erected erecting promise promised promises promising pledge pledged pledges pledging offer "
    "offered offers offering fund funded funds funding finance financed finances financing grant granted grants "
    "deliver delivered delivers send sends sent ship ships shipped construct constructs constructed constructing over "
    "receive receives received receiving got getting get gets "
    "sponsor sponsors sponsored bequeathed presented complete completes completed completing finish finished"
)
"""Verbs behind which houses are what is given."""
_WORKS = word_set("rebuilding building construction reconstruction erection")
_BEFORE_HOUSES = word_set(
    "the its their of none as many some about over more than up a further another new first all only just it him her "
    "them us almost nearly around at least most"
)
_HANDED = _PUT_UP & word_set("given donated built rebuilt promised pledged offered funded financed delivered sent")


def _is_movable(run: Running, at: int, head: str) -> bool:
    """Whether the words between a number and its head say that houses can be sent: *60 mobile homes*."""
    for word in (run.text_at(where) for where in range(at, at + _REACH)):
        if word in MOVABLE or word == head:
            return word in MOVABLE
    return False


_REACH = 6
"""Tokens from a number on in which its head stands."""


def _is_sent(run: Running, at: int, head: str) -> bool:
    """*Sent 30 truck drivers*, *shipped 60 goals*, *41 members of its rescue unit*: who is sent all the same."""
    noun = next((one for one in range(at + 1, at + _REACH) if run.text_at(one) == head), at)
    if run.text_at(noun - 1) in _OF_PLACES.get(head, ()) or (head in ("places", "seats") and _is_of_school(run, noun)):
        return True
    if head == "members":
        behind = {run.text_at(one) for one in range(at + 2, at + 10)}
        got = run.text_at(at - 1) in _HANDS_TO  # gave 47 members of the team new boots
        sent_out = not (got or behind.isdisjoint(_TEAMS) or behind.isdisjoint(_TO_HELP))
        return run.text_at(at + 2) == "of" and (sent_out or not behind.isdisjoint(_UNITS))
    if head == "tickets" and run.text_at(at + 1) == "free":
        return True
    first = at - 1 - (run.text_at(at - 1) in ("another", "about", "some", "further", "over"))
    water = head == "points" and run.text_at(at + 1) == "water"
    sending = _SENDING
    if head in ("drivers", "operators"):
        sending |= GIVING
        while first > 0 and (run.is_capital(first) or run.text_at(first) in _BEFORE_HOUSES):
            first -= 1
    return (head in SENT_TOO or water) and run.text_at(first) in sending


_OF_PLACES = {
    "places": word_set("university college school study training nursery boarding apprenticeship student"),
    "members": word_set("brigade team crew squad rescue"),
    "groups": word_set("rescue medical surgical engineer response"),
}
"""Words before nouns of where and who that make them what is given: *500 university places*, *300 brigade members*."""


def _is_of_school(run: Running, noun: int) -> bool:
    """Whether places are such as one learns in: *places at its staff college*."""
    if run.text_at(noun + 1) not in ("at", "on") or run.text_at(noun + 2) not in OWN:
        return False
    return not SCHOOLS.isdisjoint(run.text_at(one) for one in range(noun + 3, noun + _REACH))


_HANDS_TO = word_set("give gives gave hands handed offers offered awards awarded presents presented pays paid")
_TEAMS = word_set("team teams crew crews contingent mission")
_TO_HELP = word_set("rescue medical search relief response surgical disaster emergency mountain usar humanitarian")
"""Of which teams the members are sent: *47 members of Croatia's search and rescue team*."""
_UNITS = word_set("unit force forces brigade corps battalion regiment squad")
_LIVED_IN = frozenset(("houses", "homes", "buildings", "roofs"))
SENT_TOO = word_set("drivers operators goals readers roofs")
"""Who or what is given only where a verb, or what is counted beside it, says so."""
_SENDING = word_set(
    "send sends sent sending dispatch dispatches dispatched despatched ship ships shipped shipping commit commits "
    "committed supply supplies supplied install installs installed donate donates donated second seconded deploy "
    "deployed lend lent with"
)


def _is_never_given(run: Running, at: int, head: str) -> bool:
    """Whether a phrase is of whom something is for, or where, by its noun alone; who are sent are given."""
    return _is_of_getters(head) and not (_is_sent(run, at, head) or _is_kind_of_thing(run, at, head))


def _is_of_getters(head: str) -> bool:
    """Whether a word is of whom something is for, also as a people: *Bolivians*."""
    people = head.endswith(("ians", "eans", "landers")) and not head.endswith(_BEANS) and head not in PERSONS
    return people or head in NEVER_ITEMS


def _is_put_up(run: Running, at: int) -> bool:
    """*Gave Aceh 50 houses*, *put up 50 houses*, *the building of 50 houses*, *the 50 houses promised to Aceh*."""
    behind = next((one for one in range(at, at + _REACH) if run.text_at(one) in _LIVED_IN), at) + 1
    behind += run.text_at(behind) in ("were", "was")
    if run.text_at(behind) in _HANDED and run.text_at(behind + 1) in ("to", "by", "for"):
        return True
    to = at - 1
    while to > 0 and run.tokens[to].kind in ("word", "name"):
        if run.text_at(to) == "of" and run.text_at(to - 1) in _WORKS:
            work = to - 2 - (run.text_at(to - 2) == "the")
            return run.text_at(work) in _PUT_UP or is_paid_for(run, work)
        if run.text_at(to) == "of" and run.text_at(to - 1) in _GIFTS:  # a present of 52 houses
            return True
        if run.text_at(to) == "handed" and to < at - 1:  # handed Lae 50 houses
            return True
        if run.text_at(to) in _PUT_UP or (run.text_at(to - 1), run.text_at(to)) == ("put", "up"):
            return (run.text_at(to) == "over") == run.text_at(to - 1).startswith("hand")
        whom = (
            run.text_at(to - 1) in ("the", "this", "its") and run.text_at(to - 2) in _PUT_UP
        )  # gave the town 50 houses
        if not (whom or run.is_capital(to) or run.text_at(to) in _BEFORE_HOUSES):
            return False
        to -= 1
    return run.text_at(to) in _PUT_UP


def _are_poles(run: Running, at: int, head: str) -> bool:
    """Whether poles are people: *300 Poles*, not *300 power poles*."""
    return head == "poles" and any(run.text_at(one) == head and run.is_capital(one) for one in range(at, at + _REACH))


def _is_kind_of_thing(run: Running, at: int, head: str) -> bool:
    """Whether the word before a noun that is no thing by itself makes it one: *display cases*, *bus seats*."""
    kinds = _KINDS_OF.get(head)
    where = (one for one in range(at, at + _REACH) if run.text_at(one) == head)
    return kinds is not None and any(run.text_at(one - 1) in kinds for one in where)


_KINDS_OF = {
    "cases": word_set("display show glass pillow violin guitar cello instrument book packing carrying pencil"),
    "parts": word_set("spare replacement engine machine machinery car boat bus truck tractor aircraft helicopter pump"),
    "seats": word_set("bus car child baby boat toilet wooden plastic stadium theatre cinema aircraft"),
}
"""Nouns that are no things by themselves, and the words before them that make them such."""


def is_for_whom(run: Running, at: int, head: str) -> bool:
    """Whether a phrase with this head word says for whom or where, by itself or by the preposition before it."""
    if is_behind_keys(run, at):
        return False
    if _are_poles(run, at, head) or _is_never_given(run, at, head):
        return not _is_house_given(run, at, head)
    before = _preposition(run, at, head)
    word, earlier = run.text_at(before), run.text_at(before - 1)
    if earlier in _GIVEN_BEFORE.get(word, ()):
        return False
    brought = word == "in" and earlier in GIVING  # flew in 85 tonnes of tents
    if head in _WHERE and word in ("in", "at", "across", "from") and not brought:
        return True
    paid = head in PERSONS and earlier in _PAYS_FOR
    if word == "for" and (paid or head in _TROOPS):  # a grant for 40 teachers, arms for two battalions
        return True
    if word in ("across", "over") and earlier in GIVING:
        return False  # handed across two clinics
    if head in BUILDINGS or head in CONTENT:
        return word in _PLACES and not _is_given_for(run, before)
    return _is_body(head) and word in ("to", "among", "between") and earlier not in _GROWS


def is_done_to(run: Running, at: int, head: str) -> bool:
    """Whether people are those whom a gift is for: *finances the training of 30 engineers and 20 nurses*."""
    if not (head in PERSONS or is_of_people(head)):
        return False
    for of in range(at - 1, max(0, at - _DONE_WITHIN), -1):
        if run.text_at(of) == "of":
            return run.text_at(of - 1) in _DONE_TO
        if run.tokens[of].kind == "sign" or run.text_at(of) in GIVING or (of == at - 1 and run.text_at(of) != "and"):
            return False
    return False


_DONE_WITHIN = 8
_DONE_TO = word_set("training retraining education schooling treatment tuition studies care upkeep feeding")


def _is_house_given(run: Running, at: int, head: str) -> bool:
    """Whether what people live in is put up for them, or can be sent."""
    return head in _LIVED_IN and (_is_put_up(run, at) or _is_movable(run, at, head))


def is_behind_keys(run: Running, at: int) -> bool:
    """Whether what begins at a token is what keys are of, and given with them: *the keys of two clinics*."""
    return run.text_at(at - 2) in ("key", "keys") and run.text_at(at - 1) in ("of", "to", "for")


def _is_given_for(run: Running, at: int) -> bool:
    """Whether somebody pays or is thanked for what is behind a token: *thanked Egypt for 3 clinics*."""
    near = [run.text_at(one) for one in range(max(0, at - _THANKED), at)]
    thanked = run.text_at(at) == "for" and not _THANKS.isdisjoint(near)
    return thanked or is_paid_for(run, at)


_THANKED = 6
_THANKS = word_set("thank thanks thanked thanking")


def _preposition(run: Running, at: int, head: str) -> int:
    """The token before a number of the head word where a preposition may stand: before its article, owner or list."""
    before = at - 1
    while before > 0 and run.text_at(before) in ("the", "all", "some", "about", "at", "least", "over", "more", "than"):
        before -= 1
    if run.text_at(before).endswith("'s") and not run.is_capital(before - 1):
        before -= 2 if run.text_at(before - 1) in ("the", "its", "their") else 1  # to Gaza's, to the city's 14 clinics
    return before if _goes_to(run, at, head) else _before_list(run, before, head)


def _goes_to(run: Running, at: int, head: str) -> bool:
    """Whether it is said right behind a phrase who gets it: *food to Lima and two field hospitals to Chile*."""
    return any(run.text_at(one) == head and run.text_at(one + 1) == "to" for one in range(at, at + _REACH))


def _is_body(head: str) -> bool:
    """Whether a noun is of several bodies or people who are not sent to help."""
    return head in PLURAL_BODIES and head not in PERSONS


_GROWS = word_set("up rise rises rose risen grow grows grew grown increase increased raise raised bring brought")
"""Before *to* and how many they are now."""
_TROOPS = word_set("battalions brigades regiments divisions companies squadrons platoons crews teams squads units")
_GIFTS = word_set(
    "gift gifts donation donations present presents offer offers pledge pledges promise promises delivery shipment "
    "consignment contribution handover loan provision dispatch despatch arrival receipt acceptance total none granting "
    "giving"
)
_GIVEN_BEFORE = {"of": _GIFTS, "to": word_set("addition add adds added adding")}
"""What says before a preposition that things are given: *a gift of*, *in addition to the 90 cots it gave in May*."""


def _before_list(run: Running, at: int, head: str) -> int:
    """Before a list that goes on at a token: *to Vava'u High and four schools*, *for 80 schools and two clinics*."""
    if run.text_at(at) not in ("and", ",") or not (head in BUILDINGS or _is_body(head)):
        return at
    back = at - 1
    while back > 0 and run.is_capital(back):
        back -= 1
    if run.text_at(at) == "and" and run.text_at(back) not in BUILDINGS:
        return back
    while back > 0 and (run.text_at(back) in ("the", "a", ",", *BUILDINGS) or run.tokens[back].kind == "num"):
        back -= 1
    if run.text_at(at) == "and":
        return back
    return back if run.text_at(back) in ("to", "for") else at


def is_paid_for(run: Running, at: int) -> bool:
    """Whether somebody pays what is behind a token: *paid from his pocket for 60 beds*."""
    if run.text_at(at) != "for":
        return False
    for where in range(at - 1, max(-1, at - _PAYING_REACH), -1):
        if run.text_at(where) in _PAYING or (run.text_at(where), run.text_at(where - 1)) == ("bill", "the"):
            return True
        if run.tokens[where].kind not in ("word", "name"):
            return False
    return False


_PAYING = word_set("pay pays paid paying")
_PAYING_REACH = 8


_PAYS_FOR = word_set("grant grants aid support funding funds money help assistance course courses training sums")
"""What is given for people, who are not given themselves: *a grant for 40 teachers*."""
