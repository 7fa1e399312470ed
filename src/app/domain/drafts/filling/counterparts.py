"""Who gives or gets something as the like of the other side in another country: *gave its Chilean counterpart*.

    counterpart = ("from" | "to" | "thanked" | verb of giving) its adjective ("counterpart" | "sister organisation" …)

Where the other side is called after its own country, it is called after the other one (*the American Red Cross* and
*its Chilean counterpart* are two Red Crosses); else it has the words that are said, beside the code
of that country.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.reasons import taken_to_be
from app.domain.drafts.words.rare import Rare

_LIKE = Rare(
    "counter|equivalent|opposite number|sister ",
    r"\b(?P<link>from|to|for|g[ai]ven?|gives?|sen[dt]s?|handed|lent|offer(?:s|ed)|promised|awarded|granted|left|paid|"
    r"(?P<thanks>thank(?:s|ed)|praise[sd])) "
    r"(?:its|their|his|her) (?P<words>(?P<whose>[A-Z][\w-]+) (?:(?:counter-?part|equivalent|opposite number)s?|"
    r"sister (?:societ(?:y|ies)|organi[sz]ations?|clubs?|compan(?:y|ies)|parish(?:es)?)))\b",
)
_NEAR = 60
"""Code points between the counterpart and what is given, at most."""


def with_counterparts(text: str, low: int, high: int, draft: Draft, home: Callable[[str], str]) -> Draft:
    """The draft of a sentence with the counterpart of who gives or gets it as the other side."""
    said = next((one for one in _LIKE.finditer(text, low, high) if _is_beside(text, one, draft)), None)
    if said is None or not (code := home(said["whose"])):
        return draft
    field, other = Field.RECIPIENTS, draft.donors
    if said["link"] == "from" or said["thanks"]:
        field, other = Field.DONORS, draft.recipients
    start, end = said.span("words")
    name, whose = said["words"], other[0].name.partition(" ") if other else ("", "", "")
    unsure = {key: why for key, why in draft.unsure.items() if key is not field}
    if whose[2] and home(whose[0]):
        name = f"{said['whose']} {whose[2]}"
        unsure[field] = taken_to_be(said["words"], name)
    party = DraftParty(name, code if name == said["words"] else "", start, end)
    spans = draft.spans | {field: (Span(start, end),)}
    sides = {Field.DONORS: draft.donors, Field.RECIPIENTS: draft.recipients} | {field: (party,)}
    return replace(draft, donors=sides[Field.DONORS], recipients=sides[Field.RECIPIENTS], spans=spans, unsure=unsure)


def _is_beside(text: str, said: re.Match[str], draft: Draft) -> bool:
    """Whether a thing of the draft stands in the part of the sentence in which a counterpart is named."""
    for one in (*draft.items, *draft.amounts):
        between = text[one.end : said.start()] if one.end <= said.start() else text[said.end() : one.start]
        if len(between) < _NEAR and re.search(r"[;,.] | and \w+ed ", between) is None:
            return True
    return False
