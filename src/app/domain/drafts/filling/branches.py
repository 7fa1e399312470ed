"""Whose shops, plants or branches give: *Acme gave …, and its stores in Lima and Cusco handed out 900 duvets*.

branch = ("its" | "their") word? ("stores" | "branch" | …) (("in" | "at") place (("," | "and") place)*)?

The company or organisation gives, whose they are, and no place they are in.
"""

from __future__ import annotations

from app.domain.drafts.draft import DraftParty, Field
from app.domain.drafts.filling.case import Case, Parties
from app.domain.drafts.filling.reasons import taken_to_be
from app.domain.drafts.filling.stand_ins import candidates
from app.domain.drafts.names.named import OF_THEIR_OWN
from app.domain.drafts.words.rare import Rare

_PLACE = r"(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*"
_BRANCH = Rare(
    "its|their",
    r"\b(?P<whose>its|their) (?:[a-z-]+ )?(?:stores?|shops?|branch(?:es)?|subsidiar(?:y|ies)|affiliates?|offices?|"
    r"plants?|factor(?:y|ies)|mills?|breweries|brewery|bakery|bakeries|hotels?|restaurants?|outlets?|chapters?|works|depots?|"
    rf"warehouses?)(?: (?:in|at|near|outside) {_PLACE}(?:(?:,|,? and) {_PLACE})*)?\Z",
)


def owners_of_branches(case: Case, donors: Parties) -> Parties:
    """Those who give; instead of a branch, or of the place it is in, who has it."""
    return tuple(dict.fromkeys(_owner(case, one) for one in donors))


def _owner(case: Case, one: DraftParty) -> DraftParty:
    said = _BRANCH.search(case.text, case.shape.pieces[0].start, one.end) if one.start < one.end else None
    whose = next((piece for piece in case.shape.pieces if said and piece.start == said.start("whose")), None)
    if said is None or whose is None:
        return one
    named = next((who for who in candidates(case.shape, case.before, whose) if who.kind in OF_THEIR_OWN), None)
    owner = _giver_before(case, whose.start) if named is None else DraftParty(named.name, named.iso2, 0, 0)
    if owner is None:
        return one
    case.unsure[Field.DONORS] = taken_to_be(case.text[whose.start : one.end], owner.name)
    return owner._replace(start=whose.start, end=whose.end)


def _giver_before(case: Case, start: int) -> DraftParty | None:
    """The only one who gives what is told before, who is of no list: *Holcim gave …, and its plants in Lima …*."""
    before = next((one.found for one in reversed(case.others) if one.found is not None and one is not case), None)
    gave = [*before[0]] if before is not None else []
    return gave[0] if len(gave) == 1 and not gave[0].iso2 and gave[0].start < start else None
