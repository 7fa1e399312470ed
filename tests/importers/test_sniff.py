"""What a file is, its content decides; what cannot be read is said in one sentence with a way out."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from tests.helpers.each import each
from tests.importers.helpers import PAGES, read

from app.domain.errors import BadInput
from app.importers import pieces, sniff
from app.importers.read import load_file, read_source

SENTENCE = "The ferry carried forty crates of gloves across the strait before the ministry had been told. "


def _zip(inner: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(inner, "x" * 50)
    return out.getvalue()


@each(
    "raw, says",
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t", "is empty"),
        (b"\xff\xfe", "is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a damaged PDF"),
        (_zip("word/document.xml"), "Word document"),
        (_zip("xl/workbook.xml"), "is damaged"),
        (_zip("ppt/slides.xml"), "office document"),
        (_zip("notes.txt"), "Unpack it"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "picture"),
        (b"SQLite format 3\0\0", "database"),
        (b"{\\rtf1 hello}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "old Office"),
        (b"abc\0def" * 9, "not text"),
        (bytes(range(1, 32)) * 30 + b"\xff\xfe\xfd", "not text"),
        (b"\xff\xfea\0b\0\x00\xd8", "not text"),
        (f"{SENTENCE}\0{SENTENCE}".encode("utf-16"), "not text"),
        (SENTENCE.encode("utf-16-le") + b"\0", "not text"),
        (bytes(range(1, 32)) * 50, "holds no words"),
        ("\u00a0\n\u200b\n – … —\n".encode(), "holds no words"),
    ],
)
def test_what_cannot_be_read(raw: bytes, says: str) -> None:
    with pytest.raises(BadInput, match=says) as caught:
        read_source(raw, "thing.txt")
    assert "thing.txt" in str(caught.value)


@each("name", ["only-navigation.txt", "only-navigation.html"])
def test_a_page_with_no_article(name: str) -> None:
    with pytest.raises(BadInput, match="No article was found"):
        read_source(load_file(PAGES / name), name)


def test_a_page_whose_text_only_scripts_bring() -> None:
    page = b"<html><head><title>App</title></head><body><div id=root></div><script>let n = 300</script></body></html>"
    with pytest.raises(BadInput, match="has no text of its own: a browser makes it"):
        read_source(page, "app.html")


def test_of_several_articles_in_one_file_it_is_said_that_most_is_cut() -> None:
    articles = [
        f"Gifts to the islands\n\nBy Some Body. The Bell, {number} March 2021.\n\n"
        + "\n\n".join(
            f"In {season}\n\nIn {season} the council of town {number} gave 300 gloves to the island, and every box was "
            f"counted twice on the quay of {number} before the ferry left for the north, as the mayor has said since."
            for season in ("spring", "summer", "autumn", "winter")
        )
        for number in range(1, 21)
    ]
    whole = read_source("\n\n".join(articles).encode(), "bell.txt")
    assert whole.warnings[0].startswith("Only 37 of 2,960 words are read; the others were taken for what stands around")
    assert read_source(articles[0].encode(), "one.txt").warnings == ()


def test_too_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sniff, "MAX_BYTES", 2_000_000)
    path = tmp_path / "huge.txt"
    path.write_bytes(b"words " * 400_000)
    with pytest.raises(BadInput, match="larger than 2 MB"):
        load_file(path)
    with pytest.raises(BadInput, match="larger than 2 MB"):
        read_source(path.read_bytes(), "huge.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("opening", ["<html><body>", "\n<!-- a -->\n<p>"])
def test_too_large_a_page_is_refused_where_a_text_of_its_size_is_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, opening: str, encoding: str
) -> None:
    monkeypatch.setattr(sniff, "MAX_PAGE", 10_000)
    path = tmp_path / "page.txt"
    path.write_bytes((opening + SENTENCE * 200).encode(encoding))
    with pytest.raises(BadInput, match="larger than 0 MB"):
        load_file(path)
    path.write_bytes((SENTENCE * 200).encode(encoding))
    assert read_source(load_file(path), path.name).media_type == "text/plain"


def test_a_source_of_more_lines_than_can_be_held_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST", 25_000)
    with pytest.raises(BadInput, match="more than 25,000 lines"):
        read_source(b"A line that is one of many.\n" * 40_000, "lines.txt")
    page = "<html><body>" + "<p>A line that is one of many.</p>\n" * 40_000
    with pytest.raises(BadInput, match="more than 25,000 lines"):
        read_source(page.encode(), "lines.html")


def test_files_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        load_file(tmp_path)
    with pytest.raises(BadInput, match="There is no file"):
        load_file(tmp_path / "none.txt")
    with pytest.raises(BadInput, match=r"cannot be read|There is no file"):
        load_file(tmp_path / ("n" * 400))
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(BadInput, match="not a file that can be read"):
        load_file(tmp_path / "pipe")


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("words")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(BadInput, match=r"Permission denied.*may open it"):
        load_file(path)


@each(
    "text, name, kind",
    [
        ("<!DOCTYPE html><html><body><p>" + SENTENCE * 3 + "</p></body></html>", "page.txt", "text/html"),
        (
            "<?xml version='1.0'?>\n<!-- saved --><html><body><p>" + SENTENCE * 3 + "</p></body></html>",
            "p",
            "text/html",
        ),
        (SENTENCE * 2, "page.html", "text/plain"),
        ("---\ntitle: A\n---\n" + SENTENCE, "a.txt", "text/markdown"),
        (f"# One\n\n{SENTENCE}\n\n## Two\n\n{SENTENCE}\n\n## Three\n\n{SENTENCE}", "a", "text/markdown"),
        (SENTENCE + "\n\n" + SENTENCE, "a.md", "text/markdown"),
        ("Costs < 5 and > 3.\n\n" + SENTENCE, "a.txt", "text/plain"),
        ("# a comment of a data file\n" + SENTENCE, "a.txt", "text/plain"),
        (f"# One title\n\n{SENTENCE}\n", "a.txt", "text/markdown"),
    ],
)
def test_the_content_decides(text: str, name: str, kind: str) -> None:
    assert read_source(text.encode(), name).media_type == kind


WESTERN = "Le café “Zürich” coûtait 5 € – déjà très cher, naïve garçon. " * 3
HEBREW = "המשאיות הגיעו ביום שלישי ויצאו ביום רביעי, ואיש לא שאל מי ישלם על הדרך חזרה. " * 3


@each(
    "text, encoding",
    [(WESTERN, "cp1252"), (HEBREW, "cp1255"), ("Привет, грузовики пришли во вторник утром. " * 4, "cp1251")],
)
def test_old_encodings_are_guessed_and_said(text: str, encoding: str) -> None:
    draft = read_source(text.encode(encoding), "old.txt")
    assert draft.text == text
    assert encoding in draft.warnings[0]


@each("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_guessed_and_said(encoding: str) -> None:
    draft = read_source((WESTERN + HEBREW[:40]).encode(encoding), "old.txt")
    assert draft.text == WESTERN + HEBREW[:40]
    assert "UTF-16" in draft.warnings[0]


@each("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_needs_no_warning(encoding: str) -> None:
    draft = read_source(HEBREW.encode(encoding), "new.txt")
    assert draft.text == HEBREW
    assert not any("encoded" in warning for warning in draft.warnings)


def test_what_a_page_says_of_its_encoding() -> None:
    source = f"<html><head><meta charset='iso-8859-1'></head><body><p>{WESTERN * 2}</p></body></html>"
    assert WESTERN.strip()[:40] in read_source(source.encode("cp1252"), "w.html").text
    plain = f"<html><body><p>{HEBREW}</p></body></html>".encode("cp1255")
    draft = read_source(plain, "https://x.example/", "text/html; charset=windows-1255")
    assert read(draft) == [HEBREW.strip()]
    assert draft.raw == plain
