"""What a source is, its bytes decide, by one table of formats, whatever it is called."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

import pytest
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.domain.sources import SourceDraft
from app.importers import formats
from app.importers.codebook import read_codebook
from app.importers.formats import Brought, Format, endings, read, starts
from app.importers.progress import Step, silent
from app.importers.read import read_source

SENTENCE = "The ferry carried forty crates of gloves across the strait before the ministry had been told. "
PAGE = f"<!doctype html><title>Crates</title><body><h1>Crates</h1><p>{SENTENCE * 3}</p>"
NAMES = ("thing", "thing.txt", "thing.md", "thing.html", "thing.mhtml", "thing.csv", "thing.pdf")


def archive() -> bytes:
    return packed(PAGE)


def packed(page: str) -> bytes:
    message = EmailMessage()
    message["MIME-Version"] = "1.0"
    message.set_content(page, subtype="html")
    message.make_related(boundary="parts")
    return bytes(message)


@each("name", NAMES)
def test_no_name_hides_what_the_bytes_are(name: str) -> None:
    assert read_source(PAGE.encode(), name).media_type == "text/html"
    saved = read_source(archive(), name)
    assert (saved.media_type, saved.raw, saved.name) == ("text/html", archive(), name)
    marked = f"# Crates\n\n{SENTENCE}\n\n## More\n\n{SENTENCE}\n\n## Less\n\n{SENTENCE}"
    assert read_source(marked.encode(), name).media_type == "text/markdown"
    with pytest.raises(BadInput, match="is a damaged PDF"):
        read_source(b"%PDF-1.4\n", name)


def test_an_archive_in_an_archive_is_not_followed() -> None:
    assert "MIME-Version" in read_source(packed(archive().decode()), "twice.mhtml").text


@each("name", ["codes", "codes.md", "codes.csv"])
def test_a_codebook_is_a_table_or_sections_whatever_it_is_called(name: str) -> None:
    for raw in (
        b"path,definition\nHarbour/Quay,Where ships lie\n",
        b"# Codes\n\n## Harbour / Quay\n\nWhere ships lie\n",
    ):
        (row,) = read_codebook(raw, name).rows
        assert (row.names, row.definition) == (("Harbour", "Quay"), "Where ships lie")


def test_a_new_format_is_one_line_of_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_semaphore(brought: Brought, step: Step) -> SourceDraft:
        return read(Brought(f"Flags\n\n{SENTENCE}".encode(), brought.name), step)

    line = Format(starts(b"SMPH"), read_semaphore, "Signals", "smph")
    monkeypatch.setattr(formats, "FORMATS", (line, *formats.FORMATS))
    assert "forty crates" in read_source(b"SMPH\0\1\2", "flags.pdf", step=silent).text
    assert endings()["Signals"] == "smph"  # as dialogs for files show it


@each(
    "name, what",
    [
        ("half.docx", "is no document, or a damaged one"),
        ("Half.XLSX", "is no document"),
        ("all.zip", "compressed file"),
    ],
)
def test_the_head_of_an_archive_is_what_its_name_says(name: str, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        read_source(b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0 other", name)


@each(
    "name, words, what",
    [
        ("c.qdc", '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>', "REFI-QDA"),
        ("p.txt", '<Project xmlns="urn:QDA-XML:project:1.0" name="Aid"/>', "REFI-QDA"),
        ("a.xml", "<report><line>Norvale sent 300 tents to Chad.</line></report>", "an XML document"),
    ],
)
def test_signs_of_xml_do_not_become_the_text_of_a_source(name: str, words: str, what: str) -> None:
    xml = f'<?xml version="1.0"?>\n{words}'
    for encoding in ("utf-8", "utf-8-sig"):
        with pytest.raises(BadInput, match=what):
            read_source(xml.encode(encoding), name)
    with pytest.raises(BadInput, match="XML document" if "report" in words else "which is not read"):
        read_source(xml.encode("utf-16"), name)


def test_a_project_of_another_program_is_named() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("project.qde", "<Project/>")
    with pytest.raises(BadInput, match="REFI-QDA, which is not read"):
        read_source(out.getvalue(), "p.qdpx")
