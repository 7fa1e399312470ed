"""What counts as given: the outcome of every pair of assertion and status, and the words that keep something out."""

from __future__ import annotations

from itertools import product

from tests.helpers.each import each

from app.domain.donations import Donation, Item, Money, Party
from app.domain.drafts.card import LABELS
from app.domain.drafts.draft import Field
from app.domain.drafts.record import PLAIN
from app.domain.giving import (
    STEMS,
    LeftOut,
    any_left_out,
    left_out,
    left_out_words,
    may_be_left_out,
    outcome,
    states_of,
)
from app.domain.records import field_label
from app.domain.terms import Assertion, Outcome, PartyRole, Scope, Status

A, S, Out = Assertion, Status, Outcome
EVERY = list(product(Assertion, Status))


@each(
    "said, came, outcomes",
    [
        (A.GIVEN, S.DELIVERED, Out.GIVEN), (A.GIVEN, S.TRANSFERRED, Out.GIVEN), (A.GIVEN, S.REPORTED, Out.GIVEN),
        (A.GIVEN, S.CANCELLED, Out.CANCELLED), (A.GIVEN, S.ANNOUNCED, Out.ANNOUNCED),
        (A.GIVEN, S.DECLARED, Out.ANNOUNCED),
        (A.GIVEN, S.OFFERED, Out.OFFERED), (A.GIVEN, S.SHIPPED, Out.PROMISED), (A.GIVEN, S.COMMITTED, Out.PROMISED),
        (A.PROMISED, S.ANNOUNCED, Out.ANNOUNCED), (A.PROMISED, S.DECLARED, Out.ANNOUNCED),
        (A.PROMISED, S.COMMITTED, Out.PROMISED), (A.PROMISED, S.DELIVERED, Out.PROMISED),
        (A.PROMISED, S.CANCELLED, Out.CANCELLED), (A.OFFERED, S.DELIVERED, Out.OFFERED),
        (A.OFFERED, S.CANCELLED, Out.CANCELLED), (A.NOT_GIVEN, S.NONE_RECORDED, Out.NOT_GIVEN),
        (A.NOT_GIVEN, S.CANCELLED, Out.NOT_GIVEN),
    ],
)  # fmt: skip
def test_the_outcome_is_the_lesser_of_what_is_said_and_how_far_it_came(said, came, outcomes):
    assert outcome(said, came) is outcomes


def test_every_pair_has_one_outcome_and_only_what_was_given_and_not_cancelled_counts():
    assert {outcome(*pair) for pair in EVERY} == set(Outcome)
    assert states_of(*Outcome) == set(EVERY)
    for said, came in EVERY:
        counts = left_out(Donation("t", assertion=said, status=came, items=(Item("x"),))) is None
        assert counts == (outcome(said, came) is Outcome.GIVEN)
        assert not counts or (said is Assertion.GIVEN and came is not Status.CANCELLED)


def test_stems_of_lending_are_found_wherever_they_are():
    for stem in STEMS:
        for words in (stem, f"A {stem.upper()}s", f"é{stem}", stem[1:], stem[:-1], f"б {stem[1:]}"):
            assert may_be_left_out(words) == any(one in words.casefold() for one in STEMS), words


def test_a_record_that_names_nobody_and_nothing_is_not_filled_in():
    assert left_out(Donation("sent 4,000 blankets")) is LeftOut.NOT_FILLED_IN
    assert left_out(Donation("t", items=(Item("blankets"),))) is None
    assert left_out(Donation("t", parties=(Party(PartyRole.DONOR, "a town"),))) is None
    assert left_out(Donation("t", items=(Item("blankets"),), in_totals=False)) is LeftOut.KEPT_OUT
    assert left_out(Donation("t", Scope.AGGREGATE, items=(Item("blankets"),))) is LeftOut.AGGREGATE


def money(as_stated: str, period: str = "", title: str = "A gift", *parties: Party) -> LeftOut | None:
    amount = Money(None, None, "USD", as_stated=as_stated, period=period)
    return any_left_out(Donation(title, money=amount, parties=parties))


LENT = (
    "a $500 million loan", "USD 1bn, lent for ten years", "a deposit of $3 billion", "a currency swap of $2 billion",
    "a line of credit", "an export credit of EUR 5m", "un prêt de 5 M€", "un préstamo de 5 millones", "Kredit",
    "ein Darlehen über 5 Mio.", "кредит на 5 млн", "قرض بقيمة 5 ملايين", "وديعة بقيمة مليار", "הלוואה של 5 מיליון",
    "בפיקדון של מיליארד", "贷款五百万", "borrowed from the reserve", "leased for a year", "mevduat", "un dépôt",
)  # fmt: skip
RATES = (
    "$50 million a year", "$5 million per month", "EUR 2m annually", "$3 million each year", "USD 1m/year",
    "$9 million every quarter", "1,000 a day", "$5m p.a.", "a monthly $2 million",
)  # fmt: skip
GIFTS = (
    "$508 million", "$50 million for a year", "$50 million over a year", "$2 billion for two years",
    "half a year's pay",
    "a gift of $5m made a year ago", "$5 million in a month", "credible promises", "the Sloan gift", "prêt-à-porter",
)  # fmt: skip


@each("words", LENT)
def test_a_loan_a_deposit_a_swap_and_a_credit_never_count_as_cash_given(words):
    assert money(words) is LeftOut.LENT
    assert money("$1 billion", title=words) is LeftOut.LENT
    assert may_be_left_out(words)


@each("words", RATES)
def test_an_amount_for_each_year_or_month_is_not_counted_as_once(words):
    assert money(words) is LeftOut.RECURRING
    assert may_be_left_out(words)


@each("words", GIFTS)
def test_other_words_keep_nothing_out(words):
    assert money(words) is None


def test_a_period_says_a_rate_where_the_words_do_not_say_a_span():
    assert money("", "per year") is LeftOut.RECURRING
    assert money("", "a year") is LeftOut.RECURRING
    assert money("$5 million for a year", "a year") is None
    assert money("$5 million", "a month for a year") is LeftOut.RECURRING, "one of two spans says how often"
    assert money("$2 billion", "two years") is None


def test_a_bank_that_lends_may_give():
    bank = Party(PartyRole.DONOR, "Lending Bank of the North")
    assert money("$5 million", "", "Lending Bank of the North to a school", bank) is None
    assert money("$5 million", "", "Lending Bank of the North lends to a school", bank) is LeftOut.LENT


def test_goods_that_are_lent_are_left_out_and_what_is_beside_them_is_not():
    both = Donation("t", items=(Item("helicopters", as_stated="six helicopters on loan"), Item("tents")))
    assert any_left_out(both) is None
    assert any_left_out(Donation("t", items=both.items[:1])) is LeftOut.LENT
    assert any_left_out(Donation("Delhi lends six helicopters", items=(Item("helicopters"),))) is LeftOut.LENT
    assert any_left_out(Donation("A deposit of rice at the port", items=(Item("rice"),))) is None
    assert any_left_out(Donation("t", items=(Item("rice", unit="tonnes per month"),))) is LeftOut.RECURRING
    assert any_left_out(Donation("t", items=(Item("currency swap"),), money=Money(None, None, "USD"))) is LeftOut.LENT


def test_every_reason_is_said():
    assert all(left_out_words(why) for why in LeftOut)


def test_words_of_an_outcome_are_called_so_wherever_they_are_shown() -> None:
    assert field_label(PLAIN[Field.STATUS]).capitalize() == LABELS[Field.STATUS] == "Outcome"
