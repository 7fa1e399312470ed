"""A mistake in the starter files is named with its file and its entry."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.donations import Amount, EventDate
from app.domain.errors import BadInput
from app.domain.terms import AmountRole, DateEvent, DatePrecision, Qualifier
from app.domain.vocabularies import giving
from app.importers import starter_records
from app.importers.rows import Row
from app.importers.starter import digest_draft, load_starter

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "starter"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "starter"))


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("donations-1-world.toml", 'scope = "aggregate"', 'scope = "huge"', "donations-1-world.toml, D-01"),
        ("donations-2-countries.toml", "donor 1", "donor 2", "donations-2-countries.toml, D-11"),
        ("donations-2-countries.toml", 'parent = "D-11"', 'parent = "D-99"', "donations, D-12: there is no “D-99”"),
        ("donations-2-countries.toml", 'ref = "D-12"', 'ref = "D-11"', "“D-11” is there twice"),
        ("donations-2-countries.toml", "low = 20000,", "low = 2.5,", "D-11, items 1: “low” must be a whole number"),
        ("donations-3-business.toml", "totals_reason", "totals_raeson", "D-27: unknown “totals_raeson”"),
        ("facts-1-epidemic-and-aid.toml", 'for = "value"', 'for = "money"', "F-01: evidence for “money”"),
        ("claims.toml", 'answers = "C-01"', 'answers = "C-77"', "claims, C-02: there is no “C-77”"),
        ("passages.toml", '"Criticism"', '"Critics"', "passages, P-01: there is no “Critics”"),
        ("codebook.toml", "color = 0", "color = 12", "codebook.toml, Motive: “color” must be below 12"),
        ("notes.toml", 'on = "country"', 'on = "planet"', "notes.toml, N-01"),
        ("actors.toml", "[[actor]]", "[[actor", "actors.toml"),
    ],
)
def test_a_mistake_is_named_with_its_place(folder: Path, file: str, old: str, new: str, said: str) -> None:
    _change(folder / file, old, new)
    with pytest.raises(BadInput) as caught:
        load_starter(folder)
    assert said in str(caught.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "claims.toml").unlink()
    with pytest.raises(BadInput, match=r"claims\.toml"):
        load_starter(folder)


def test_a_paragraph_out_of_order_is_named(folder: Path) -> None:
    _change(folder / "digest.md", "\n7. ", "\n8. ")
    with pytest.raises(BadInput, match="paragraph 7 is numbered 8"):
        digest_draft(folder)


def test_line_ends_of_another_platform_make_the_same_digest(folder: Path) -> None:
    before = digest_draft(folder)
    raw = (folder / "digest.md").read_bytes()
    (folder / "digest.md").write_bytes(raw.replace(b"\n", b"\r\n"))
    after = digest_draft(folder)
    assert (after.text, after.blocks) == (before.text, before.blocks)


def test_amounts_and_dates_are_rows_with_evidence_of_their_own() -> None:
    table: dict[str, object] = {
        "ref": "D-01", "title": "Clinics", "paragraph": 1, "terms": "shared_cost", "condition": "once it rains",
        "amounts": [{"role": "through", "low": 3, "currency": "EUR", "as_stated": "over 3 euros", "qualifier": "over",
                     "through": "a bank"}],
        "dates": [{"event": "cancelled", "start": "2020-05", "end": "2020-05", "precision": "month"}],
        "evidence": [{"for": "amount 1, event 1, terms", "words": "over 3 euros"}],
    }  # fmt: skip
    read = starter_records.read_donation(Row(table, "records.toml"), starter_records.Known({}, "2020-05-31"))
    content = read.donation
    assert (content.terms, content.condition) == (giving("shared_cost"), "once it rains")
    assert content.amounts == (
        Amount(AmountRole.THROUGH, Decimal(3), None, "EUR", Qualifier.OVER, "over 3 euros", through="a bank"),
    )
    assert content.dates == (EventDate("2020-05", "2020-05", DatePrecision.MONTH, event=DateEvent.CANCELLED),)
    assert [(one.field, one.part) for one in read.evidence] == [("amount", 1), ("event", 1), ("terms", 0)]
    table["evidence"] = [{"for": "amount 2", "words": "over 3 euros"}]
    with pytest.raises(BadInput, match="evidence for “amount 2”, which the record does not have"):
        starter_records.read_donation(Row(table, "records.toml"), starter_records.Known({}, "2020-05-31"))
