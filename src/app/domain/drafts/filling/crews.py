"""The firm or body that gives something by its own people: *utility crews from Acme Power*, *our colleagues at Acme*.

crew = word? word? ("crews" | "teams" | "colleagues" | …) ("of" | "at" | "from") name
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.domain.drafts.draft import Draft, DraftParty, Field, Span
from app.domain.drafts.filling.reasons import taken_to_be
from app.domain.drafts.names.named import OF_THEIR_OWN, Find

_CREW = re.compile(
    r"(?:[Tt]he |[Oo]ur )?(?:[A-Za-z-]+ ){0,2}?(?:[Cc]rews|[Tt]eams?|[Cc]olleagues|[Tt]echnicians|[Ll]inemen) "
    r"(?:of|at|from) (?:the )?(?P<whose>[A-Z].*)"
)


def of_their_firms(text: str, drafts: Sequence[Draft], find: Find) -> list[Draft]:
    """The drafts of a sentence, given by the firms whose crews are said to give."""
    return [_of_their_firms(text, one, find) for one in drafts]


def _of_their_firms(text: str, draft: Draft, find: Find) -> Draft:
    donors, unsure = list[DraftParty](), dict(draft.unsure)
    for one in draft.donors:
        said = _CREW.fullmatch(text, one.start, one.end)
        inside = find(text, *said.span("whose")) if said is not None else ()
        who = next((who for who in inside if (who.start, who.end) == (said and said.span("whose"))), None)
        if said is not None and who is not None and who.kind in OF_THEIR_OWN:
            unsure[Field.DONORS] = taken_to_be(said[0], who.name)
            one = DraftParty(who.name, who.state, who.start, who.end)
        donors.append(one)
    if (*donors,) == draft.donors:
        return draft
    spans = draft.spans | {Field.DONORS: tuple(Span(one.start, one.end) for one in donors)}
    return replace(draft, donors=tuple(donors), spans=spans, unsure=unsure)
