"""What people and their programs do to exported files, then exported again: each byte of hers is there."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from textwrap import wrap
from unicodedata import normalize

import pytest
from tests.actions.export_workspace import add_gift

from app.actions.donations import edit_donation
from app.actions.export_files import State
from app.actions.exports import ExportReport, Wanted, export_markdown
from app.exporters.dialects import Profile
from app.exporters.three_way import marks
from app.store.backup import copy
from app.store.reads import donations as donation_reads
from app.store.store import Store

NEW = b"Who paid, and when?"
EVIDENCE = ("<!-- passagework evidence -->", "<!-- /passagework evidence -->\n")
Edit = Callable[[Path], Path | None]
"""Does it to the file of a record. Returns where that is now, or None where it is gone."""


def in_text(change: Callable[[str], str]) -> Edit:
    """A change of the words of a file."""

    def edit(file: Path) -> Path:
        file.write_bytes(change(file.read_bytes().decode()).encode())
        return file

    return edit


def put(before: str, words: str) -> Edit:
    """Words put in front of others."""
    return in_text(lambda text: text.replace(before, f"{words}{before}", 1))


def said(words: str, others: str) -> Edit:
    """Some words for others."""
    return in_text(lambda text: text.replace(words, others))


def to(name: str) -> Edit:
    """The file moved or renamed."""

    def edit(file: Path) -> Path:
        new = file.parent.parent / name
        new.parent.mkdir(parents=True, exist_ok=True)
        return file.rename(new)

    return edit


def cut(text: str) -> tuple[str, str, str]:
    """A page around its part of evidence."""
    start, end = text.index(EVIDENCE[0]), text.index(EVIDENCE[1]) + len(EVIDENCE[1])
    return text[:start], text[start:end], text[end:]


def moved_part(text: str) -> str:
    head, part, rest = cut(text)
    at = head.index("<!-- passagework fields -->")
    return f"{head[:at]}{part}\n{head[at:]}{rest}"


def reordered(text: str) -> str:
    _, front, rest = text.split("---\n", 2)
    keys = re.findall(r"^\S[^\n]*\n(?:[ ][^\n]*\n)*", front, re.MULTILINE)
    assert "".join(keys) == front
    return f"---\n{''.join(sorted(keys, reverse=True))}---\n{rest}"


def as_obsidian_has_it(text: str) -> str:
    """Properties as Obsidian writes them once one is edited there: quotes only where they must be, no comments."""
    _, front, rest = text.split("---\n", 2)
    lines = (line.replace('"', "") if re.search(r'"[\w .,]+"$', line) else line for line in front.split("\n"))
    return "---\n" + "\n".join(lines) + f"rating: 4\ncssclasses:\n---\n{rest}"


def led_otherwise(text: str) -> str:
    """Links of the one kind as those of the other."""
    if "[[" in text:
        return re.sub(r"\[\[([^]|]+)\\?\|([^]]+)\]\]", r"[\2](<../\1.md>)", text)
    return re.sub(r"\[([^]\\]+)\]\(([^)]+)\.md[^)]*\)", r"[[\2|\1]]", text)


def widened(text: str) -> str:
    """Tables as a formatter has them."""
    rows = (re.sub(r"\| (?=\S)", "|   ", line) if line.startswith("|") else line for line in text.split("\n"))
    return "\n".join(rows)


def read_only(file: Path) -> Path:
    file.chmod(0o400)
    return file


def copied(file: Path) -> Path:
    shutil.copyfile(file, file.with_name(f"{file.stem} 1.md"))
    return file


def in_utf16(file: Path) -> Path:
    file.write_bytes(file.read_text("utf-8").encode("utf-16"))
    return file


def gone(file: Path) -> None:
    file.unlink()


def in_bytes(change: Callable[[bytes], bytes]) -> Edit:
    """A change of the bytes of a file."""

    def edit(file: Path) -> Path:
        file.write_bytes(change(file.read_bytes()))
        return file

    return edit


def merged_by_git(text: str) -> str:
    head, line, rest = text.partition("## In the words of the sources\n")
    return f"{head}<<<<<<< HEAD\n{line}=======\n## In words of mine\n>>>>>>> of-bo\n{rest}"


def quotes(text: str) -> str:
    """Our part of evidence without its remarks."""
    return cut(text)[1].removeprefix(EVIDENCE[0]).removesuffix(EVIDENCE[1])


def with_rows_sorted(text: str) -> str:
    sort = re.compile(r"(?:(?<=--- \|\n)(?:\|.*\n)+)|(?:^\* .*\n)+", re.MULTILINE)
    return sort.sub(lambda found: "".join(sorted(found[0].splitlines(keepends=True), reverse=True)), text)


def broken_at_sixty(text: str) -> str:
    lines = (line if line[:1] in "|-<[" else "\n".join(wrap(line, 60) or [""]) for line in text.split("\n"))
    return "\n".join(lines)


def with_row(text: str) -> str:
    row = "| Mine | all mine | here |" if "| Donor" in text else "* **Mine:** all mine"
    return re.sub(r"(?m)^([|*] (?:\*\*)?Outcome.*)$", rf"\1\n{row}", text)


def in_callout(text: str) -> str:
    head, part, rest = cut(text)
    return head + "> [!quote]- Folded\n" + "".join(f"> {line}" for line in part.splitlines(keepends=True)) + rest


def in_one_line(found: re.Match[str]) -> str:
    said = (line.strip().removeprefix("- ") for line in found[2].splitlines())
    return f"{found[1]}: [{', '.join(said)}]\n"


def in_two(file: Path) -> Path:
    head, part, rest = cut(file.read_bytes().decode())
    file.write_bytes(f"{head}[[Mine too]]\n".encode())
    file.with_name("Mine too.md").write_bytes((part + rest).encode())
    return file


CONFLICTED = "(Bo's conflicted copy 2021-02-03)"


def conflicted(file: Path) -> Path:
    """As a program that syncs leaves it, beside ours."""
    beside = file.with_name(f"{file.stem} {CONFLICTED}.md")
    beside.write_bytes(file.read_bytes() + b"\nBo's words.\n")
    file.write_bytes(file.read_bytes() + b"\nMine.\n")
    return file


EDITS: dict[str, Edit] = {
    "words between two parts": put(EVIDENCE[0], "Ask the town.  \n\tIndented.\n\n"),
    "words within a part": put("## In the words", "**Mine**, within yours.\n\n"),
    "words before everything": put("<!-- passagework fields", "Mine first.\n\n"),
    "words at the end without a line end": in_text(lambda text: f"{text}\nTo be continued"),
    "a line of ours in her words": said("## In the words of the sources", "## Whose words?"),
    "a heading renamed": in_text(lambda text: re.sub(r"^## Sources$", "## Literature", text, flags=re.MULTILINE)),
    "a property added": put("passagework: ", "rating: 4\n"),
    "a property changed": said('outcome: "given"', 'outcome: "given, says Bo"'),
    "a property removed": said("in_totals: true\n", ""),
    "properties in another order": in_text(reordered),
    "a comment among the properties": put("passagework: ", "# not sure of this\n"),
    "properties broken by hand": said("quantity_low: 300000", "quantity_low: [300000"),
    "all properties removed": in_text(lambda text: text[text.index("<!--") :]),
    "properties as Obsidian has them": in_text(as_obsidian_has_it),
    "the note renamed": to("Donations/Masks for Gorgan.md"),
    "the note moved": to("Mine/Masks.md"),
    "other capitals in its name": lambda file: file.rename(file.with_name(file.name.lower())),
    "the note deleted": gone,
    "a copy of the note": copied,
    "a part deleted": in_text(lambda text: cut(text)[0] + cut(text)[2]),
    "a part moved": in_text(moved_part),
    "a part there twice": in_text(lambda text: text + cut(text)[1]),
    "a remark damaged": said(EVIDENCE[0], "<!-- passagework evid -->"),
    "a remark deleted": said(EVIDENCE[1], ""),
    "line ends of Windows": said("\n", "\r\n"),
    "spaces at the ends of lines": in_text(lambda text: re.sub(r"(?m)^([^\n<-].*)$", r"\1  ", text)),
    "tabs for spaces": said("  - ", "\t- "),
    "empty lines squeezed": in_text(lambda text: re.sub(r"\n\n+", "\n\n", text.replace("-->\n\n", "-->\n"))),
    "tables as a formatter has them": in_text(widened),
    "links of the other kind": in_text(led_otherwise),
    "a list of tasks": put(EVIDENCE[0], "- [ ] ask\n- [x] asked\n\n"),
    "a field of another program": put(EVIDENCE[0], "rating:: 5 ^mine\n\n"),
    "a footnote of hers": in_text(lambda text: f"{text}\nSee.[^a]\n\n[^a]: Mine.\n"),
    "a footnote of ours in other words": said(", ¶2", ", p. 2"),
    "a mark of UTF-8 at the beginning": in_text(lambda text: f"\ufeff{text}"),
    "no line end at the end": in_text(lambda text: text.removesuffix("\n")),
    "made read-only": read_only,
    "saved as UTF-16": in_utf16,
    "the very line that changes": said("Who paid?", "Nobody paid."),
    "marks of a merge by git": in_text(merged_by_git),
    "a block of ours twice": in_text(lambda text: text.replace("## Sources\n", f"{quotes(text)}## Sources\n")),
    "a query of Dataview": put("## In the words", "```dataview\nTABLE outcome FROM #aid\n```\n\n`= this.outcome`\n\n"),
    "a fence that she left open": put("## In the words", "```python\nprint(1)\n\n"),
    "a remark of hers left open": put(EVIDENCE[0], "<!-- mine, to be done\n\n"),
    "a math block and a tag": put(EVIDENCE[0], "$$\nx_1 < 2\n$$\n\n#mine/own #2020\n\n"),
    "an embed and an image": put("## Sources", "![[Sources/x#^p-1|40]]\n\n![](a%20b.png)\n\n"),
    "headings a level deeper": in_text(lambda text: re.sub(r"(?m)^(#+ )", r"#\1", text)),
    "stars for the dashes of lists": in_text(lambda text: re.sub(r"(?m)^- ", "* ", text.replace("\n* ", "\n- "))),
    "rows of a table sorted": in_text(with_rows_sorted),
    "lines broken at sixty letters": in_text(broken_at_sixty),
    "letters and accents apart": in_text(lambda text: normalize("NFD", text.replace("Upper", "Üpper"))),
    "quotation marks made straight": in_text(lambda text: text.translate(dict.fromkeys(map(ord, "“”"), '"'))),
    "line ends of both kinds": in_text(lambda text: text.replace("\n", "\r\n", 12)),
    "spaces that do not break": said("300,000 masks", "300,000\u00a0masks"),
    "a line separator and a form feed": put(EVIDENCE[0], "Mine\u2028and\x0cmine\x85too.\n\n"),
    "a column put into a table": in_text(lambda text: re.sub(r"(?m)^(\|.*)$", r"\1 mine |", text)),
    "a row of hers in a table": in_text(with_row),
    "a part in a callout": in_text(in_callout),
    "a part indented in a list": in_text(lambda text: re.sub(r"(?m)^(?=.)", "  ", cut(text)[1]).join(cut(text)[::2])),
    "remarks as a formatter has them": said("<!-- passagework evidence -->", "<!--passagework evidence-->"),
    "properties of one line": in_text(lambda text: re.sub(r"(?m)^(\w+):\n((?:  - .*\n)+)", in_one_line, text)),
    "a number retyped as text": said("quantity_low: 300000", 'quantity_low: "300000"'),
    "a property there twice": said('outcome: "given"\n', 'outcome: "given"\noutcome: mine\n'),
    "a property of many lines": put("passagework: ", "mine: >-\n  One\n\n  two.\nmore: |\n  a: b\n"),
    "a day, a yes and a link as properties": put("passagework: ", 'seen: 2021-02-03\nread: yes\nsee: "[[A|b]]"\n'),
    "an empty line before the properties": in_text(lambda text: f"\n{text}"),
    "emptied": in_text(lambda _text: ""),
    "all in other words": in_text(lambda _text: "Only mine.\n"),
    "a folder deeper": to("Donations/Iran/2020/Masks.md"),
    "in two files": in_two,
    "joined with another note": in_text(lambda text: f"{text}\n---\n\n# Other\n\n<!-- passagework page:x -->\nMine.\n"),
    "bytes that are no text": in_bytes(lambda raw: raw.replace(b"Who paid?", b"Who \xff\xfe paid?")),
    "a footnote of hers with our number": in_text(lambda text: f"{text}\nMine.[^1]\n\n[^1]: Mine too.\n"),
    "properties in another order among comments": in_text(
        lambda text: reordered(text).replace("type:", "# mine\ntype:")
    ),
    "a conflicted copy that somebody else went on with": conflicted,
    "a list of properties that she went on with": put("type: ", '  - "Mine, an alias"\n'),
    "properties in single quotes": in_text(lambda text: re.sub(r'(?m)^(\w+): "([^"\']*)"$', r"\1: '\2'", text)),
    "its id taken out": in_text(lambda text: re.sub(r"(?m)^(?:passagework: |<!-- /?passagework page:).*\n", "", text)),
    "words from right to left": put(EVIDENCE[0], "המילים שלי, \u200fעם סימן.\n\n"),
    "signs of every plane": put(EVIDENCE[0], "👩\u200d👧 𝒳 \u200b\ufeff e\u0301\n\n"),
    "a heading of ours again, as hers": put(EVIDENCE[0], "## In the words of the sources\n\nMine.\n\n"),
    "words behind a quote of ours": in_text(lambda text: re.sub(r"(?m)^(> .*)$", r"\1 (mine)", text)),
    "a heading of hers between lines of ours": put("| Item", "\n## Mine\n\n"),
    "a byte of nothing": in_text(lambda text: f"{text}\x00Mine\n"),
    "a property there twice, far apart": put("aliases:", "rating: 4\noutcome: mine\n"),
}
WAITS = (
    "a remark damaged", "a remark deleted", "saved as UTF-16", "the very line that changes",
    "stars for the dashes of lists", "remarks as a formatter has them", "joined with another note",
    "bytes that are no text",
)  # fmt: skip
"""Edits after which a new text cannot be taken in by itself: it waits for her, in a file beside."""
TAKEN_OUT = ("emptied", "all in other words")
"""Edits that take all of our parts out, which stay out."""
OF_PROPERTIES = (
    "a property added", "a property changed", "a property removed", "properties in another order",
    "a comment among the properties", "properties broken by hand", "all properties removed",
    "properties as Obsidian has them", "tabs for spaces", "tables as a formatter has them",
    "a property there twice", "a property there twice, far apart",
    "a number retyped as text", "a property of many lines", "properties of one line",
    "properties in another order among comments", "a list of properties that she went on with",
    "properties in single quotes", "a day, a yes and a link as properties", "an empty line before the properties",
    "a folder deeper",
)  # fmt: skip
"""What there is nothing of in a plain page, or what changes its links."""
AS_OURS = (
    "made read-only",
    "a copy of the note",
    "the note renamed",
    "the note moved",
    "a folder deeper",
    "other capitals in its name",
)
"""What changes no byte of the file."""


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Each file with its bytes and when it was last written."""
    found = (file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".passagework"))
    return {str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns) for file in found}


PROFILES = {
    name: Profile.OBSIDIAN if name in OF_PROPERTIES and profile is Profile.PLAIN else profile
    for name, profile in zip(EDITS, cycle(Profile), strict=False)
}


@dataclass(frozen=True)
class Edited:
    """What an edit made of the file of its record, and what became of it in two exports."""

    path: Path
    ours: bytes
    file: Path | None
    mine: bytes
    kept: bool
    """Whether it was as she left it after an export in which nothing had changed."""
    report: ExportReport
    """Of the export in which something had changed."""


@pytest.fixture(scope="module")
def edited(filled: tuple[bytes, dict[str, int]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edited]:
    """Each edit done to a record of its own, all of a profile in one folder, which is exported again and again."""
    path = tmp_path_factory.mktemp("edits")
    (path / "before.passagework").write_bytes(filled[0])
    found: dict[str, Edited] = {}
    with Store(path / "before.passagework", "Ann") as before:
        ids = filled[1]
        most = max(Counter(PROFILES.values()).values())
        gifts = [ids["donation"], *(add_gift(before, ids["ours"], ids["passage"]) for _ in range(most - 1))]
        copy(path / "before.passagework", path / "after.passagework")
        with Store(path / "after.passagework", "Ann") as after:
            for gift in gifts:
                record = donation_reads.record(after, gift)
                edit_donation(after, gift, replace(record.content, ambiguity=NEW.decode()))
            for profile in Profile:
                found |= edited_in(path / profile, profile, before, after)
    return found


def edited_in(out: Path, profile: Profile, before: Store, after: Store) -> dict[str, Edited]:
    export_markdown(before, out, Wanted(profile))
    names = (name for name, of in PROFILES.items() if of is profile)
    paths = dict(zip(names, sorted((out / "Donations").iterdir()), strict=False))
    ours = {name: path.read_bytes() for name, path in paths.items()}
    files = {name: EDITS[name](path) for name, path in paths.items()}
    mine = {name: read(file) for name, file in files.items()}
    export_markdown(before, out, Wanted(profile))
    kept = {
        name: read(files[name]) == mine[name] and path.exists() == (files[name] == path) for name, path in paths.items()
    }
    report = export_markdown(after, out, Wanted(profile))
    left = everything(out)
    assert export_markdown(after, out, Wanted(profile)).written == ()
    assert everything(out) == left  # a second time no file is touched
    return {name: Edited(paths[name], ours[name], files[name], mine[name], kept[name], report) for name in paths}


def read(file: Path | None) -> bytes:
    return file.read_bytes() if file is not None else b""


@pytest.mark.parametrize("name", EDITS)
def test_each_byte_of_hers_is_there_when_it_is_exported_again(edited: dict[str, Edited], name: str) -> None:
    one = edited[name]
    assert name in AS_OURS or one.mine != one.ours
    assert one.kept
    beside = one.path.with_name(f"{one.path.stem} 1.md")
    assert beside.exists() == (name == "a copy of the note")
    if one.file is None:
        assert [found.path for found in one.report.of(State.DELETED)] == [f"Donations/{one.path.name}"]
        return
    now = one.file.read_bytes()
    if name in WAITS:
        assert now == one.mine
        assert NEW in one.path.with_name(f"{one.path.stem} (new).md").read_bytes()
        return
    assert one.file not in {file for file, _ in one.report.kept}
    assert (NEW in now) == (name not in TAKEN_OUT)
    known = set(marks(one.ours.decode().splitlines()))
    hers = [line for line in one.mine.splitlines(keepends=True) if not known.issuperset(marks([line.decode()]))]
    assert [line for line in hers if line not in now] == []
    of_windows = {"line ends of Windows": now.count(b"\n"), "line ends of both kinds": 12}
    assert now.count(b"\r\n") == of_windows.get(name, 0)
    assert now.startswith(b"\xef\xbb\xbf") == one.mine.startswith(b"\xef\xbb\xbf")
    assert now.endswith(b"\n") == one.mine.endswith(b"\n")
    assert one.file.stat().st_mode & 0o777 == (0o400 if name == "made read-only" else 0o644)
    if beside.exists():
        assert beside.read_bytes() == one.ours
    if name.startswith("a conflicted copy"):
        assert one.path.with_name(f"{one.path.stem} {CONFLICTED}.md").read_bytes() == one.ours + b"\nBo's words.\n"
