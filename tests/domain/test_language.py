"""One place through which words are said: English without a catalogue, another language with one."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest

from app.domain import language
from app.domain.changes import Operation
from app.domain.dates import format_span, read_date, span_words
from app.domain.donations import DateSpan
from app.domain.language import english, later, later_n, tr, tr_in, tr_n, tr_term
from app.domain.records import field_label
from app.domain.terms import Status


class Shouting:
    """A language in which everything is said in capitals, and contexts before their words."""

    def gettext(self, message: str) -> str:
        return "".join(part if part[:1] == "{" else part.upper() for part in re.split(r"({[^}]*})", message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {1: "ONE", 2: "TWO {n}"}.get(n, "{n} MANY")

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {message.upper()}"


@pytest.fixture
def shouting() -> Iterator[None]:
    language.use(Shouting())
    yield
    language.use(None)


def test_english_needs_no_catalogue():
    assert tr("Open {name}") == "Open {name}"
    assert tr_n("{n} tag", "{n} tags", 1) == "1 tag"
    assert tr_n("{n} tag", "{n} tags", 0) == "0 tags"
    assert tr_n("{n} tag", "{n} tags", 12_345) == "12,345 tags"
    assert tr_in("month", "May") == "May"
    assert tr_term(Status.NONE_RECORDED) == "none recorded"


@pytest.mark.usefixtures("shouting")
def test_another_language_chooses_the_form_and_the_context():
    assert tr("open") == "OPEN"
    assert [tr_n("{n} tag", "{n} tags", n) for n in (1, 2, 3_000)] == ["ONE", "TWO 2", "3,000 MANY"]
    assert tr_in("month", "may") == "month: MAY"
    assert tr_term(Operation.ADD_TAG) == "Operation: ADD TAG"


@pytest.mark.usefixtures("shouting")
def test_what_is_marked_for_later_is_said_when_it_is_shown():
    assert later("open") == "open"
    assert later_n("{n} tag", "{n} tags") == ("{n} tag", "{n} tags")
    assert field_label("money") == "MONEY"
    assert field_label("donor", "Huawei") == "PartyRole: DONOR: Huawei"


@pytest.mark.usefixtures("shouting")
def test_what_stays_english_is_said_so_in_its_thread_alone():
    heard: list[str] = []
    with english():
        assert tr("open") == "open"
        with english():
            pass
        assert tr_n("{n} tag", "{n} tags", 1) == "1 tag"
        other = threading.Thread(target=lambda: heard.append(tr("open")))
        other.start()
        other.join()
    assert heard == ["OPEN"]
    assert tr("open") == "OPEN"


@pytest.mark.usefixtures("shouting")
def test_a_date_is_shown_in_the_language_and_read_back_from_english():
    span = DateSpan("2020-03-01", "2020-03-10")
    assert span_words(span) == "EARLY MARCH 2020"
    assert format_span(span) == "early March 2020"
    read = read_date(format_span(span))
    assert read is not None
    assert (read.start, read.end) == (span.start, span.end)
