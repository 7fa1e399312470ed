"""A pattern that is looked for only where some letters stand finds what it would find without them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from tests.trials.patterns import modules, rare

from app.domain.drafts.words.rare import Rare

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def _has(items: Iterable[Any], letters: list[str]) -> bool:
    """Whether whatever these items of a parsed pattern match has one of some letters in it."""
    said = ""
    for operator, value in (*items, (sre.FAILURE, ())):
        if operator is sre.LITERAL:
            said += chr(value)
            continue
        if operator is sre.AT:
            continue
        inner = [value[3]] if operator is sre.SUBPATTERN and not value[1] else []
        inner += value[1] if operator is sre.BRANCH else []
        inner += [value[2]] if operator in _REPEATS and value[0] else []
        inner += [value] if operator is sre.ATOMIC_GROUP else []
        inner += [value[1]] if operator is sre.ASSERT and value[0] > 0 else []
        if any(one in said for one in letters) or (inner and all(_has(one, letters) for one in inner)):
            return True
        said = ""
    return False


def test_whatever_a_rare_pattern_matches_has_its_letters() -> None:
    found = [(f"{module.__name__}.{name}", one) for module in modules("domain.drafts") for name, one in rare(module)]
    assert found
    wrong = [
        name
        for name, one in found
        if one.pattern.flags & re.IGNORECASE or not _has(_parser.parse(one.pattern.pattern), one.letters)
    ]
    assert wrong == []


def test_what_may_match_without_the_letters_is_told() -> None:
    for letters, pattern in (
        ("was", "(?:was|is) sent"),
        ("was", "(?:was )?sent"),
        ("sent", "s[eo]nt"),
        ("was", "(?i:was)"),
    ):
        assert not _has(_parser.parse(pattern), letters.split("|"))
    for letters, pattern in (("was|is", r"\b(?:was|is) sent"), ("as ", r"\b[Ww]as (?P<what>\w+)"), ("ab", "x(?:ab)+")):
        assert _has(_parser.parse(pattern), letters.split("|"))


def test_a_rare_pattern_is_asked_as_patterns_are() -> None:
    sent = Rare("was|were", r"\bw(?:as|ere) (?P<what>\w+)")
    text = "It was sent and they were lost."
    assert [one["what"] for one in sent.finditer(text)] == ["sent", "lost"]
    found = sent.search(text, 10)
    assert found is not None
    assert found["what"] == "lost"
    assert sent.search(text, 0, 5) is None
    assert [*sent.finditer("It is sent.")] == []
