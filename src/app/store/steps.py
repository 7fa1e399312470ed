"""The migration steps from each version of a workspace to the next, in frozen SQL.

A step is never changed and calls nothing of the rest of the program, which only knows today's tables: otherwise the
first new column would break it for every older workspace. The step to a version is what `upgrades/` has for it, such
as `to_14.sql`, and then the functions here that look at what there is. The search index is rebuilt once after all steps
(`migrations.migrate`), so a step only has to shape it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row

Step = Callable[[Connection], None]

_SCRIPTS = Path(__file__).with_name("upgrades")


def _run(db: Connection, script: Path) -> None:
    """Execute the statements of a script. Tables are created as a new workspace has them, to the letter."""
    text = re.sub("--.*", "", script.read_text(encoding="utf-8"))
    for statement in map(str.strip, text.split(";\n")):
        if statement:
            makes_table = statement.startswith("CREATE TABLE")
            db.exec_driver_sql(statement.replace(",\n", ", \n") if makes_table else " ".join(statement.split()))


def _grown(db: Connection, table: str, more: dict[str, tuple[str, ...]]) -> None:
    """Rebuild a table with these additional column definitions, keeping its rows and indexes."""
    made = str(db.exec_driver_sql(f"SELECT sql FROM sqlite_master WHERE name = '{table}'").scalar_one())
    asked = f"SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}' AND sql IS NOT NULL"
    indexes = [str(sql) for (sql,) in db.exec_driver_sql(asked)]
    columns = ", ".join(f'"{row[1]}"' for row in db.exec_driver_sql(f"PRAGMA table_info({table})"))
    for line, added in more.items():
        last = f"\t{line}\n" in made
        end = "\n" if last else ", \n"
        made = made.replace(f"\t{line}{end}", ", \n".join(f"\t{one}" for one in (line, *added)) + end)
    for statement in (
        f"CREATE TEMP TABLE before_growing AS SELECT * FROM {table}",
        f"CREATE TEMP TABLE given AS SELECT * FROM sqlite_sequence WHERE name = '{table}'",
        f"DROP TABLE {table}",
        made,
        f"INSERT INTO {table} ({columns}) SELECT {columns} FROM before_growing",
        f"DELETE FROM sqlite_sequence WHERE name = '{table}'",
        "INSERT INTO sqlite_sequence SELECT * FROM given",
        "DROP TABLE before_growing",
        "DROP TABLE given",
        *indexes,
    ):
        db.exec_driver_sql(statement)


def _in_images(db: Connection, table: str, added: str) -> None:
    """Add columns to the journal's images of a table's rows: `'$.column', value` in SQL, with `{0}` for the image."""
    for side in ('"before"', '"after"'):
        db.exec_driver_sql(
            f"UPDATE operation_change SET {side} = json_insert({side}, {added.format(side)}) "
            f"WHERE tbl = '{table}' AND json_valid({side})"
        )


def records_say_more(db: Connection) -> None:
    """From 9 to 10. A record has a condition, and further amounts and dates; evidence and locators may be about those.
    The journal's images get the new columns, empty.
    """
    words = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "donation", {"terms TEXT DEFAULT '' NOT NULL": (f"condition {words}",)})
    for table in ("evidence", "locator"):
        key = "CONSTRAINT fk_{0}_{1}_id FOREIGN KEY({1}_id) REFERENCES donation_{1} (id) ON DELETE CASCADE"
        item, amount, date = (key.format(table, part) for part in ("item", "amount", "date"))
        _grown(db, table, {"item_id INTEGER": ("amount_id INTEGER", "date_id INTEGER"), item: (amount, date)})
        for part in ("amount", "date"):
            db.exec_driver_sql(f"CREATE INDEX ix_{table}_{part}_id ON {table} ({part}_id)")
    db.exec_driver_sql("DROP INDEX uq_evidence")
    db.exec_driver_sql(
        "CREATE UNIQUE INDEX uq_evidence ON evidence (passage_id, thing_id, field, coalesce(party_id, 0), "
        "coalesce(item_id, 0), coalesce(amount_id, 0), coalesce(date_id, 0), role)"
    )
    empty = "'$.amount_id', NULL, '$.date_id', NULL"
    for table, added in (("donation", "'$.condition', ''"), ("evidence", empty), ("locator", empty)):
        _in_images(db, table, added)


def works_have_texts_and_evidence_an_author(db: Connection) -> None:
    """From 10 to 11. Sources may be texts of one work; there is none yet, as a digest still names its original itself.
    Evidence has a UUID and an author, of whom only the name is known.
    """
    empty = "TEXT DEFAULT '' NOT NULL"
    key = "CONSTRAINT fk_source_work_id FOREIGN KEY(work_id) REFERENCES work (id) ON DELETE SET NULL"
    unique = "CONSTRAINT uq_source_uid UNIQUE (uid)"
    _grown(db, "source", {f"added_by {empty}": ("work_id INTEGER", f"text {empty}"), unique: (key,)})
    _grown(db, "evidence", {f"created_by {empty}": (f"uid {empty}", f"author_id {empty}")})
    for statement in (
        "CREATE INDEX ix_source_work_id ON source (work_id)",
        "CREATE TEMP TABLE known (row_id INTEGER PRIMARY KEY, uid TEXT)",
        "INSERT INTO known SELECT id, lower(hex(randomblob(6))) FROM evidence",
        "INSERT OR IGNORE INTO known SELECT row_id, lower(hex(randomblob(6))) FROM operation_change "
        "WHERE tbl = 'evidence'",
        "UPDATE evidence SET uid = (SELECT uid FROM known WHERE row_id = evidence.id), author_id = created_by",
    ):
        db.exec_driver_sql(statement)
    known_uid = "(SELECT uid FROM known k WHERE k.row_id = operation_change.row_id)"
    _in_images(db, "source", "'$.work_id', NULL, '$.text', ''")
    _in_images(db, "evidence", f"'$.uid', {known_uid}, '$.author_id', json_extract({{0}}, '$.created_by')")
    db.exec_driver_sql("DROP TABLE known")


def sources_have_a_citation_key(db: Connection) -> None:
    """From 11 to 12. A source has a citation key, empty until `citekeys.complete`, and may keep the entry a reference
    manager had for it.
    """
    empty = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "source", {f"of_work {empty}": (f"citekey {empty}", f"reference {empty}")})
    db.exec_driver_sql("CREATE INDEX ix_source_citekey ON source (citekey COLLATE NOCASE)")
    _in_images(db, "source", "'$.citekey', '', '$.reference', ''")


def digests_and_their_originals_are_works(db: Connection) -> None:
    """From 11 to 12. A digest with locators and the article it cites, if that is there, become texts of one work, as
    those added since version 11 are already. The pairs of paragraphs follow from the evidence that both have. What a
    person took out of a work stays out.
    """
    citation = "SELECT id, series, number, url, work_id, added_at, added_by FROM source WHERE "
    taken_out = (
        "SELECT c.row_id FROM operation_change c JOIN operation o ON o.id = c.operation_id "
        "WHERE o.kind = 'Take text out of its work' AND o.state <> 'undone' AND c.tbl = 'source'"
    )
    digests = db.exec_driver_sql(
        f"{citation} id IN (SELECT digest_id FROM locator) AND work_id IS NULL AND id NOT IN ({taken_out}) ORDER BY id"
    ).all()
    for digest in digests:
        articles = db.exec_driver_sql(
            f"{citation} kind = 'article' AND text IN ('', 'original') AND id <> {digest.id} ORDER BY id"
        )
        article = next((one for one in articles if _cited_alike_of_12(digest, one)), None)
        if article is None:
            continue
        work_id = article.work_id
        if work_id is None:
            made = "INSERT INTO work (uid, created_at, created_by) VALUES (lower(hex(randomblob(6))), ?, ?)"
            later = max(digest, article, key=lambda row: row.added_at)
            work_id = db.exec_driver_sql(made, (later.added_at, later.added_by)).lastrowid
        for source_id, role in ((article.id, "original"), (digest.id, "digest")):
            db.exec_driver_sql("UPDATE source SET work_id = ?, text = ? WHERE id = ?", (work_id, role, source_id))
        for pair in _pairs_of_12(_evidence_of_12(db, digest.id), _evidence_of_12(db, article.id)):
            db.exec_driver_sql(
                "INSERT INTO paragraph_pair (source_id, paragraph, original) VALUES (?, ?, ?)", (digest.id, *pair)
            )


def _cited_alike_of_12(digest: Row[Any], article: Row[Any]) -> bool:
    number, other = ((row.series.strip().casefold(), row.number.strip().casefold()) for row in (digest, article))
    bare = (row.url.strip().casefold().partition("#")[0].partition("?")[0] for row in (digest, article))
    address, there = (url.split("://")[-1].removeprefix("www.").rstrip("/") for url in bare)
    return (all(number) and number == other) or (address != "" and address == there)


def _evidence_of_12(db: Connection, source_id: int) -> dict[tuple[Any, ...], list[int]]:
    """The paragraphs in which each field has evidence in a source, in order."""
    rows = db.exec_driver_sql(
        "SELECT e.thing_id, e.field, e.party_id, e.item_id, e.amount_id, e.date_id, e.role, coalesce(p.paragraph, 0) "
        "FROM evidence e JOIN passage p ON p.id = e.passage_id JOIN source_version v ON v.id = p.version_id "
        "WHERE v.source_id = ? ORDER BY p.start",
        (source_id,),
    )
    out: dict[tuple[Any, ...], list[int]] = {}
    for *key, paragraph in rows:
        out.setdefault(tuple(key), []).append(paragraph)
    return out


def _pairs_of_12(ours: dict[tuple[Any, ...], list[int]], theirs: dict[tuple[Any, ...], list[int]]) -> set[Any]:
    """Pairs of paragraphs that share the most fields with each other, in both directions."""
    counts = Counter(
        pair
        for key, paragraphs in ours.items()
        if len(paragraphs) == len(theirs.get(key, ()))
        for pair in zip(paragraphs, theirs[key], strict=True)
    )
    out: set[Any] = set()
    for side in (0, 1):
        best: dict[int, Any] = {}
        for pair in sorted(counts, key=lambda pair: (-counts[pair], abs(pair[0] - pair[1]), pair)):
            best.setdefault(pair[side], pair)
        out.update(best.values())
    return out


def instalments_are_counted_and_dated(db: Connection) -> None:
    """From 14 to 15. A record says in how many instalments the whole comes, and a further amount which of them it is
    and when it comes.
    """
    empty, ends = "TEXT DEFAULT '' NOT NULL", ("instalments_low INTEGER", "instalments_high INTEGER")
    counted = (*ends, f"instalments_qualifier {empty}", f"instalments_as_stated {empty}")
    _grown(db, "donation", {f"money_period {empty}": counted})
    dated = (f"date_{part} {empty}" for part in ("start", "end", "precision", "as_stated"))
    interval = "CONSTRAINT ck_donation_amount_interval CHECK (low IS NULL OR high IS NULL OR low <= high)"
    dates = "CHECK (date_start = '' OR date_end = '' OR date_start <= date_end)"
    _grown(
        db,
        "donation_amount",
        {
            f"through {empty}": (f"which {empty}", *dated, "date_inferred INTEGER DEFAULT '0' NOT NULL"),
            interval: (f"CONSTRAINT ck_donation_amount_dates {dates}",),
        },
    )
    of_record = ("low', NULL", "high', NULL", "qualifier', ''", "as_stated', ''")
    _in_images(db, "donation", ", ".join(f"'$.instalments_{one}" for one in of_record))
    words = ("which", "date_start", "date_end", "date_precision", "date_as_stated")
    _in_images(db, "donation_amount", ", ".join((*(f"'$.{one}', ''" for one in words), "'$.date_inferred', 0")))


def items_may_be_alternatives(db: Connection) -> None:
    """From 15 to 16. An item may be of one of several alternatives, named by a letter; those there are come in any
    case.
    """
    empty = "TEXT DEFAULT '' NOT NULL"
    _grown(db, "donation_item", {f"as_stated {empty}": (f"alternative {empty}",)})
    _in_images(db, "donation_item", "'$.alternative', ''")


_THEN: dict[int, tuple[Step, ...]] = {
    10: (records_say_more,),
    11: (works_have_texts_and_evidence_an_author,),
    12: (sources_have_a_citation_key, digests_and_their_originals_are_works),
    15: (instalments_are_counted_and_dated,),
    16: (items_may_be_alternatives,),
}
"""What is done after the scripts, by the version that it leads to."""


def _upgrade(db: Connection, to: int) -> None:
    for script in sorted((*_SCRIPTS.glob(f"to_{to}.sql"), *_SCRIPTS.glob(f"to_{to}_*.sql"))):
        _run(db, script)
    for step in _THEN.get(to, ()):
        step(db)


_NEWEST = max(*_THEN, *(int(script.stem.split("_")[1]) for script in _SCRIPTS.glob("to_*.sql")))
STEPS: Sequence[Step] = tuple(partial(_upgrade, to=version) for version in range(2, _NEWEST + 1))
"""The first upgrades version 1 to version 2, and so on."""
