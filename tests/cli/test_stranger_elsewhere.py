"""A stranger writes who gave Nepal what from a folder of another subject, in each profile; see `tests/trials`."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest
from tests.actions.test_stranger import leads, read
from tests.cli.conftest import Run

from app.actions.donations import link_donations
from app.domain.terms import LinkKind
from app.exporters.dialects import Profile
from app.store.store import Store

PLACE = Path(__file__).parents[1] / "trials" / "stranger_elsewhere"
TOLD = (
    "120 tonnes of rice from India (D-01)",
    "3,650 – 4,150 tents from India (D-10, D-01), Haifa (D-09); D-01, D-10 conflict: together 3,500 – 4,000 tents",
    "1 field hospital from India (D-01)",
    "NOK 29 million from Norway (D-02, D-11)",
    "2,800 blankets from Qatar Charity (D-04), Haifa (D-09)",
    "400 stoves from Qatar Charity (D-04)",
    "60 generators from Lumen Power of Oslo (D-05)",
    "45 doctors and nurses from Israel (D-08)",
    "12 tonnes of medicines from Israel (D-08)",
    "D-03 NOK 10 million (promised; delivered so far: D-11; still open: NOK 6 million)",
    "D-06 USD 300,000 (promised, not yet given)",
    "D-12 USD 9 million (lent, deposited, swapped or on credit)",
    "D-07 What was not given: a rescue team of 50 (said not to be given)",
)
ROWS = {
    "D-01": "Within two days (11 February 2023 – 13 February 2023)",
    "D-08": "13 February 2023",
    "D-09": "20 February 2023",
    "D-10": "1 February 2023 – 28 February 2023",
    "D-11": "22 March 2023",
    "D-12": "given; loan; in no total",
    "D-07": "What was not given: a rescue team of 50",
}


@pytest.fixture
def told(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The three folders."""
    workspace = tmp_path / "nepal.passagework"
    run("init", "--empty", "--author", "Ann", "--workspace", workspace)
    run("import", *sorted(PLACE.glob("*.txt")), "--workspace", workspace)
    for command, lines in ((("add", "donation"), "donations.jsonl"), (("tag",), "tags.jsonl")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((PLACE / lines).read_bytes())))
        assert "error" not in run(*command, "--json", "--workspace", workspace).out
    with Store(workspace, "Ann") as store:
        link_donations(store, 11, 3, LinkKind.DELIVERS)
        link_donations(store, 1, 10, LinkKind.CONFLICTS)
    for profile in Profile:
        run("export", "markdown", "--profile", profile, "--to", tmp_path / profile, "--workspace", workspace)
    return tmp_path


def test_who_gave_nepal_what_is_known_from_the_folder_alone(told: Path) -> None:
    for profile in Profile:
        folder = (told / profile).resolve()
        nepal = folder / "Countries" / "Nepal.md"
        assert nepal in {to for to, _ in leads(folder / "index.md", folder, (folder / "index.md").read_text("utf-8"))}
        page = nepal.read_text("utf-8")
        seen = [read(line) for line in page.splitlines()]
        for said in TOLD:
            assert f"- {said}" in seen, (profile, said)
        for ref, said in ROWS.items():
            assert any(said in line for line in seen if line.startswith((f"| {ref} |", f"* {ref}:"))), (profile, ref)
        assert (
            profile is Profile.PANDOC or "a ledger of promises to Nepal”, Lakeside Relief Observatory, 27 March" in page
        )
        unused = read((folder / "Tags" / "Unused aid.md").read_text("utf-8"))
        assert "380 of the 400 lay in a store in Kathmandu." in re.sub(r"==|\[|\]\{.mark\}", "", unused)
        homes = (folder / "Tags" / "Homes.md").read_text("utf-8")
        assert "> The earthquake that struck the Keld valley" in homes
