from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.helpers.actors import add_actor
from tests.helpers.long import few

from app.actions import actors, donations, evidence, notes, reviews, sources
from app.domain.donations import Donation, Item, Party
from app.domain.errors import BadInput, NotFound
from app.domain.records import Actor, DonationFilter
from app.domain.terms import PartyRole, Verdict
from app.domain.vocabularies import actor_kind
from app.store.reads import actors as reads
from app.store.reads import donations as donation_reads
from app.store.reads import links
from app.store.reads import notes as note_reads

ICBC = Actor("ICBC", actor_kind("state_bank"), "CN", ("Industrial and Commercial Bank of China",), note="n")


def test_an_actor_is_added_changed_and_removed(ledger, undoes):
    made = undoes(lambda: add_actor(ledger, ICBC))
    assert reads.one(ledger, made).content == ICBC
    undoes(lambda: actors.edit_actor(ledger, made, replace(ICBC, name="Bank", aliases=("ICBC",))))
    assert reads.named(ledger, "icbc") == made
    undoes(lambda: actors.remove_actor(ledger, made))
    with pytest.raises(NotFound):
        reads.one(ledger, made)


def test_aliases_come_and_go(ledger, undoes):
    made = add_actor(ledger, ICBC)
    undoes(lambda: actors.edit_actor(ledger, made, replace(ICBC, aliases=(*ICBC.aliases, " the  bank "))))
    assert reads.named(ledger, "The bank") == made
    undoes(lambda: actors.edit_actor(ledger, made, ICBC))
    assert reads.named(ledger, "the bank") is None


def test_two_actors_share_no_name(ledger):
    add_actor(ledger, ICBC)
    made = add_actor(ledger, Actor("X"))
    for other in (Actor("icbc"), Actor("X", aliases=("Industrial and Commercial Bank of China",))):
        with pytest.raises(BadInput, match="already"):
            actors.edit_actor(ledger, made, other)


def test_what_an_actor_must_be(ledger):
    made = add_actor(ledger, Actor("X"))
    for wrong in (Actor(" "), Actor("Iran", actor_kind("country")), Actor("X", iso2="five-eyes")):
        with pytest.raises(BadInput):
            actors.edit_actor(ledger, made, wrong)
    with pytest.raises(NotFound, match="no country or group"):
        actors.edit_actor(ledger, made, Actor("X", iso2="QQ"))


def records_of(store, actor_id):
    return [row.ref for row in donation_reads.rows(store, DonationFilter(actor_id=actor_id), limit=None)]


def test_an_actor_in_use_is_not_removed_and_the_records_are_named(ledger):
    made = add_actor(ledger, ICBC)
    donations.add_donation(ledger, Donation("t", parties=(Party(PartyRole.DONOR, "ICBC"),)))
    with pytest.raises(BadInput, match="D-01"):
        actors.remove_actor(ledger, made)
    record = reads.record(ledger, made)
    assert records_of(ledger, made) == ["D-01"]
    assert record.country_name == "China"


def test_titles_that_nobody_typed_follow_an_actor_that_is_renamed_or_merged(ledger, undoes):
    parties = Party(PartyRole.DONOR, "ICBC"), Party(PartyRole.DONOR, "Huawei"), Party(PartyRole.RECIPIENT, "Peru")
    long = (
        "National Institute of Public Health and of the Environment of the Republic, Department of Tropical Illnesses"
    )
    crates = (Item("crates of masks", Decimal(20), Decimal(20)),)
    for title, items, who in (
        ("ICBC, Huawei → Peru: 20 crates of masks", crates, parties),
        ("Peru → ICBC", (), (replace(parties[2], role=PartyRole.DONOR), replace(parties[0], role=PartyRole.RECIPIENT))),
        ("ICBC’s masks", crates, parties),
        ("Huawei → Peru", (), (*parties[1:], replace(parties[0], role=PartyRole.CARRIER))),
    ):
        donations.add_donation(ledger, Donation(title, parties=who, items=items))

    def titles() -> list[str]:
        return [one.content.title for one in donation_reads.records(ledger)]

    made = reads.named(ledger, "ICBC")
    undoes(lambda: actors.edit_actor(ledger, made, replace(reads.one(ledger, made).content, name=long)))
    assert titles()[0].startswith("National Institute of Public Health")
    undoes(lambda: actors.edit_actor(ledger, made, replace(reads.one(ledger, made).content, name="Bank")))
    assert titles() == ["Bank, Huawei → Peru: 20 crates of masks", "Peru → Bank", "ICBC’s masks", "Huawei → Peru"]
    undoes(lambda: actors.merge_actors(ledger, made, reads.named(ledger, "Huawei")))
    assert titles() == ["Huawei → Peru: 20 crates of masks", "Peru → Huawei", "ICBC’s masks", "Huawei → Peru"]


def test_an_actor_does_not_belong_to_itself(ledger):
    above = add_actor(ledger, ICBC)
    below = add_actor(ledger, Actor("Branch", parent_id=above))
    with pytest.raises(BadInput, match="belong to itself"):
        actors.edit_actor(ledger, above, replace(ICBC, parent_id=below))
    assert reads.record(ledger, below).parent_name == "ICBC"


def test_an_actor_is_found_by_beginnings_aliases_and_slips(ledger):
    add_actor(ledger, ICBC)
    add_actor(ledger, Actor("Jack Ma Foundation", actor_kind("foundation")))
    add_actor(ledger, Actor("Alibaba Foundation", actor_kind("foundation")))

    def names(typed: str) -> list[str]:
        return [row.content.name for row in reads.find(ledger, typed)]

    assert names("jack") == ["Jack Ma Foundation"]
    assert names("foundation") == ["Alibaba Foundation", "Jack Ma Foundation"]
    assert names("commercial bank") == ["ICBC"]
    assert names("The Jack Ma Fundation")[0] == "Jack Ma Foundation"
    assert names("100%") == []
    assert names("") == []


def test_two_actors_become_one_with_everything_that_is_attached_to_them(ledger, undoes):
    bank = add_actor(ledger, ICBC)
    twin = add_actor(ledger, Actor("I.C.B.C.", iso2="CN", aliases=("Workers' bank",), note="seen twice"))
    branch = add_actor(ledger, Actor("Branch", parent_id=twin))
    both = (Party(PartyRole.DONOR, "ICBC"), Party(PartyRole.DONOR, "I.C.B.C."))
    record = donations.add_donation(ledger, Donation("one", parties=both))
    donations.add_donation(ledger, Donation("two", parties=(Party(PartyRole.CARRIER, "I.C.B.C."),)))
    note = notes.add_note(ledger, "by [[I.C.B.C.]]", target="actor", target_id=twin)
    source = sources.add_bytes(ledger, b"ICBC gave masks, as the bank of workers.", "s.txt", "text/plain").source_id
    parts = donation_reads.record(ledger, record).part_ids["parties"]
    named, also = (source, 0, 4), (source, 20, 39)
    for part in parts:
        evidence.link_evidence(ledger, *named, None, ("donation", record), (("donor", part),))
    for one, words in ((bank, named), (twin, named), (twin, also)):
        evidence.link_evidence(ledger, *words, None, ("actor", one), (("name", None),))

    reviews.review_field(ledger, ("donation", record), ("donor", parts[1]), Verdict.DISPUTED, "or another bank")

    told = actors.merge_preview(ledger, twin, bank)
    assert (told.records, told.children, told.names) == (2, ("Branch",), ("I.C.B.C.", "Workers' bank"))
    undoes(lambda: actors.merge_actors(ledger, twin, bank))
    found = reads.record(ledger, bank)
    assert found.content.aliases == (*ICBC.aliases, "I.C.B.C.", "Workers' bank")
    assert (found.content.kind, found.content.note) == (ICBC.kind, "n\nseen twice")
    assert records_of(ledger, bank) == ["D-01", "D-02"]
    assert [item.quote for item in found.evidence] == ["ICBC", "the bank of workers"]
    merged = donation_reads.record(ledger, record)
    assert merged.content.parties == (Party(PartyRole.DONOR, "ICBC", ICBC.kind, "CN"),)
    assert [item.part_id for item in merged.evidence] == [parts[0]]
    assert [(one.part_id, one.remark) for one in merged.reviews] == [(parts[0], "or another bank")]
    assert reads.one(ledger, branch).content.parent_id == bank
    assert note in [one.id for one in note_reads.on(ledger, "actor", bank)]
    assert links.linked(ledger, "I.C.B.C.") == ("actor", bank)


def test_an_actor_is_merged_into_neither_itself_nor_its_own(ledger):
    above = add_actor(ledger, ICBC)
    middle = add_actor(ledger, Actor("Branch", parent_id=above))
    below = add_actor(ledger, Actor("Counter", parent_id=middle))
    for into, why in ((above, "merged into itself"), (middle, "other way round"), (below, "other way round")):
        with pytest.raises(BadInput, match=why):
            actors.merge_actors(ledger, above, into)
    actors.merge_actors(ledger, below, above)  # what stays never comes to belong to one of its own
    assert reads.one(ledger, above).content.parent_id is None
    assert reads.below(ledger, above) == (middle,)


@few(
    "name, kind, home",
    [
        ("Turkish Cooperation and Coordination Agency", "government", "TR"),
        ("tika", "government", "TR"),
        ("Qatar Charity", "ngo", "QA"),
        ("World Bank", "international_organization", ""),
        ("Baykar", "ownership_uncertain", "TR"),
        ("National Disaster Management Authority", "government", ""),
        ("A Widow of Mill Lane", "unspecified", ""),
    ],
    keep=3,
    why="more names",
)
def test_an_actor_made_of_a_known_name_has_its_kind_and_home(ledger, undoes, name, kind, home):
    donation = Donation("t", parties=(Party(PartyRole.DONOR, name),))
    undoes(lambda: donations.add_donation(ledger, donation))
    (row,) = reads.rows(ledger)
    assert (row.content.name, row.content.kind, row.content.iso2) == (name, actor_kind(kind), home)


def test_an_agency_with_the_code_of_its_state_is_an_actor_and_no_place(ledger):
    donor = donations.in_its_place(ledger, Party(PartyRole.DONOR, "DFID", iso2="GB"))
    donations.add_donation(ledger, Donation("t", parties=(donor,)))
    assert [(row.content.kind.key, row.content.iso2) for row in reads.rows(ledger)] == [("government", "GB")]


def test_what_a_person_says_of_an_actor_is_not_replaced_by_what_is_known(ledger):
    said = (
        Party(PartyRole.DONOR, "Qatar Charity", actor_kind("foundation")),
        Party(PartyRole.CARRIER, "Baykar", iso2="DE"),
    )
    donations.add_donation(ledger, Donation("t", parties=said))
    assert [(row.content.kind.key, row.content.iso2) for row in reads.rows(ledger)] == [
        ("unspecified", "DE"),
        ("foundation", ""),
    ]
