"""Who gives to whom in the real article, as far as its sentences say so themselves."""

from __future__ import annotations

from pathlib import Path

from tests.helpers.drafted import drafts, sides


def test_the_gifts_that_the_article_tells_plainly_are_drafted(article: Path) -> None:
    found = {sides(draft) for draft in drafts(article.read_text("utf-8"))}
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
