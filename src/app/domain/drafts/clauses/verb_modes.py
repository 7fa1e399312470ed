"""Whether what a group of verbs tells of has happened, by its auxiliaries and by what leads it.

    aux  = "has" | "was" | "will" | "did" | "not" | adverb …
    lead = "agreed to" | "is ready to" | "failed to" | "plans to" | "has yet to" …

    gave, has given, was given                    it happened; the last one in the passive
    will give, is to give, plans to give          it is to come
    pledged to give | offered to give             it is promised, offered
    did not give, failed to give, refused to give it did not happen
    could give, hopes to give, asked X to give    nothing is said to have happened
    to give, without a lead                       what something is for

A participle alone (*masks donated by Japan*, *tents flown in by the army*) is in the passive where *by* follows it or a
thing stands before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from app.domain.drafts.clauses.pieces import Piece, Sort, words
from app.domain.drafts.clauses.verbs import (
    BE,
    DO,
    HAVE,
    MIGHT,
    NEVER,
    THING_NOUNS,
    WILL,
    Family,
    Form,
    Mode,
    all_forms,
    before_adverbs,
    is_adverb,
)

_LEADS: dict[Mode, frozenset[str]] = {
    Mode.PROMISED: words("pledged promised vowed committed undertook undertaken pledges promises vows commits "
                             "undertakes pledging promising guaranteed signed commitment pledge promise"),
    Mode.DECIDED: words("agreed agrees decided decides approved resolved voted announced authorised authorized "
                            "ordered decision chosen chose opted"),
    Mode.OFFERED: words("offered offers offering ready willing prepared volunteered proposed proposes stands offer "
                            "volunteers"),
    Mode.NOT: words("refused refuses failed fails declined declines unable yet unwilling refusing failing neglected "
                        "omitted forgot refusal failure"),
    Mode.COMING: words("plans planned intends intended set due scheduled going about planning plan intending "
                           "expected preparing is are was were aims"),
    Mode.MAYBE: words("hopes hoped hoping wants wanted wishes wished likely considering considers mulling able "
                          "supposed tries tried trying seeks sought seeking hope needs"),
    Mode.FACT: words("claims claimed said reported appears appeared seems seemed believed thought known "
                     "proud pleased happy glad honoured delighted privileged honour honor pleasure grateful thankful "
                     "fortunate lucky overjoyed thrilled "
                             "helped managed continued began begun started went proceeded used has had"),
}  # fmt: skip
_GLAD = words("glad happy pleased delighted willing prepared ready honoured honored proud")
_GETTING = words("receive accept have get see take hear learn thank buy know")
_LEAD_OF = {word: mode for mode, words in _LEADS.items() for word in words}
_ASKING = words(
    "wants want hopes expects asked urged called appealed requested wanted begged told asks urges calls urging asking "
    "invited called pressed ordered pressured needs needed request call requests obliged required "
    "expected ought whether how"
)
_THINKS = words("think thinking thought dream dreams dreamed dreaming talk talks talked talking spoken speaks speaking")
_PERSUADES = words("persuaded convinced prompted induced prevailed")
_NEAR = 5
"""Words that may stand between who is asked and *to*: *called on rich countries to share*."""


def mode_without_to(
    pieces: Sequence[Piece], group: tuple[int, int], form: Form, seen: set[str], *, passive: bool
) -> Mode:
    """The mode of a group that no *to* leads, from its first word to its verb, with the kinds of its auxiliaries."""
    first, at = group
    if pieces[first].word == "having":
        return Mode.SIDE
    mode = _mode_of_form(form, seen, passive=passive)
    thought = pieces[first - 1].word in ("of", "about", "whether", "over") if first > 1 else False
    if mode is Mode.SIDE and thought and first > 2 and _means_not_to(pieces, first - 2):
        return Mode.NOT  # has no intention of sending
    if mode is Mode.SIDE and thought and pieces[first - 2].word in _THINKS:
        return Mode.ASKED  # is thinking of sending
    return Mode.DECIDED if pieces[first].word == "be" and first < at else mode  # directed that aid be sent


def _means_not_to(pieces: Sequence[Piece], noun: int) -> bool:
    """Whether a noun says what nobody means to do: *has no intention of*, *there is no question of*."""
    return pieces[noun].word in _MEANING and pieces[before_adverbs(pieces, noun)].word == "no"


_MEANING = words("intention intentions plan plans thought question hope wish desire")


def auxiliaries(pieces: Sequence[Piece], at: int) -> tuple[int, set[str]]:
    """The first piece of the auxiliaries before a verb, and which kinds of them there are."""
    seen: set[str] = set()
    first = scan = at
    while scan > 0:
        word = pieces[scan - 1].word
        did = word == "could" and "have" not in seen and _is_enabled(pieces)
        kinds: set[str] = {"have"} if did else _kinds(word)
        if "not" in kinds and pieces[scan].word in _NOT_ALONE and scan < at:
            kinds = set()  # not only gave beds but also paid for drugs
        if kinds:
            seen |= kinds
            first = scan - 1
        elif not (is_within(pieces, scan - 1) or word == "not") or at - scan > 4:
            break
        scan -= 1
    return first, seen


_NOT_ALONE = words("only just merely simply")
"""Behind *not*, with which more is told than of one gift, and none is denied."""


def _is_enabled(pieces: Sequence[Piece]) -> bool:
    """Whether it is said by what somebody could do it, so that he did: *Thanks to donors, we could send 9 tents*."""
    opens = [piece.word for piece in pieces[:3]]
    helped = opens[:1] == ["with"] and opens[1:2] != ["more"] and opens[2:] != [] and opens[2] in _HELPED_BY
    return (helped or opens[:2] == ["thanks", "to"]) and not any(piece.word in _NOT_YET for piece in pieces)


_HELPED_BY = words("help support donation donations gifts proceeds")
_NOT_YET = words("if next soon would tomorrow")


def is_within(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece may stand between an auxiliary and its verb: *had in 1943 provided*, *will no longer send*."""
    pair = tuple(piece.word for piece in pieces[at : at + 2])
    return is_adverb(pieces[at]) or _is_when(pieces, at) or pair in (("no", "longer"), ("after", "all"))


def _is_when(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a piece is of a day or a span: *had in 1943 provided*, *will within weeks send*, *have between them*."""
    led = next((one for one in range(at, max(-1, at - _SPAN), -1) if pieces[one].word in _LEADS_SPAN), at)
    told = [*takewhile(lambda one: one.sort is Sort.DAY or one.word in _OF_SPAN, pieces[led + 1 : led + 1 + _SPAN])]
    return pieces[at].sort is Sort.DAY or (pieces[led].word in _LEADS_SPAN and bool(told) and at <= led + len(told))


_SPAN, _LEADS_SPAN = 5, words("in on by within over during between")
_OF_SPAN = words(
    "them days weeks months years week month year the a next coming past last recent few several two three"
)


def _kinds(word: str) -> set[str]:
    kinds: set[str] = set()
    if word in BE:
        kinds.add("been" if word in ("been", "being") else "be")
    if word in ("was", "were"):
        kinds.add("was")
    if word in ("got", "gets", "stand", "stands", "stood", "remain", "remains"):
        kinds.add("be")
    if word in HAVE:
        kinds.add("have")
    if word in DO:
        kinds.add("do")
    if word in WILL or word == "'ll":
        kinds.add("will")
    if word in MIGHT or word in ("almost", "nearly"):
        kinds.add("might")
    if word in NEVER or word.endswith("n't"):
        kinds.add("not")
    return kinds


def led(pieces: Sequence[Piece], to: int) -> tuple[Mode, int, str]:
    """The mode of *to give*, where its group begins, and the word that leads it."""
    at = _before_day(pieces, before_adverbs(pieces, to))
    if at < 0:
        return Mode.PURPOSE, to, ""
    word = pieces[at].word
    if word in _GOES_ON and (as_before := _led_as_before(pieces, at, to)) is not None:
        return as_before
    if _is_done_before(pieces, to, word):
        return Mode.FACT, to if word not in _LEAD_OF else at, word  # turned out to have paid
    if word in ("beg", "begs", "begged") and pieces[to + 1].word in _POLITE:
        return Mode.FACT, at, word
    if word in _ASKING:
        return (Mode.MAYBE if word == "expected" else Mode.ASKED), at, word
    if pieces[at].sort is Sort.THING and pieces[to + 1].word == "be" and _is_ordered(pieces, at):
        return Mode.DECIDED, to, ""
    mode = Mode.NOT if any(pieces[one].word == "yet" for one in range(at, to)) else _LEAD_OF.get(word)
    if mode is None:
        return _unled(pieces, at, to)
    if at > 0 and pieces[at - 1].word == "no":  # has no plans to give
        return Mode.NOT, at, word
    first, seen = auxiliaries(pieces, at)
    if word in _GLAD and "might" in seen and pieces[to + 1].word not in _GETTING:
        return Mode.OFFERED, first, word  # would be glad to supply
    return _turned(mode, seen, word), at if word in ("has", "had") or word in BE else first, word


def _is_done_before(pieces: Sequence[Piece], to: int, word: str) -> bool:
    """Whether *to have given*, led by some word, tells of what was done: *turned out to have*, not *was to have*."""
    return pieces[to + 1].word == "have" and word not in _ASKING | BE and _LEAD_OF.get(word) is not Mode.NOT


_POLITE = words("acknowledge thank announce report inform express offer present submit return tender convey")
"""What somebody begs to do, and does by it: *begs to acknowledge two sacks of potatoes*."""


def _led_as_before(pieces: Sequence[Piece], at: int, to: int) -> tuple[Mode, int, str] | None:
    """What leads *to* behind *not*, *and* or *or*: *asked not to send*, *offered to take in 40 and to send a team*."""
    if pieces[at].word in ("not", "never"):
        mode, first, lead = led(pieces, at)  # asked not to send is still asked
        return ((mode if mode in (Mode.PURPOSE, Mode.ASKED) else Mode.NOT), first, lead) if at > 0 else None
    for earlier in range(at - 1, max(0, at - _LED), -1):
        if pieces[earlier].word in (";", ":", "that", "which", "who"):
            break
        if (
            pieces[earlier].word == "to"
            and pieces[_before_day(pieces, before_adverbs(pieces, earlier))].word in _LEAD_OF
        ):
            mode, _, lead = led(pieces, earlier)
            return mode, to, lead
    return None


_GOES_ON = words("not never and or")
_LED = 24
"""Pieces before *and to* in which stands what leads it."""


def _is_ordered(pieces: Sequence[Piece], at: int) -> bool:
    """*Has ordered 500 tonnes of dates and 20,000 blankets to be sent*: whoever orders it has decided."""
    while at > 0 and (pieces[at].sort is Sort.THING or pieces[at].word in (",", "and", "that", "the", "sum", "of")):
        at -= 1
    return pieces[at].word in ("ordered", "orders", "directed", "directs", "commanded", "instructed")


def _before_day(pieces: Sequence[Piece], at: int) -> int:
    """The piece before a day and its preposition, where they stand between a verb and what it leads."""
    if at < 0 or pieces[at].sort is not Sort.DAY:
        return at
    while at > 0 and (pieces[at].sort is Sort.DAY or pieces[at].word in ("on", "in", "at")):
        at -= 1
    word = pieces[at].word
    led = word in _ASKING or word in _LEAD_OF or word in ("not", "never")
    return at if led else at + 1


def _unled(pieces: Sequence[Piece], at: int, to: int) -> tuple[Mode, int, str]:
    """*US to give Kenya 20 trucks*, as headlines have it, *asked Japan to give*, or what something is for."""
    near = pieces[max(0, at - _NEAR) : at + 1]
    if any(piece.word in _PERSUADES for piece in near):  # and so it was
        return Mode.DECIDED, to, ""
    if (sought := _sought(pieces, at)) is not None:
        return Mode.ASKED, to, sought
    if pieces[at].sort is not Sort.ACTOR:
        return (Mode.ASKED if any(piece.word in _ASKING for piece in near) else Mode.PURPOSE), to, ""
    if not any(all_forms().get(piece.word) for piece in pieces[:at]):
        return Mode.COMING, to, ""
    asked = before_adverbs(pieces, at)
    while asked >= 0 and pieces[asked].word in ("on", "the", "upon", ","):
        asked -= 1
    waits = asked > 0 and pieces[asked].word == "for" and pieces[asked - 1].word.startswith("wait")
    if asked >= 0 and (waits or pieces[asked].word in _ASKING):
        return Mode.ASKED, to, pieces[asked].word
    return Mode.PURPOSE, to, ""


def _sought(pieces: Sequence[Piece], at: int) -> str | None:
    """The word for looking for whoever would do it, who is nobody yet: *is looking for somebody to give*."""
    first = at
    while first > max(0, at - _NEAR) and pieces[first - 1].sort is Sort.WORD and pieces[first - 1].word in _ANY:
        first -= 1
    looks = first > 1 and pieces[first - 1].word == "for" and pieces[first - 2].word in _LOOKS
    seeks = first > 0 and pieces[first - 1].word in _SEEKS
    return pieces[first - 1 - looks].word if looks or seeks else None


_ANY = words("a an any some other another further new more private local foreign rich")
_LOOKS = words("look looks looked looking search searches searched searching hunt hunting")
_SEEKS = words("seek seeks sought seeking wants wanted needs needed")


def _turned(mode: Mode, seen: set[str], word: str) -> Mode:
    """The mode of a lead, as its auxiliaries turn it: *did not fail to*, *may agree to*, *has been able to*."""
    if word == "able" and seen & {"was", "been"} and not seen & {"not", "might", "will"}:
        return Mode.FACT
    if "not" in seen:
        if mode is Mode.NOT:
            return Mode.FACT
        return Mode.MAYBE if mode is Mode.MAYBE or "might" in seen else Mode.NOT
    return Mode.MAYBE if "might" in seen and mode is not Mode.NOT else mode


def is_passive(pieces: Sequence[Piece], at: int, form: Form, seen: set[str]) -> bool:
    """Whether a group of verbs is in the passive, by the kinds of its auxiliaries or by what stands around it."""
    if form.form not in ("participle", "both"):
        return False
    if seen:
        return bool(seen & {"be", "been"}) and form.lemma not in ("arrive", "come", "go")
    by_next = at + 1 < len(pieces) and pieces[at + 1].word == "by"
    if form.family in (Family.ARRIVE, Family.SAY) or (form.lemma == "follow" and not by_next):
        return False
    with_next = at + 1 < len(pieces) and pieces[at + 1].word == "with"
    if form.form == "participle" or (form.lemma == "load" and with_next):
        return True
    return _is_done_to_left(pieces, at)


def _is_done_to_left(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a form that may be a past tense is a participle here: *tents (20) sent yesterday to Peru*."""
    right = at + 1
    while right < len(pieces) and (is_adverb(pieces[right]) or pieces[right].sort is Sort.DAY):
        right += 1
    if right < len(pieces) and pieces[right].word == "by":
        return True
    left = _before_bracket(pieces, before_adverbs(pieces, at))
    of_whole = pieces[0].word == "of" and all(one.sort is Sort.WORD for one in pieces[:at])  # of the hoes promised to
    if not of_whole and (left < 0 or not (pieces[left].sort is Sort.THING or pieces[left].word in THING_NOUNS)):
        return False
    if right + 1 < len(pieces) and pieces[right].word in ("over", "off", "out", "up"):
        right += 1
    if right >= len(pieces):
        return True
    return pieces[right].sort is Sort.SIGN or pieces[right].word in ("to", "from", "for", "in", "at")


def _before_bracket(pieces: Sequence[Piece], at: int) -> int:
    """The piece before the brackets that end at a piece, or this piece itself."""
    if at < 0 or pieces[at].word != ")":
        return at
    while at > 0 and pieces[at].word != "(":
        at -= 1
    return at - 1


def _mode_of_form(form: Form, seen: set[str], *, passive: bool) -> Mode:
    if form.form == "ing":
        going = Mode.FACT if "was" in seen else Mode.GOING_ON if seen & {"be", "been"} else Mode.SIDE
        return Mode.NOT if "not" in seen else Mode.COMING if "will" in seen else going
    if "not" in seen:
        return Mode.NOT
    if "might" in seen:
        return Mode.MAYBE
    if "will" in seen:
        return Mode.COMING
    if passive or seen & {"have", "be", "been"} or form.form in ("past", "both", "participle"):
        return Mode.FACT
    return Mode.NOW
