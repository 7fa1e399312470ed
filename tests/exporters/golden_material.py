"""A small workspace of our own words, with fixed names, whose export is kept in tests/golden/markdown."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.anchor import AnchorState
from app.domain.codebook import Tag, TagContent
from app.domain.donations import CountSpan, DateSpan, Donation, Item, Money, Party
from app.domain.facts import Fact
from app.domain.giving import LeftOut
from app.domain.notes import Note
from app.domain.own_fields import OwnContent, OwnField, OwnType, fields_of
from app.domain.passages import Claim, EvidenceRef, Passage, TagRef
from app.domain.records import (
    Actor,
    ActorRow,
    CountryInfo,
    CountryProfile,
    DonationLink,
    DonationRecord,
    DonationRef,
    DonationRow,
    EvidenceItem,
    FactRecord,
)
from app.domain.sources import SourceKind, SourceMeta, SourceRow
from app.domain.terms import (
    Assertion,
    ClaimKind,
    DatePrecision,
    EvidenceRole,
    LinkKind,
    MoneyKind,
    Outcome,
    PartyRole,
    Polarity,
    Qualifier,
    Scope,
    Status,
    Sureness,
)
from app.domain.totals import Joined, Total, TotalLine, Totals
from app.domain.vocabularies import Term, actor_kind, aid_kind, category
from app.exporters.material import ActorPage, Material

AT = "2026-01-02T03:04:05.000Z"
LIST = "What was sent:\n- 1,000 masks *as stated*\n- 2 teams | of doctors\n\n1990. No list begins here."
HEBREW = "שלום, עולם! 300,000 מסכות (כ-5%) נשלחו אל [איראן] # היום"
OURS = "In our words, some masks went to Norway for about $5."


def _source(n: int, kind: SourceKind, meta: SourceMeta, passages: int) -> SourceRow:
    return SourceRow(n, f"50000000000{n}", kind, meta, n, AT, "Ann", 4, 1200, passages)


SOURCES = (
    _source(
        1,
        SourceKind.ARTICLE,
        SourceMeta(
            'CON: "gifts" | [[draft]] #1 / 50%% <b>^x', ("Ada Example", "Ben van der Sample"), "Our Papers", "7",
            "2020-05-31", "Our Institute", ("Gifts", "NO"), "en", "https://example.org/a_b?c=(d)", "A caption.",
        ),
        2,
    ),
    _source(2, SourceKind.ARTICLE, SourceMeta("מתנות", ("עדה דוגמה",), published="2020-05", language="he"), 1),
    _source(
        3, SourceKind.DIGEST, SourceMeta("A digest", of="Example and Sample, Our Papers No. 7", published="2020"), 1
    ),
)  # fmt: skip
MOTIVE = Tag(1, "a00000000001", None, "Motive", TagContent("Motive", 1, "Why it was given."), 0)
REPAIR = Tag(
    2, "a00000000002", 1, "Motive/Image repair", TagContent("Image repair", 2, "", "For *image*.", "Trade."), 3
)
YEAR = Tag(3, "a00000000003", None, "1984", TagContent("1984"), 0)


def _passage(n: int, source: int, no: int | None, quote: str, state: AnchorState = AnchorState.VERIFIED) -> Passage:
    return Passage(
        n, f"{n}a1b2c3d4e5f", source, SOURCES[source - 1].meta.title, source, 1000 * n,
        1000 * n + len(quote), quote, no, state,
        (TagRef(2, "Image repair", "Motive/Image repair", 2),),
        (EvidenceRef(n, "donation", 1, "D-01", "item", EvidenceRole.SUPPORTS, False, "Masks to Norway", 1),),
        (1,) if n == 1 else (),
        Claim(ClaimKind.THESIS, "the authors", Sureness.PROBABLE, 1, "as a thesis") if n == 2 else None,
    )  # fmt: skip


PASSAGES = (
    _passage(1, 1, 2, LIST),
    _passage(2, 1, None, "A caption.", AnchorState.MOVED),
    _passage(3, 2, 1, HEBREW),
    _passage(4, 3, 3, OURS),
)


def _evidence(n: int, passage: Passage, field: str, part: int | None = None, label: str = "") -> EvidenceItem:
    source = SOURCES[passage.source_id - 1]
    return EvidenceItem(
        n, field, part, label, EvidenceRole.CONTRADICTS if n == 3 else EvidenceRole.SUPPORTS, "", passage.id,
        source.id, source.meta.title, source.kind, passage.paragraph, passage.start, passage.end,
        passage.quote, passage.state,
    )  # fmt: skip


OWN = fields_of(
    OwnField(number, f"f0000000000{number}", key, content)
    for number, (key, content) in enumerate((
        ("people_reached", OwnContent("People reached", OwnType.NUMBER)),
        ("way", OwnContent("Way [of transport]", OwnType.CHOICE, vocabulary="way")),
        ("seen", OwnContent("Seen", OwnType.YES_NO)), ("port", OwnContent("Port")),
    ), 1)
)  # fmt: skip
DONATION = DonationRecord(
    1, "d00000000001", "D-01",
    Donation(
        "Masks to Norway", Scope.SPECIFIC, Assertion.GIVEN, Status.REPORTED, aid_kind("goods"),
        (
            Party(PartyRole.DONOR, "Town of Upper Example", actor_kind("municipal_government"), "CN", "Upper Example"),
            Party(PartyRole.RECIPIENT, "Norway", actor_kind("country"), "NO"),
        ),
        (Item("masks", Decimal(20000), Decimal(99999), Qualifier.ORDER, "", "tens of thousands"),),
        Money(Decimal(5), Decimal(5), "USD", Qualifier.ABOUT, MoneyKind.VALUATION, "about $5", "two years"),
        DateSpan("2020-03-01", "2020-03-31", DatePrecision.MONTH, "", True),
        motive="thanks", motive_by="the town", ambiguity="Who paid for it?", totals_reason="one act, given",
        own=(
            ("people_reached", CountSpan(Decimal(1500), None, Qualifier.AT_LEAST, "at least 1,500")),
            ("way", Term("way", "by_sea", "by sea: *slowly*", given=True)), ("seen", False),
        ),
    ),
    {"parties": (11, 12), "items": (1,)}, (1, None), None, (),
    (DonationLink(1, LinkKind.OVERLAPS, DonationRef(2, "D-02", "Another gift"), True, "same week"),),
    (
        _evidence(1, PASSAGES[0], "item", 1, "masks"), _evidence(2, PASSAGES[3], "item", 1, "masks"),
        _evidence(3, PASSAGES[2], "money"), _evidence(4, PASSAGES[0], "donor", 11, "Town of Upper Example"),
        replace(_evidence(5, PASSAGES[0], "people_reached"), field_name="People reached"),
    ),
    AT, AT, fields=OWN,
)  # fmt: skip
_ROW = DonationRow(
    1, "D-01", replace(DONATION.content, date=replace(DONATION.content.date, as_stated="in March")), 4, "", ("D-02",),
)  # fmt: skip


def _line(outcome: Outcome = Outcome.GIVEN, out: LeftOut | None = None, why: str = "") -> TotalLine:
    return TotalLine(
        1, "D-01", "Masks to Norway", "masks", "", None, Decimal(20000), Decimal(99999), Qualifier.ORDER,
        "tens of thousands", outcome, out, why,
    )  # fmt: skip


NORWAY = CountryProfile(
    CountryInfo(1, "NO", False, "Norway", "NOR", ("Norge",), "Europe", "Northern Europe"),
    (CountryInfo(2, "nordic", True, "Nordic countries"),),
    (),
    (
        FactRecord(
            1, "f00000000001",
            Fact(
                "NO", category("5g"), "5G stance", "would let it in", asserted_by="critics",
                as_of=DateSpan("2020-05-31", "2020-05-31", DatePrecision.DAY, "", True), polarity=Polarity.DENIED,
            ),
            "Norway",
            (_evidence(5, PASSAGES[2], "value"),),
        ),
    ),
    (_ROW,), (), (), (), (),
    Totals(
        (
            Total(
                "masks", "", None, Decimal(20000), Decimal(99999), Qualifier.BETWEEN, False, (_line(),),
                (
                    _line(Outcome.GIVEN, LeftOut.DUPLICATE, "the same as D-01"),
                    _line(Outcome.PROMISED, LeftOut.PROMISED, "promised, not yet given"),
                ),
                (Joined(True, ("D-01", "D-07"), Decimal(20000), Decimal(99999)),), (("tons", "tonnes"),),
            ),
        ),
    ),
    Totals(), (_evidence(6, PASSAGES[3], ""),), (PASSAGES[3],),
)  # fmt: skip
NOTES = (
    Note(
        1, "e00000000001", "", "# Head\n\nsee [[Norway]], [[d-01|the record]], [[nobody]]\n\n```\n[[Norway]]\n",
        "passage", 1, "x", AT, AT, "Ann",
    ),
    Note(2, "e00000000002", "Norway: what next?", "Ask `[[Norway]]` again.", "country", 1, "Norway", AT, AT, "Ann"),
    Note(3, "e00000000003", "NORWAY - WHAT NEXT", "", "", None, "", AT, AT, ""),
)  # fmt: skip
MATERIAL = Material(
    SOURCES,
    {1: PASSAGES[:2], 2: PASSAGES[2:3], 3: PASSAGES[3:]},
    (MOTIVE, REPAIR, YEAR),
    NOTES,
    (DONATION,),
    (NORWAY,),
    (
        ActorPage(
            ActorRow(
                1,
                "c00000000001",
                Actor(
                    "Town of Upper Example", actor_kind("municipal_government"), "CN", ("The Town",), None, "A *town*."
                ),
                1,
                1,
            ),
            (_ROW,),
        ),
    ),
    country_names={"NO": "Norway", "CN": "China"},
)
