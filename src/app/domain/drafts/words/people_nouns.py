"""Whether a noun is of people, or of a body of them, by its form."""

from __future__ import annotations

import re
from functools import lru_cache

from app.domain.drafts.words.actor_words import BODIES
from app.domain.drafts.words.goods import GOODS
from app.domain.phrase_words import word_set

PEOPLE = re.compile(
    r"(?:[^aeiou]ers|ors|ists|ians|men|women|wives|folk|ees|ants|kids|pals|mates|mothers|fathers|nuns)$"
)
"""How nouns of people end."""
FORCES = word_set("army navy police military guard coastguard gendarmerie constabulary")
"""What is not counted and acts as a body."""


@lru_cache(4096)  # most texts have the same ones, which several rules ask of
def is_of_people(noun: str) -> bool:
    """Whether a noun is of people, or of a body of them."""
    return noun in BODIES or noun in FORCES or (PEOPLE.search(noun) is not None and noun not in GOODS)
