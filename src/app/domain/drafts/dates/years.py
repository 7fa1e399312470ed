"""Of which year a text tells: the last that it stated, and for how long a day without a year is of that.

history   years before that of the publication are stated, and go on
news      days that lie shortly before the publication, read from it; an earlier year that is only mentioned ends
          with its paragraph, unless more sentences tell of such years
since X   reaches up to the text's own time; of news it is not the year of what comes after it
aside     *founded in 1921*: only since when something is
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from app.domain.drafts.dates.days import Day, by_its_year, is_news, states_year


class Years(NamedTuple):
    """What the sentences before one say of which year the text tells."""

    stated: Day | None = None
    """The last day of which the year was stated; of news where none was, or only in passing, its last own day."""
    own: Day | None = None
    """The last day that lies shortly before the publication and is read from it."""
    news: int = 0
    """Sentences with such a day."""
    past: int = 0
    """Sentences that state a year before that of the publication."""

    def after(self, when: Sequence[Day], published: str, *, ends: bool) -> Years:
        """What is so behind a sentence with its days, which `ends` its paragraph or not."""
        when = [one for one in when if not one.aside or not one.last]
        near = [one for one in when if one.inferred and is_news(one, published)]
        own, news = near[-1] if near else self.own, self.news + bool(near)
        told = [by_its_year(one) for one in when if one.last and states_year(one)]
        past = self.past + any(one.last < published[:4] for one in told)
        dated = news or any(one.inferred for one in when)
        since = [] if dated else [one for one in when if not one.inferred and one.first and not one.last]
        stated = next((one[-1] for one in (told, [self.stated], since) if one and one[-1] is not None), None)
        ended = ends and stated is not None and (stated.last or stated.first) < published[:4] and 0 < news >= past
        return Years(own if ended or stated is None else stated, own, news, past)
