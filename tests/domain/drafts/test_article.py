"""Who gives to whom in the real article, as far as its sentences say so themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.helpers.drafted import sides

from app.actions.drafts import reader
from app.domain.drafts.draft import Drafted


@pytest.fixture(scope="module")
def drafted(article: Path) -> list[Drafted]:
    return list(reader().drafts(article.read_text("utf-8"), "2020-05-31"))


def test_the_gifts_that_the_article_tells_plainly_are_drafted(drafted: list[Drafted]) -> None:
    found = {sides(draft) for one in drafted for draft in one.drafts}
    assert found >= {
        "CN > World Health Organization",
        "CN > SA",
        "CN > ES",
        "Chinese ICBC Bank > TR",
        "Chinese community in Madrid > ES",
        "local government > IR+IQ+LB+EG",
        "CN > IR",
        "Huawei > IQ",
        "Jack Ma Foundation+Alibaba Foundation > US",
    }


def test_its_medical_teams_are_drafted(drafted: list[Drafted], article: Path) -> None:
    text = article.read_text("utf-8")
    told = [one for one in drafted if "medical teams" in text[one.start : one.end]]
    assert "IT" in {party.iso2 for one in told for draft in one.drafts for party in draft.recipients}
