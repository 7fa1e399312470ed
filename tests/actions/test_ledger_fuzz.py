"""Random operations on the ledger: undone one by one after a restart, and done again, they leave equal dumps."""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from tests.helpers.long import few

from app.actions import actors, donations, evidence, facts, sources
from app.domain.blocks import Block
from app.domain.donations import Amount, CountSpan, DateSpan, Donation, EventDate, Item, Money, Party
from app.domain.errors import UserError
from app.domain.facts import Fact
from app.domain.records import Actor
from app.domain.sources import SourceDraft, SourceMeta
from app.domain.terms import AmountRole, DateEvent, EvidenceRole, LinkKind, PartyRole
from app.domain.vocabularies import actor_kind, category, giving
from app.store.reads import actors as actor_reads
from app.store.reads import donations as donation_reads
from app.store.reads import facts as fact_reads
from app.store.schema import evidence as evidence_table
from app.store.schema import journaled_tables
from app.store.store import Store

TEXT = "Guangzhou sent 300,000 masks to Gorgan and Xinjiang sent suits to Iraq, Lebanon and Egypt."


def dump(store: Store) -> dict[str, list[Any]]:
    return {
        table.name: [tuple(row) for row in store.rows(select(table).order_by(table.c.id))]
        for table in journaled_tables()
    }


class Hand:
    """Somebody who does one random operation after another."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.dice = random.Random(seed)
        block = Block(0, len(TEXT), paragraph=1)
        draft = SourceDraft(TEXT, (block,), (), SourceMeta("t"), TEXT.encode(), "text/plain", "t.txt")
        self.source = sources.add_draft(store, draft).source_id

    def record(self) -> int:
        return self.dice.choice([row.id for row in donation_reads.rows(self.store)] or [0])

    def content(self) -> Donation:
        dice = self.dice
        names = ["Huawei", "ICBC", "Red Cross", "Iran", "Holland", f"Actor {dice.randint(1, 9)}"]
        parties = tuple(
            Party(dice.choice(list(PartyRole)), dice.choice(names), place=dice.choice(["", "Gorgan"]))
            for _ in range(dice.randint(0, 4))
        )
        items = tuple(
            Item(dice.choice(["masks", "suits"]), Decimal(dice.randint(0, 5000)) / 1000)
            for _ in range(dice.randint(0, 3))
        )
        money = Money(Decimal(dice.randint(1, 9)), None, "USD") if dice.random() < 0.3 else None
        roles = [AmountRole.INSTALMENT, AmountRole.THROUGH, AmountRole.DELIVERED]
        amounts = tuple(
            Amount(dice.choice(roles), Decimal(dice.randint(0, 3)) / 1000, None, "USD", through=dice.choice(names),
                   which=dice.choice(["", "first"]), date=dice.choice([DateSpan(), DateSpan("2020")]))
            for _ in range(dice.randint(0, 2))
        )  # fmt: skip
        many = dice.choice([CountSpan(), CountSpan(Decimal(2), None)])
        dates = tuple(
            EventDate(f"{dice.randint(2018, 2020)}", event=dice.choice(list(DateEvent)))
            for _ in range(dice.randint(0, 2))
        )
        said = {
            "parties": parties, "items": items, "money": money, "amounts": amounts, "dates": dates, "instalments": many,
        }  # fmt: skip
        return Donation(f"Record {dice.random()}", **said, terms=giving(dice.choice(("grant", "loan", "shared_cost"))))  # type: ignore[arg-type]

    def one_operation(self) -> None:
        operations: list[Callable[[], object]] = [
            self.add, self.add, self.edit, self.edit, self.remove, self.link, self.parent, self.evidence,
            self.evidence, self.evidence, self.unlink, self.fact, self.edit_fact, self.remove_fact, self.rename,
            self.remove_actor,
        ]  # fmt: skip
        with contextlib.suppress(UserError):
            self.dice.choice(operations)()

    def add(self) -> None:
        donations.add_donation(self.store, self.content())

    def edit(self) -> None:
        donations.edit_donation(self.store, self.record(), self.content())

    def remove(self) -> None:
        donations.remove_donation(self.store, self.record())

    def link(self) -> None:
        donations.link_donations(self.store, self.record(), self.record(), self.dice.choice(list(LinkKind)))

    def parent(self) -> None:
        donations.set_parent(self.store, self.record(), self.record())

    def evidence(self) -> None:
        start = self.dice.randint(0, 40)
        found = donation_reads.record(self.store, self.record())
        parts: list[tuple[str, int | None]] = [("title", None), ("", None)]
        parts += [(kind.field_of(part), part_id) for kind, part_id, part in found.parts()]
        role = self.dice.choice(list(EvidenceRole))
        field = self.dice.choice(parts)
        target = ("donation", found.id)
        evidence.link_evidence(self.store, self.source, start, start + 9, None, target, [field], role)

    def unlink(self) -> None:
        ids = [row.id for row in self.store.rows(select(evidence_table.c.id))]
        evidence.unlink_evidence(self.store, self.dice.choice(ids or [0]))

    def fact(self) -> None:
        country = self.dice.choice(["IR", "CN", "five-eyes"])
        facts.add_fact(self.store, Fact(country, category("crisis"), "cases", str(self.dice.random())))

    def a_fact(self) -> int:
        return self.dice.choice([fact.id for fact in fact_reads.every(self.store)] or [0])

    def edit_fact(self) -> None:
        facts.edit_fact(self.store, self.a_fact(), Fact("US", category("other"), "x", str(self.dice.random())))

    def remove_fact(self) -> None:
        facts.remove_fact(self.store, self.a_fact())

    def an_actor(self) -> tuple[int, Actor]:
        rows = actor_reads.rows(self.store)
        row = self.dice.choice(rows) if rows else actor_reads.one(self.store, 0)
        return row.id, row.content

    def rename(self) -> None:
        actor_id, content = self.an_actor()
        aliases = tuple(self.dice.sample(["a", "b", "c", "d"], self.dice.randint(0, 3)))
        changed = replace(content, kind=actor_kind("ngo"), aliases=aliases, note=str(self.dice.random()))
        actors.edit_actor(self.store, actor_id, changed)

    def remove_actor(self) -> None:
        actors.remove_actor(self.store, self.an_actor()[0])


@few("seed, steps", [(1, 40), (1, 110)], keep=1, why="more operations")
def test_random_operations_undone_and_redone_after_restarts(ledger: Store, seed: int, steps: int) -> None:
    hand = Hand(ledger, seed)
    dumps = [dump(ledger)]
    for _ in range(steps):
        hand.one_operation()
        after = dump(ledger)
        if after != dumps[-1]:
            dumps.append(after)
    assert len(dumps) > steps / 2
    path = ledger.path
    ledger.close()
    with Store(path, "Ann") as again:
        for expected in reversed(dumps[:-1]):
            assert again.undo() is not None
            assert dump(again) == expected
    with Store(path, "Ann") as again:
        for expected in dumps[1:]:
            assert again.redo() is not None
            assert dump(again) == expected
        assert again.redo() is None
