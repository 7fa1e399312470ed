"""One thing of any name, which only the words around it say to be given.

    outright = giving-verb whom? ("with"? "a" | possessive) phrase        gave Ghana a kayak, left the temple his boat
    paid     = "pay" … "for" determiner phrase                            paid for the new roof
    donated  = determiner phrase ("donated" | "given" | …) "by"           a coat given by the sailors
    relative = "the" goods ("that" | "which") … giving-verb               the radar which it has agreed to hand over

What is given without being a thing (*gave a speech*, *left his mark*, *paid for the damage*) is left alone.
"""

from __future__ import annotations

from app.domain.drafts.amounts.not_counted import is_paid_for
from app.domain.drafts.amounts.number_runs import begins_number
from app.domain.drafts.words.goods import GIVING, GOODS, NOT_GIVEN, ONE, SOURCES
from app.domain.drafts.words.running import Running
from app.domain.drafts.words.word_lists import CREWS, DETERMINERS, ENDS_PHRASE, NEVER_ITEMS, TIMES
from app.domain.phrase_words import word_set

NO_MORE = word_set(
    "number quantity amount variety range further total lot third half quarter fifth tenth dozen hundred thousand "
    "million billion man woman boy girl child doctor nurse week month year sum loan credit deal ban cut tax fee plan "
    "law bill cheque check visit talk tour fire flood quake storm drought share part half-dozen promise pledge chance "
    "few handful couple series way brief map proposal gesture"
)
"""What a list of things goes on with that is none of them."""
_NEVER_ONE = (
    NEVER_ITEMS | NOT_GIVEN | TIMES | GIVING | CREWS | SOURCES | NO_MORE
    | word_set(
        "prayer message letter song poem apology reply answer speech talk lecture concert party dinner lunch "
        "welcome kiss hug smile nod shrug wink damn hand shove push "
        "lift boost edge break miss pass nudge jolt fright scare shock warning blow hint clue glimpse taste sense feel "
        "idea view picture verdict ruling sentence fine penalty ultimatum deadline name nickname title voice role job "
        "task seat say mandate try go shot second bit great good lesson "
        "doctorate degree invoice request note receipt honour honor knighthood citizenship protest veto pardon refuge "
        "asylum lease licence license permit reprimand rebuke summons alibi chair chairmanship presidency "
        "problem threat risk challenge paper study petition plan budget bill motion case argument thesis "
    )
)  # fmt: skip
"""What is given without being a thing: *gave a speech*, *presented a budget*."""
NEVER_OWN = _NEVER_ONE | word_set(
    "life lives death hand hands heart mind mark blood time best all own word words backing support blessing approval "
    "assent vote votes opinion opinions thanks attention findings conclusions results report verdict evidence "
    "testimony account version side country home house job jobs post seat party club team wife husband son daughter "
    "mother father parents family name names back strength full weight view views love trust loyalty debut address "
    "lead goal goals title crown credentials resignation proposal proposals plans accounts first last second third "
    "income revenue profit profits money cash share stake shares power powers freedom independence land territory "
    "people citizens army soldiers troops prisoners fighters neighbours rivals critics enemies opponents"
)
"""What somebody has and gives without its being a gift: *gave his life*, *left her mark*, *handed in its report*."""
_NEVER_PAID = NEVER_OWN | word_set(
    "damage damages mistake mistakes error errors crime crimes war wars privilege sin sins failure folly goods oil gas "
    "grain service services right rights work shares stake ticket tickets ship ships arms weapons oil fuel power"
)
"""What is paid for without being given."""
_WHOM = 5
"""Words, at most, of whom a thing is given to before it."""
_PRESENTS = word_set("present presents presented")
_OUTRIGHT = _PRESENTS | word_set("give gives gave given donate donates donated bequeath bequeathed gift gifted hand")
_OWN_OUTRIGHT = (_OUTRIGHT - {"given"}) | word_set("handed hands left")
_DEEDS = ("ion", "ing", "ment", "ance", "ence", "ness", "ity", "ship", "sis", "ure")
"""How words end that are for what is done or thought."""
_NO_DEEDS = word_set("wing building painting ceiling railing carving awning engraving swing lighting sling string")
"""Things whose names end so all the same."""
_THROWN = word_set("throw throws threw throwing thrown")
"""Before *in*: what is given on top."""
_LEFT = word_set("bequeathed bequeaths bequeathing willed left leaves leaving donated")
_DONATED = word_set("donated given gifted presented bequeathed granted")
_OWNED = word_set("its their his her our my")
_LATER = _OUTRIGHT | word_set(
    "send sends sent sending shipped ship ships delivered handed hand lent promised pledged offered brought provided "
    "supplied flew flown promising offering donating giving dangling"
)
"""Verbs in a clause behind a thing that say that it was given."""
_BEHIND_TYPES = word_set("to for and with from on in") | {"", ".", ","}
"""What stands behind the type of an aircraft that somebody sends or lends: *lent a C-130 to Mayotte*."""
_CLAUSE = 12
"""Tokens of such a clause."""


def is_deed(word: str) -> bool:
    """Whether a word ends as those do that are for what is done or thought."""
    return word.endswith(_DEEDS) and word not in _NO_DEEDS


def is_given_outright(run: Running, at: int, head: int) -> bool:
    """Whether one thing of any name follows a verb of giving, or whom that gives it to: *gave Ghana a kayak*."""
    word = run.text_at(head)
    if word in _NEVER_ONE or is_deed(word):
        return False
    typed = run.tokens[head].kind == "name" and not run.tokens[head].glued and run.text_at(head + 1) in _BEHIND_TYPES
    if _follows(run, at, _OUTRIGHT) or is_donated_by(run, head + 1) or (typed and _follows(run, at, _LATER)):
        return True
    behind = range(head + 2, min(head + 5, len(run.tokens)))
    listed = run.text_at(head + 1) == "and" and any(begins_number(run, one) for one in behind)
    listed = listed and (not word.endswith("s") or word.endswith("ss"))
    return listed and _follows(run, at, _LATER)  # promised a silver cup and £25


def is_known_given(run: Running, at: int, head: int, end: int) -> bool:
    """Whether a thing that a determiner at a token points to is given: *left the temple his boat*, *the new roof*."""
    word, before = run.text_at(head), run.text_at(at - 1)
    if word in _NEVER_ONE or (is_deed(word) and word not in GOODS):
        return False
    if before == "for" and run.text_at(at) != "another" and is_paid_for(run, at - 1):
        return word not in _NEVER_PAID and not run.is_capital(head)
    if run.text_at(at) in _OWNED and word not in NEVER_OWN:
        return _follows(run, at, _OWN_OUTRIGHT) or _is_left_too(run, at, head)
    if run.text_at(at) != "the" or head + 1 != end or run.is_capital(head):
        return False  # told the House that
    return (word in ONE or word in GOODS) and (is_donated_by(run, end) or _is_given_later(run, end))


def _follows(run: Running, at: int, verbs: frozenset[str]) -> bool:
    """Whether a verb stands right before a token, or before whom it gives to."""
    with_it = run.text_at(at - 1) == "with"
    for where in range(at - 1 - with_it, max(-1, at - 2 - _WHOM * (1 + with_it)), -1):
        if run.text_at(where) in (_PRESENTS if with_it else verbs):
            return (run.text_at(where - 1), run.text_at(where + 1)) != ("the", "of")  # the gift of a chain of shops
        if run.text_at(where) == "in" and run.text_at(where - 1) in _THROWN:
            return True
        token = run.tokens[where]
        inside = with_it or (token.text != "for" and run.is_capital(where + 1))  # gave the choir in Riga a viola
        ends = token.text in ENDS_PHRASE and token.text not in DETERMINERS
        if token.kind not in ("word", "name") or (ends and not (inside and token.text in ("of", "in", "for", "at"))):
            return False
    return False


def _is_left_too(run: Running, at: int, head: int) -> bool:
    """*Bequeathed £900 to the school and her piano to the church*: what else somebody leaves, and to whom."""
    before = {run.text_at(one) for one in range(max(0, at - 2 * _CLAUSE), at)}
    return run.text_at(at - 1) == "and" and run.text_at(head + 1) == "to" and not before.isdisjoint(_LEFT)


def is_donated_by(run: Running, at: int) -> bool:
    """Whether a participle at a token says by whom what is before it was given."""
    return run.text_at(at) in _DONATED and run.text_at(at + 1) == "by"


def _is_given_later(run: Running, at: int) -> bool:
    """Whether a relative clause at a token says that what is before it was given: *that Beijing had been dangling*."""
    if run.text_at(at) not in ("that", "which"):
        return False
    for where in range(at + 1, min(len(run.tokens), at + _CLAUSE)):
        if run.tokens[where].kind == "sign":
            return False
        if run.text_at(where) in _LATER:
            return True
    return False
