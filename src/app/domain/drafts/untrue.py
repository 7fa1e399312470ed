"""What a sentence tells only to say that it is not so, or not known to be.

untrue = "it is not true that" … | "it is a legend that" … | "no record … that" …
       | (reject | dismiss | withdraw …) … story "that" …          dismissed a report that it had given
       | … ("as" | "called") (invented | absurd …)                  rejected as absurd the claim that it sent
       | "rumour had it" | (somebody) "doubt" …                     historians doubt that Rome ever sent
       | "nobody" … "seen" …                                        nobody has seen the goats that it gave
"""

from __future__ import annotations

import re

from app.domain.drafts.shape import Shape

_TALE = r"(?:stor(?:y|ies)|claims?|reports?|tales?|legends?|myths?|rumou?rs?|suggestions?|allegations?|assertions?)"
_FALSE = (
    r"(?:invent\w+|false|fiction\w*|absurd|untrue|fakes?|nonsense|baseless|fabricat\w+|lies?|made[ -]up|fantas\w+|"
    r"unfounded|groundless|hoax|legend|myth|fable)"
)
_DENIES = r"(?:reject|dismiss|deride|retract|refute|disown|withdr[ae]w|wav|laugh|scotch|quash|den[iy])\w*"
_UNTRUE = re.compile(
    r"^.{0,70}?(?:(?:not|n't|hardly) (?:quite |simply |at all )?true that\b|(?:untrue|false) that\b|no truth in\b)|"
    rf"^(?:it|that) (?:is|was) (?:an? |only |all |just |pure )*{_FALSE}\b.{{0,40}} that\b|"
    rf"\b{_DENIES} [^,;]{{0,40}}\b{_TALE} (?:that|of|it)\b|"
    rf"\b(?:as|call(?:ed|s)?|brand(?:ed|s)) (?:an? |mere |pure )*{_FALSE}\b|"
    r"\brumou?rs? (?:that|ha[ds] it|have it)\b|"
    r"(?<!no )(?<!in )(?<!not )(?<!nobody )(?<!no one )(?<!without )(?<!a )\bdoubt(?:s|ed)? (?=[^\W\d_])|"
    r"^(?=.*\b(?:report|claim|rumou?r|allegation|suggestion)s?\b).*\b(?:false|untrue|wrong|baseless|unfounded|denied|dismissed|hoax)\b|"
    r"^no (?:record|proof|evidence|trace)s? [^,;]{0,60}\bthat\b|"
    r"^(?:nobody|no one|no-one|none) .{0,40}\b(?:seen|saw)\b"
)


def is_untrue(shape: Shape) -> bool:
    """Whether what a sentence tells is only a story, or nobody knows that it was so."""
    return _UNTRUE.search(" ".join(piece.word.lower() for piece in shape.pieces)) is not None
