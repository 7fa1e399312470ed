"""The vocabularies with which a new workspace begins: general words, which hold for any subject.

They are written when a workspace is made, and are its own from then on. Their names, and those of the starter's terms,
are translated when they are shown, unless a person has given others.

Codes are only where a list of the field has the same thing. Of IATI those are the lists AidType (kinds of aid),
FinanceType (terms of giving) and OrganisationType (actors); of the CRS its purposes and types of finance; of AidData
the words in its columns Flow Type and Funding Agencies Type.
"""

from __future__ import annotations

from typing import NamedTuple

from app.domain.language import later
from app.domain.vocabularies import ACTOR_KIND, AID_KIND, BASIS, CATEGORY, GIVING, UNSPECIFIED, Term


class Default(NamedTuple):
    """A term as a new workspace gets it."""

    key: str
    name: str = ""
    """Where it is not the key with spaces."""
    description: str = ""
    parent: str = ""
    counts: bool = True
    codes: tuple[tuple[str, str], ...] = ()


def name_of(one: Default) -> str:
    """What a default term is called."""
    return one.name or one.key.replace("_", " ")


VOCABULARIES: tuple[tuple[str, str, str], ...] = (
    (AID_KIND, later("Kinds of aid"), later("What was given: goods, money, people, know-how.")),
    (BASIS, later("Bases"), later("On what ground it was given, as the source has it.")),
    (GIVING, later("Terms of giving"), later("Whether it was a gift, or is to be paid, shared or given back.")),
    (ACTOR_KIND, later("Kinds of actor"), later("What those are who give, carry and receive.")),
    (CATEGORY, later("Categories of facts"),
     later("What a fact about a country is about. Figures of the first category head the country's profile.")),
)  # fmt: skip
"""Key, name and description of every vocabulary, in the order in which they are listed."""

DEFAULTS: dict[str, tuple[Default, ...]] = {
    AID_KIND: (
        Default("goods"),
        Default("goods_valued", description=later("Goods whose worth somebody has put in money.")),
        Default("food", codes=(("OECD CRS", "72040"),)),
        Default("shelter", codes=(("OECD CRS", "72010"),)),
        Default("water_and_sanitation", codes=(("OECD CRS", "14030"),)),
        Default("fuel"),
        Default("medical_supplies"),
        Default("vaccine", codes=(("OECD CRS", "12250"),)),
        Default("search_and_rescue"),
        Default("experts", codes=(("IATI", "D01"), ("AidData", "Free-standing technical assistance"))),
        Default("training"),
        Default("remote_expertise"),
        Default("ict", "ICT", later("Information and communication technology."), codes=(("OECD CRS", "22040"),)),
        Default("logistics"),
        Default("cash"),
        Default("debt_relief", codes=(("IATI", "F01"), ("OECD CRS", "60010"))),
        Default("loan", counts=False),
        Default("deposit", counts=False),
        Default("other"),
        Default(UNSPECIFIED),
    ),
    BASIS: (
        Default("humanitarian"),
        Default("solidarity"),
        Default("personal"),
        Default("diaspora"),
        Default("alumni"),
        Default("twin_city", "twin cities"),
        Default("affinity"),
        Default("religious"),
        Default("reciprocity", description=later("In return for help that was given earlier.")),
        Default("agreement", description=later("By a treaty or contract between the parties.")),
        Default("commercial"),
        Default("strategic"),
        Default(UNSPECIFIED),
    ),
    GIVING: (
        Default("grant", description=later("A gift: nothing is to be paid or given back."),
                codes=(("IATI", "110"), ("OECD CRS", "110"), ("AidData", "Grant"))),
        Default("loan", counts=False, codes=(("IATI", "421"), ("OECD CRS", "421"), ("AidData", "Loan"))),
        Default("loan_in_kind", counts=False, description=later("Things that are to be given back."),
                codes=(("IATI", "421"), ("OECD CRS", "421"))),
        Default("credit_line", counts=False),
        Default("deposit", counts=False, description=later("Money placed with a bank, which stays the giver's.")),
        Default("swap", counts=False, description=later("Currencies or things that are exchanged for a time.")),
        Default("sale", "sale at a reduced price", counts=False),
        Default("shared_cost", description=later("Giver and receiver each pay a part of the amount.")),
        Default(UNSPECIFIED),
    ),
    ACTOR_KIND: (
        Default("government", codes=(("IATI", "10"),)),
        Default("central_government", parent="government", codes=(("IATI", "10"), ("AidData", "Government Agency"))),
        Default("provincial_government", parent="government", codes=(("IATI", "11"),)),
        Default("municipal_government", parent="government", codes=(("IATI", "11"),)),
        Default("diplomatic_mission", codes=(("IATI", "10"),)),
        Default("military", codes=(("IATI", "10"),)),
        Default("state_bank", codes=(("IATI", "15"),)),
        Default("state_company", codes=(("IATI", "15"), ("AidData", "State-owned Company"))),
        Default("state_media", codes=(("IATI", "15"),)),
        Default("private_company", codes=(("IATI", "70"),)),
        Default("ownership_uncertain", description=later("A company that may be private or the state's.")),
        Default("foundation", codes=(("IATI", "60"),)),
        Default("ngo", "NGO"),
        Default("religious_body"),
        Default("community"),
        Default("alumni"),
        Default("individual"),
        Default("international_organization", codes=(("IATI", "40"),)),
        Default("university", codes=(("IATI", "80"),)),
        Default("laboratory", codes=(("IATI", "80"),)),
        Default("hospital"),
        Default("country", description=later("A country as such, where the text names no body of it.")),
        Default("place", description=later("A town or a region as such.")),
        Default("group", description=later("A group of countries or organisations.")),
        Default(UNSPECIFIED),
    ),
    CATEGORY: (
        Default("crisis", description=later("A disaster, a war, a famine: how many are struck by it.")),
        Default("health"),
        Default("economy"),
        Default("trade"),
        Default("security", "military and security"),
        Default("relations", "relations between countries"),
        Default("alliance"),
        Default("infrastructure"),
        Default("multilateral"),
        Default("legal"),
        Default("domestic", "at home"),
        Default("aid"),
        Default("other"),
        Default(UNSPECIFIED, "no category"),
    ),
}  # fmt: skip


def default_terms() -> tuple[Term, ...]:
    """The terms of all vocabularies as a new workspace has them."""
    return tuple(
        Term(vocabulary, one.key, name_of(one), place=place, counts=one.counts)
        for vocabulary, terms in DEFAULTS.items()
        for place, one in enumerate(terms, 1)
    )
