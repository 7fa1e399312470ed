"""Of which country an ambassador is whom a sentence calls only by his name: *Ambassador Rossi handed over 12 engines*.

    said = "Ambassador" name "of" country
         | country "'s"? "ambassador" … name                     the Italian ambassador, Carlo Rossi
         | name … ("National" | "Republic" | …) "Day of" country
         | name … "said" "that"? country ("would" | "had" | …)   Rossi said that Rome would also send pumps

He keeps his name, and has the code of his country if only one is said in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, Field
from app.domain.drafts.filling.reasons import taken_to_be
from app.domain.drafts.names.named import Find, Named, NamedKind

_TITLED = re.compile(r"(?:[Aa]mbassador|High Commissioner) (?:[A-Z][\w.'’-]* )*(?P<name>[A-Z][\w'’-]+)")
_NAMES = r"(?:[A-Z][\w.'’-]* ){0,2}"
_WOULD = r"(?:would|will|had|has|was|were|is|are|gave|sent|wanted)"
_SAID = "(?:said|added|announced|promised|recalled)"
_STATE = r"(?:[Tt]he )?(?P<state>[A-Z]\w+(?: [A-Z]\w+)?)"


def of_their_states(text: str, drafts: Sequence[Draft], find: Find) -> list[Draft]:
    """The drafts of a sentence, with the countries of ambassadors who give something by their names alone."""
    return [_of_state(text, one, find) for one in drafts]


def _of_state(text: str, draft: Draft, find: Find) -> Draft:
    one = draft.donors[0] if len(draft.donors) == 1 else None
    said = _TITLED.fullmatch(one.name) if one is not None and not one.iso2 else None
    if one is None or said is None:
        return draft
    states = {who.iso2: who for who in _states(text, said["name"], find)}
    if len(states) != 1 or states.keys() & {party.iso2 for party in draft.recipients}:
        return draft
    (state,) = states.values()
    why = taken_to_be(one.name, state.name)
    return replace(draft, donors=(one._replace(iso2=state.iso2),), unsure=draft.unsure | {Field.DONORS: why})


def _states(text: str, name: str, find: Find) -> Iterator[Named]:
    """The countries that the text calls the ambassador's."""
    for pattern in (
        rf"[Aa]mbassador {_NAMES}{name},? (?:of|from) {_STATE}",
        rf"\b{_STATE}(?:['’]s)? (?:[Aa]mbassador|[Hh]igh [Cc]ommissioner)(?: to [A-Z]\w+)?,? {_NAMES}{name}\b",
        rf"\b{name}\b[^.!?\"“”]{{0,200}} (?:Republic|National|Independence|Constitution|Unity) Day of {_STATE}",
        rf"\b{name}\b[^.!?\"“”]{{0,60}} {_SAID}(?: \w+day)? (?:that )?{_STATE} {_WOULD}\b",
    ):
        for one in re.finditer(pattern, text):
            named = find(text, *one.span("state"))
            yield from (who for who in named if who.kind is NamedKind.COUNTRY and who.start == one.start("state"))
