"""How a question is written: the signs, and the one description of it that window, commands and README give.

    query     = (["-"] (condition | phrase | word))*        all must hold; "-" turns one round
    condition = name sign value ("," value)*                 any of the values will do
    sign      = ":" | "=" | "!=" | ">" | ">=" | "<" | "<="
    value     = word | phrase | [word] ".." [word]           a range with its ends, one of which may be open

The names are those of `app.domain.question_fields`, in which each is described once.
"""

from __future__ import annotations

import re
from enum import StrEnum

from app.domain.language import later

EXAMPLE = "donor.kind:company money>=1M"
LONG_EXAMPLE = (
    "tag:leverage donor.kind:company recipient.region:Africa money>=1M date:2020-03..2020-05 status:announced "
    '-item:masks "twin city"'
)
GRAMMAR = later(
    "All of it must hold. name:value asks for a field, != for any other value, and > >= < <= compare; a comma means "
    "or, .. is a range as in 2020-03..2020-05, and a - in front negates a condition. Words may be anywhere in a "
    "record or its passages, in quotes one after the other. An amount or a date that is not exactly known fits only "
    "if every value that it may have does. An amount without a currency, as in money>=2M, is compared with the "
    "numbers of every currency; money>=EUR2M asks for one."
)


class Sign(StrEnum):
    """How a value is compared."""

    IS = ":"
    NOT = "!="
    EXACTLY = "="
    OVER = ">"
    AT_LEAST = ">="
    UNDER = "<"
    AT_MOST = "<="

    @property
    def orders(self) -> bool:
        """Whether it asks for more or less of something."""
        return self in (Sign.OVER, Sign.AT_LEAST, Sign.UNDER, Sign.AT_MOST)


NAME = re.compile(r"[^\W\d]\w*(?:\.\w+)*")
SIGN = re.compile(r":(?:>=|<=|>|<|!=)?|!=|!|>=|<=|≥|≤|=|>|<")
TYPED = re.compile(rf"(?P<minus>[-−]?)(?:(?P<name>[^\W\d]\w*(?:\.\w*)*)(?P<sign>{SIGN.pattern}))?")
"""The beginning of a term that is being typed."""
_QUESTION = re.compile(rf"(?:^|\s)[-−]?(?:{NAME.pattern})(?:{SIGN.pattern})|(?:^|\s)[-−][^\s-]")
_NO_VALUE = re.compile(rf"(?:^|\s)[-−]?(?:{NAME.pattern})(?:{SIGN.pattern})(?:\S*,)?$")
_OTHERWISE = {"!": Sign.NOT, "≥": Sign.AT_LEAST, "≤": Sign.AT_MOST}


def sign_of(typed: str) -> Sign:
    """The sign that is typed as `SIGN` finds it, perhaps with a colon before it."""
    rest = typed[1:] if len(typed) > 1 and typed[0] == ":" else typed
    return _OTHERWISE.get(rest) or Sign(rest)


def is_question(text: str) -> bool:
    """Whether what is typed asks for more than words: it names a field, or turns something round."""
    return bool(_QUESTION.search(text))


def lacks_value(text: str) -> bool:
    """Whether the last condition has no value yet, or none after a comma."""
    return bool(_NO_VALUE.search(text))
