"""The forms by which a country is named: its name, an adjective or people, a seat of government, a leader, a code."""

from __future__ import annotations

from typing import NamedTuple

from app.domain.countries import Gazetteer
from app.domain.drafts import actor_words as grammar
from app.domain.drafts.sentence import How
from app.domain.names import alike, written_forms


class Form(NamedTuple):
    """What a name of a country may mean: one country, or several."""

    how: How
    codes: tuple[str, ...]


_CODES = "AM AND ARE BE CAN COD COM ID IN IT MAR NO OM PER PM SO TO TV"
_EITHER = {
    "Congo": ("name", "CD CG"),
    "Dominican": ("people", "DO DM"),
    "Dominicans": ("people", "DO DM"),
    "Congolese": ("people", "CD CG"),
    "Korea": ("name", "KR KP"),
    "Korean": ("people", "KR KP"),
    "Koreans": ("people", "KR KP"),
    "Brussels": ("seat", "european-union BE"),
    "Virgin Islands": ("name", "VI VG"),
    **{ship: ("people", code) for ship, code in grammar.SHIPS.items()},
}
"""Names of two, the likelier one first; and what stands before the names of a country's ships."""
_SHORT = 4
"""Letters of a name that is not looked for in capitals, since it may be short for something."""
_NO_CODES = frozenset(_CODES.split())
"""Codes that are also words or short for something else."""


def forms_of(gazetteer: Gazetteer) -> dict[str, Form]:
    """Every way to name a country or a group, as `names.alike` writes it."""
    found = {name: Form(How(how), tuple(codes.split())) for name, (how, codes) in _EITHER.items()}
    for country in gazetteer.countries:
        for capital in country.capitals:
            found.setdefault(alike(capital), Form(How.SHARED, (country.iso2,)))
            if len(capital) > _SHORT:
                found.setdefault(alike(capital).upper(), Form(How.SHARED, (country.iso2,)))
        for leader in country.leaders:
            found.setdefault(alike(leader), Form(How.LEADER, (country.iso2,)))
        for code in (country.iso2, country.iso3):
            if code and code not in _NO_CODES:
                found.setdefault(code, Form(How.CODE, (country.iso2,)))
    order = tuple(How)
    for how, name, code in written_forms(gazetteer):
        key = alike(name)
        known = found.get(key)
        if known is None or order.index(How(how)) < order.index(known.how):
            found[key] = Form(How(how), (code,))
        elif code not in known.codes and known.how is How(how):
            found[key] = Form(known.how, (*known.codes, code))
        if (how == "name" and len(key) > _SHORT) or (how == "seat" and len(key) > _SHORT):
            found.setdefault(key.upper(), found[key])
    return found
