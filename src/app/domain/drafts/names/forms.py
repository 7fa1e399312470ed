"""The forms by which a country is named: its name, an adjective or people, a seat of government, a leader, a code."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.countries import Country, Gazetteer
from app.domain.drafts.names.sentence import How
from app.domain.drafts.words import actor_words as grammar
from app.domain.names import alike, written_forms


class Form(NamedTuple):
    """What a name of a country may mean: one country, or several."""

    how: How
    codes: tuple[str, ...]


_CODES = "AM AND ARE BE CAN COD COM ID IN IT MAR NO OM PER PM SO TO TV"
_RULERS = {"Tsar": "RU", "Czar": "RU", "Kaiser": "DE", "Khedive": "EG", "Negus": "ET", "Shah": "IR", "Mikado": "JP"}
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
    **{
        f"{the} {name}": ("name", code)
        for the in ("the", "The")
        for name, code in (("Emirates", "AE"), ("Solomons", "SB"), ("Federal Council", "CH"), ("Sublime Porte", "TR"))
    },
    "Swiss Federal Council": ("name", "CH"),
    **{f"{the} {ruler}": ("leader", code) for the in ("the", "The") for ruler, code in _RULERS.items()},
    **{ship: ("people", code) for ship, code in grammar.SHIPS.items()},
}
"""Names of two, the likelier one first; one with its article; what stands before the names of a country's ships."""
_SHORT = 4
"""Letters of a name that is not looked for in capitals, since it may be short for something."""
_NO_CODES = frozenset(_CODES.split())
"""Codes that are also words or short for something else."""


def forms_of(gazetteer: Gazetteer) -> dict[str, Form]:
    """Every way to name a country or a group, as `names.alike` writes it."""
    found = {name: Form(How(how), tuple(codes.split())) for name, (how, codes) in _EITHER.items()}
    for country in gazetteer.countries:
        for name, form in _rarer(country):
            found.setdefault(name, form)
    for name, codes in _ruled(gazetteer).items():
        if len(codes) == 1:
            found.setdefault(name, Form(How.LEADER, tuple(codes)))
    for how, name, code in written_forms(gazetteer):
        key = alike(name)
        found[key] = _plainer(found.get(key), Form(_HOW[how], (code,)))
        if how in ("name", "seat") and len(key) > _SHORT:
            found.setdefault(key.upper(), found[key])
    return found


def _rarer(country: Country) -> Iterator[tuple[str, Form]]:
    """A country by its capitals, its leaders and its codes."""
    own = (country.iso2,)
    for capital in map(alike, country.capitals):
        yield capital, Form(How.SHARED, own)
        if len(capital) > _SHORT:
            yield capital.upper(), Form(How.SHARED, own)
        if capital.startswith("St. "):
            yield capital.replace(".", ""), Form(How.SHARED, own)
    yield from ((alike(leader), Form(How.LEADER, own)) for leader in country.leaders)
    codes = {country.iso2, country.iso3} - _NO_CODES - {""}
    yield from ((code, Form(How.CODE, own)) for code in codes)


_HOW = {how.value: how for how in How}


def _ruled(gazetteer: Gazetteer) -> dict[str, set[str]]:
    """What is called by the surnames of leaders, also of those that many bear: *the Kennedy administration*."""
    found: dict[str, set[str]] = {}
    for country in gazetteer.countries:
        for leader in country.leaders:
            for rule in grammar.RULES_OF_LEADERS:
                found.setdefault(f"{alike(leader).split()[-1]} {rule}", set()).add(country.iso2)
    return found


_ORDER = tuple(How)


def _plainer(known: Form | None, form: Form) -> Form:
    """What a name means that has one meaning already: the plainer of both, or both where they are alike."""
    if known is None:
        return form
    if known.how is form.how:
        return known if {*form.codes} <= {*known.codes} else Form(known.how, known.codes + form.codes)
    return form if _ORDER.index(form.how) < _ORDER.index(known.how) else known
