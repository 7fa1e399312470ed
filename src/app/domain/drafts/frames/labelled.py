"""Gifts told by labels, as tables are that were written out: *Donor: Japan. Recipient: UNICEF. Amount: USD 3 million*.

    record = label ":" words (label ":" words)+          how much, and who gives or gets it; no label twice
    list   = ("Grants" | "Donations") ("awarded" | "received") ":" name "," sum (";" name "," sum)*

The labels of a record may be sentences or lines of their own, and are read as one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.domain.drafts.clauses.around import PLAINLY, Frame
from app.domain.drafts.clauses.pieces import Sort
from app.domain.drafts.clauses.shape import Shape
from app.domain.drafts.clauses.verbs import Family
from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.frames.gifts import Gift
from app.domain.drafts.names.actors import NamedKind
from app.domain.language import tr
from app.domain.terms import Outcome

Span = tuple[int, int]
_GIVES, _GETS, _MUCH, _WHEN, _ELSE = "gives", "gets", "much", "when", "else"
_LABELS = {
    _GIVES: "Donors?|Funders?|Funding (?:agency|body|source)|Grantors?|Given by|Benefactors?|Givers?|From",
    _GETS: "Recipients?|Grantees?|Beneficiary|Beneficiaries|Awardees?|Given to|Awarded to|Receivers?|To",
    _MUCH: "(?:Grant )?Amounts?(?: (?:awarded|granted|given|paid|pledged))?|Sum|Value|Items?|Quantity|Donation|Goods|"
    "Gift|What",
    _WHEN: "Dates?|When|Handed over|Delivered|Arrived|Year|Date of (?:award|grant|donation)",
    _ELSE: "Purpose|Project|Programme|Program|Country|Location|Sector|Description|Title|Status|Type",
}
_LABEL = re.compile(
    rf"\b(?:{'|'.join(rf'(?P<{kind}>{words})' for kind, words in _LABELS.items())}) ?:\s", re.IGNORECASE
)
_LONGEST = 70
"""Code points of a name behind a label, at most."""


def with_labels(text: str, found: Iterable[Span]) -> Iterator[Span]:
    """Sentences, those of one record of labels as one."""
    last, kinds = (0, 0), set[str]()
    for start, end in found:
        begins = text.find(":", start, end) >= 0 and _LABEL.match(text, start, end) is not None
        mine = {kind for kind, _, _ in _fields(text, start, end)} - {_ELSE} if begins else set[str]()
        beside = text[last[1] : start].isspace() and text.count("\n", last[1], start) < 2
        if begins and kinds and beside and kinds.isdisjoint(mine):
            last, kinds = (last[0], end), kinds | mine
            continue
        if last[1]:
            yield last
        last, kinds = (start, end), mine
    if last[1]:
        yield last


def _fields(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """The labels between two code points in order, each with where its words begin and end."""
    labels = _LABEL.finditer(text, start, end)
    found = [one for one in labels if one[0][0].isupper() or text[start : one.start()].rstrip()[-1:] in _BEFORE]
    ends = [*(one.start() for one in found[1:]), end]
    return [(one.lastgroup or "", one.end(), high) for one, high in zip(found, ends, strict=True)]


_BEFORE = ("", ".", ";", ",", "|")


def gifts_of_labels(text: str, shape: Shape) -> list[Gift] | None:
    """The gift of a sentence that begins with a label; None where it does not say how much, or neither side."""
    if not shape.pieces:
        return None
    start, end = shape.pieces[0].start, shape.pieces[-1].end
    if (head := _HEAD.match(text, start, end)) is not None:
        field = Field.DONORS if head["received"] else Field.RECIPIENTS
        return _listed(text, shape, field, head.end(), end) or None
    if not _LABEL.match(text, start, end):
        return None
    told = [(kind, (low, high)) for kind, low, high in _fields(text, start, end)]
    fields = dict(told)
    twice = len(told) - len(fields) > [kind for kind, _ in told].count(_ELSE) - (_ELSE in fields)
    things = [at for at in _inside(shape, fields, _MUCH) if shape.pieces[at].thing is not None]
    sides = {Field.DONORS: _GIVES, Field.RECIPIENTS: _GETS}
    if twice or not things or fields.keys().isdisjoint(sides.values()):
        return None
    if _WANTED.search(text, start, end):
        return []
    gift = _of_things(shape, things)
    gift.day = next((one for one in _inside(shape, fields, _WHEN) if shape.pieces[one].sort is Sort.DAY), -1)
    gift.outcome = next((one for one, said in _BECAME if said.search(text, start, end)), gift.outcome)
    for field, kind in sides.items():
        _name(text, shape, gift, field, fields.get(kind))
    return [gift]


_WANTED = re.compile(r"\b(?:requested|needed|required|refused|rejected)\b", re.IGNORECASE)
_BECAME = (
    (Outcome.CANCELLED, re.compile(r"\bcancell?ed\b", re.IGNORECASE)),
    (Outcome.PROMISED, re.compile(r"\b(?:pledged|committed|promised)\b", re.IGNORECASE)),
)
"""What became of it, by words of the record."""
_HEAD = re.compile(
    r"(?:Grants?|Donations?|Gifts|Awards|Payments|Contributions)(?: (?:awarded|approved|made|paid|given)| (?P<received>"
    r"received))(?: (?:in|during|this|last) [^:;,]{1,25})?: "
)


def _of_things(shape: Shape, things: list[int]) -> Gift:
    at = things[0]
    frame = Frame(at, at, at, Family.GIVE, Outcome.GIVEN, True, 0, len(shape.pieces), noun=True)
    return Gift(Outcome.GIVEN, [frame], things=things, unsure={Field.STATUS: tr("No verb says what became of it.")})


def _listed(text: str, shape: Shape, field: Field, start: int, end: int) -> list[Gift]:
    """The gifts of a list behind its head; none where a member is not somebody and right behind him one thing."""
    out: list[Gift] = []
    for part in re.finditer("[^;]+", text[start:end]):
        low, high = start + part.start(), start + part.end()
        things = [at for at, one in enumerate(shape.pieces) if one.thing is not None and low <= one.start < high]
        if len(things) != 1 or not text[low : shape.pieces[things[0]].start].strip():
            return []
        out.append(_of_things(shape, things))
        said = text[low : shape.pieces[things[0]].start]
        low += len(said) - len(said.lstrip())
        _name(text, shape, out[-1], field, (low, low + len(said.strip(" ,:–-("))))
    return out


def _inside(shape: Shape, fields: Mapping[str, Span], kind: str) -> list[int]:
    """The pieces behind a label."""
    low, high = fields.get(kind, (0, 0))
    return [at for at, piece in enumerate(shape.pieces) if low <= piece.start < high]


def _name(text: str, shape: Shape, gift: Gift, field: Field, span: Span | None) -> None:
    """Give a gift whoever is named behind a label, by name or by the words."""
    pieces = enumerate(shape.pieces)
    inside = [at for at, piece in pieces if span is not None and piece.actor and span[0] <= piece.start < span[1]]
    named = [at for at in inside if (who := shape.pieces[at].actor) and who.kind is not NamedKind.PRONOUN]
    if named and field is Field.DONORS:
        gift.donors = named
    elif named:
        gift.recipients = dict.fromkeys(named, PLAINLY)
    elif span is not None and (words := text[slice(*span)].rstrip(" .;,|\n")) and len(words) <= _LONGEST:
        gift.loose[field] = [DraftParty(" ".join(words.split()), "", span[0], span[0] + len(words))]
        gift.unsure[field] = tr("Not all of them are known by name; they are taken from the list in the sentence.")
