"""The terms that every new workspace has."""

from __future__ import annotations

from app.domain.by_key import by_key
from app.domain.default_terms import DEFAULTS, VOCABULARIES, default_terms
from app.domain.vocabularies import UNSPECIFIED


def test_terms_are_in_order_and_only_what_is_no_gift_does_not_count() -> None:
    terms = by_key((one.vocabulary, one) for one in default_terms())
    assert list(terms) == list(DEFAULTS) == [key for key, _, _ in VOCABULARIES]
    for some in terms.values():
        assert [one.place for one in some] == list(range(1, len(some) + 1))
        assert len({one.key for one in some}) == len({one.name for one in some}) == len(some)
        assert some[-1].key == UNSPECIFIED
    assert [(one.vocabulary, one.key) for one in default_terms() if not one.counts] == [
        ("aid_kind", "loan"), ("aid_kind", "deposit"),
        *(("terms_of_giving", key) for key in ("loan", "loan_in_kind", "credit_line", "deposit", "swap", "sale")),
    ]  # fmt: skip


def test_parents_are_terms_before_those_under_them() -> None:
    for terms in DEFAULTS.values():
        keys = [one.key for one in terms]
        assert all(keys.index(one.parent) < at for at, one in enumerate(terms) if one.parent)


def test_a_term_is_called_by_its_key_unless_it_has_a_name() -> None:
    names = {(one.vocabulary, one.key): one.name for one in default_terms()}
    assert names["aid_kind", "medical_supplies"] == "medical supplies"
    assert names["aid_kind", "ict"] == "ICT"
