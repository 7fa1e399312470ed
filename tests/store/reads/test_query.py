"""Questions answered by SQL, against the same asked of each record in plain Python."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.helpers.evident import on_words, reported
from tests.helpers.long import few
from tests.helpers.made import make_empty, make_starter

from app.actions import donations, own_fields, questions
from app.actions.evidence import link_evidence
from app.actions.passages import tag_passage
from app.actions.sources import add_bytes
from app.actions.tags import add_tag
from app.domain.codebook import TagContent
from app.domain.donations import DateSpan, Donation, Item, Money, Party
from app.domain.errors import BadInput
from app.domain.giving import outcome
from app.domain.own_fields import OwnContent, OwnType
from app.domain.query import parse
from app.domain.records import DonationFilter
from app.domain.terms import Assertion, DatePrecision, MoneyKind, PartyRole, Qualifier, Status
from app.domain.vocabularies import COUNTRY, actor_kind, basis
from app.paths import RESOURCES
from app.store.reads import donations as reads
from app.store.reads import own_fields as own_field_reads
from app.store.reads import passages
from app.store.store import Store
from app.ui.base import window_language

D = Decimal
DONORS = ("Orbis Works", "Lumen Trust", "Port of Alexandria")
KINDS = {"Orbis Works": "private_company", "Lumen Trust": "foundation", "Port of Alexandria": "state_company"}
PLACES = (("Kenya", "KE"), ("Chad", "TD"), ("Peru", "PE"), ("Nepal", "NP"))
AFRICA = {"Kenya", "Chad"}
ITEMS = ("face masks", "masks", "tents", "water pumps")
MONEY = (
    (D(500_000), D(500_000), Qualifier.EXACT),
    (D(10**6), D(10**6), Qualifier.ABOUT),
    (D(10**6), None, Qualifier.OVER),
    (None, D(3 * 10**6), Qualifier.UP_TO),
)
SPANS = (("2020-03-01", "2020-03-31"), ("2020-03-05", "2020-03-05"), ("2020-04-01", ""), ("", ""))


def ledger(store: Store, count: int) -> dict[str, Donation]:
    dice = random.Random(12)
    ids: list[int] = []
    for number in range(count):
        donor, (place, code) = dice.choice(DONORS), dice.choice(PLACES)
        low, high, qualifier = dice.choice(MONEY)
        start, end = dice.choice(SPANS)
        said = dice.choice((Assertion.GIVEN, Assertion.PROMISED))
        content = Donation(
            f"Gift {number} {dice.choice(('of a twin city', 'by sea'))}",
            assertion=said,
            in_totals=said is Assertion.GIVEN,
            status=dice.choice((Status.REPORTED, Status.ANNOUNCED, Status.DELIVERED)),
            parties=(
                Party(PartyRole.DONOR, donor, actor_kind(KINDS[donor])),
                Party(dice.choice((PartyRole.RECIPIENT, PartyRole.BENEFICIARY)), place, COUNTRY, code),
            ),
            items=(Item(dice.choice(ITEMS), D(dice.randint(1, 9)), None, Qualifier.OVER),),
            money=Money(low, high, dice.choice(("USD", "EUR")), qualifier, MoneyKind.CASH)
            if dice.random() < 0.7
            else None,
            date=DateSpan(start, end, DatePrecision.RANGE),
            basis=basis(dice.choice(("unspecified", "commercial", "twin_city"))),
        )
        ids.append(donations.add_donation(store, content))
    on_words(store)
    return {record.ref: record.content for record in reads.records(store, ids)}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, dict[str, Donation]]]:
    path = tmp_path_factory.mktemp("query") / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        yield store, ledger(store, 80)


def found(store: Store, text: str) -> set[str]:
    wanted = DonationFilter(query=parse(text))
    rows = reads.rows(store, wanted, limit=None)
    assert reads.count(store, wanted) == len(rows) == len(reads.ids(store, wanted))
    return {row.ref for row in rows}


def _donor(one: Donation) -> str:
    return one.names(PartyRole.DONOR)[0]


def _low(one: Donation) -> Decimal | None:
    return None if one.money is None else one.money.low


ASKED: dict[str, Callable[[Donation], bool]] = {
    "donor.kind:company": lambda one: _donor(one) != "Lumen Trust",
    "donor.kind:foundation,state_company": lambda one: _donor(one) != "Orbis Works",
    'donor:"lumen trust"': lambda one: _donor(one) == "Lumen Trust",
    "donor:alexand": lambda one: _donor(one) == "Port of Alexandria",
    "recipient.region:Africa": lambda one: one.recipients[0] in AFRICA,
    "recipient:KE,Peru": lambda one: one.recipients[0] in ("Kenya", "Peru"),
    "recipient:Africa": lambda one: one.recipients[0] in AFRICA,
    "-recipient.country:Nepal": lambda one: one.recipients[0] != "Nepal",
    "beneficiary:Chad": lambda one: one.names(PartyRole.BENEFICIARY) == ("Chad",),
    "money>=1M": lambda one: (_low(one) or 0) >= 10**6,
    "money>1M": lambda one: one.money is not None and one.money.qualifier is Qualifier.OVER,
    "-money>=1M": lambda one: (_low(one) or 0) < 10**6,
    "money<=3M": lambda one: one.money is not None and one.money.high is not None,
    "money=1M": lambda one: one.money is not None and one.money.low == one.money.high == 10**6,
    "money:EUR": lambda one: one.money is not None and one.money.currency == "EUR",
    "money>=EUR1M": lambda one: one.money is not None and one.money.currency == "EUR" and (_low(one) or 0) >= 10**6,
    "has:money": lambda one: one.money is not None,
    "-has:date": lambda one: not (one.date.start or one.date.end),
    "quantity>3": lambda one: (one.items[0].low or 0) >= 3,
    "item:masks": lambda one: "masks" in one.items[0].item,
    'item:"water"': lambda one: one.items[0].item == "water pumps",
    "status:given": lambda one: outcome(one.assertion, one.status).value == "given",
    "status:announced,promised": lambda one: outcome(one.assertion, one.status).value in ("announced", "promised"),
    "status:delivered": lambda one: one.status is Status.DELIVERED,
    "basis:commercial": lambda one: one.basis.key == "commercial",
    "date:2020-03": lambda one: one.date.start.startswith("2020-03"),
    "date>2020-03-05": lambda one: one.date.start > "2020-03-05",
    "date<2020-04": lambda one: "" != one.date.end < "2020-04",
    "date:2020-03-02..": lambda one: one.date.start > "2020-03-01",
    '"twin city"': lambda one: "twin city" in one.title,
    "-sea": lambda one: "by sea" not in one.title,
    "title:sea": lambda one: "by sea" in one.title,
    "counts:yes": lambda one: outcome(one.assertion, one.status).value == "given",
}


@few("text", list(ASKED), keep=15, why="more fields")
def test_one_condition(work: tuple[Store, dict[str, Donation]], text: str) -> None:
    store, made = work
    expected = {ref for ref, one in made.items() if ASKED[text](one)}
    assert 0 < len(expected) < len(made), "the dice must let it tell something apart"
    assert found(store, text) == expected


def test_a_company_is_private_the_states_or_of_uncertain_ownership(tmp_path: Path) -> None:
    make_empty(tmp_path / "w.passagework", "Dana", RESOURCES)
    with Store(tmp_path / "w.passagework", "Dana") as store:
        kinds = ("private_company", "state_company", "ownership_uncertain", "foundation", "unspecified")
        for number, kind in enumerate(kinds):
            donor = Party(PartyRole.DONOR, f"Giver {number}", actor_kind(kind))
            reported(store, Donation("Tents", parties=(donor, Party(PartyRole.RECIPIENT, "Peru", COUNTRY, "PE"))))
        reported(store, Donation("Tents", parties=(Party(PartyRole.DONOR, "Pfizer"),)))  # known to the program alone
        assert found(store, "donor.kind:company") == {"D-01", "D-02", "D-03", "D-06"}
        assert found(store, "donor.kind:company,foundation") == {"D-01", "D-02", "D-03", "D-04", "D-06"}
        assert found(store, "-donor.kind:Company") == {"D-04", "D-05"}
        assert found(store, "donor.kind:private_company") == {"D-01"}
        offered = questions.completions(store, "donor.kind:com")
        assert [(one.insert, one.left) for one in offered][:2] == [("company", 4), ("state_company", 1)]
        window_language.speak("he")
        try:
            assert found(store, "donor.kind:חברה") == {"D-01", "D-02", "D-03", "D-06"}
        finally:
            window_language.speak(window_language.ENGLISH)


def test_all_of_several_must_hold(work: tuple[Store, dict[str, Donation]]) -> None:
    store, made = work
    dice = random.Random(3)
    for _ in range(25):
        some = dice.sample(list(ASKED), 3)
        assert found(store, " ".join(some)) == {
            ref for ref, one in made.items() if all(ASKED[each](one) for each in some)
        }


@each(
    "text, said",
    [
        ("recipient.country:Atlantis", "no country or group “Atlantis”"),
        ("donor.kind:fondation", "Did you mean foundation?"),
        ("status:annonced", "Did you mean announced"),
        ("tag:nothing", "There is no tag “nothing”"),
        ("money>=abc", "“abc” is no amount"),
        ("money:XQX", "“XQX” is no currency"),
        ("date:yesterdayish", "“yesterdayish” is no date"),
        ("counts:perhaps", "neither yes nor no"),
        ("has:wings", "A record has no “wings”"),
        ("money:1USD..2EUR", "two currencies"),
        ("money:2M..1M", "“2M..1M” ends below its beginning. Write 1M..2M."),
        ("quantity:20..3", "“20..3” ends below its beginning"),
        ("evidence:2..1", "“2..1” ends below its beginning"),
        ("date:2021..2020", "“2021..2020” ends below its beginning"),
        ("date:2020-03-05..2020-03-04", "ends below its beginning"),
        ("recipient.fact.weather:x", "no category of facts “weather”"),
    ],
)
def test_values_that_are_not_there_are_said(work: tuple[Store, dict[str, Donation]], text: str, said: str) -> None:
    with pytest.raises(BadInput) as refused:
        found(work[0], text)
    assert said in str(refused.value)


def test_passages_and_records_answer_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    text = "Orbis Works gave tents to Kenya. Lumen Trust gave masks to Peru. Nobody gave anything to Chad."
    with Store(path, "Dana") as store:
        source = add_bytes(store, text.encode(), "text.txt", "text/plain").source_id
        far, near = add_tag(store, TagContent("Far")), add_tag(store, TagContent("Near"))
        ids, places = [], []
        for sentence, tag in zip(text.split(". "), (far, near, far), strict=True):
            start = text.index(sentence)
            places.append((start, start + len(sentence.rstrip("."))))
            ids.append(tag_passage(store, source, *places[-1], (tag,)))
        tents = donations.add_donation(store, Donation("One", items=(Item("tents"),)))
        masks = donations.add_donation(store, Donation("Two", items=(Item("masks"),)))
        bare = donations.add_donation(store, Donation("Three", items=(Item("pumps"),)))
        for place, record in zip(places, (tents, masks), strict=False):
            link_evidence(store, source, *place, None, ("donation", record), [("title", None)])
        ref = {one.id: one.ref for one in reads.rows(store)}

        def passages_of(asked: str) -> list[int]:
            return [one.id for one in passages.listed(store, query=parse(asked))]

        assert found(store, "tag:far") == {ref[tents]}
        assert found(store, "-tag:far") == {ref[masks], ref[bare]}
        assert found(store, "evidence>=1") == {ref[tents], ref[masks]} == found(store, "has:evidence")
        assert found(store, '"to peru"') == {ref[masks]}, "words of a passage it stands on"
        assert found(store, f"source:{source} -item:masks") == {ref[tents]}
        assert passages_of("tag:far") == [ids[0], ids[2]]
        assert passages_of("item:masks") == [ids[1]]
        assert passages_of("-item:masks") == [ids[0]], "of records that are not of masks"
        assert passages_of("-tag:near gave") == [ids[0], ids[2]]
        assert passages_of("tag:near item:tents") == []
        start = text.index("Trust gave masks")
        part = tag_passage(store, source, start, start + 16, (add_tag(store, TagContent("Words")),))
        assert found(store, "tag:words") == {ref[masks]}, "what shares words with evidence speaks of the record too"
        assert passages_of("item:masks") == [ids[1], part]


def test_fields_of_the_workspace_s_own_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_empty(path, "Dana", RESOURCES)
    with Store(path, "Dana") as store:
        own_fields.add_field(store, OwnContent("ship", OwnType.TEXT))
        own_fields.add_field(store, OwnContent("insured", OwnType.YES_NO))
        keys = [one.key for one in own_field_reads.own_fields(store)]
        donations.add_donation(store, Donation("One", own=((keys[0], "Grace of the Sea"), (keys[1], True))))
        donations.add_donation(store, Donation("Two", own=((keys[1], False),)))

        def answered(asked: str) -> list[str]:
            return [row.title for row in reads.rows(store, DonationFilter(query=questions.question(store, asked)))]

        assert answered(f"{keys[0]}:grace") == ["One"]
        assert answered(f"-{keys[1]}:yes") == ["Two"]
        assert answered(f"has:{keys[0]}") == ["One"]
        assert answered(f"has:{keys[1]}") == ["One", "Two"]
        assert keys[0] in [one.insert for one in questions.completions(store, f"has:{keys[0][:2]}")]
        assert f"{keys[0]}:" in [one.insert for one in questions.completions(store, keys[0][:3])]


def test_completion_says_how_many_are_left(tmp_path: Path) -> None:
    path = tmp_path / "w.passagework"
    make_starter(path, "Ann", RESOURCES)
    with Store(path, "Dana") as store:
        for typed in ("donor:", "recipient:I", "status:", "-item:m", "tag:Lev", "recipient.region:", "money:"):
            offered = questions.completions(store, f"{typed}")
            assert offered, typed
            for one in offered:
                assert one.left == reads.count(store, DonationFilter(query=parse(typed[: one.start] + one.insert)))
        before = questions.completions(store, "status:not_given donor:")
        left = {one.insert for one in before if one.left}
        assert left == {"Huawei", "SIPG", "Hutchison", "China", '"China Harbour"'}
        assert [one.left for one in before] == sorted((one.left for one in before), key=lambda left: left == 0)
        names = questions.completions(store, "status:given reci")
        assert names[0].insert == "recipient:"
        assert all(one.left is None for one in names)
        for typed in ("recipient.fact", "5G", ""):
            found = {one.insert: one.says for one in questions.completions(store, typed)}
            assert found.get("recipient.fact.5g:") == "5G of the recipient", typed
