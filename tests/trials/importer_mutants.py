"""Pages, texts and codebooks damaged at random: each is read whole, or refused with a sentence; none crashes or hangs.

    PYTHONPATH=src:. .venv/bin/python -m tests.trials.importer_mutants --rounds 20000

Of what is read, nothing that a browser shows may be missing, every block and span must lie where it says, and all of
it must be fit to be kept; one in `_STORED` is added to a workspace. A mutant that fails is written to `--keep FOLDER`.
"""

from __future__ import annotations

import argparse
import gzip
import random
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path
from typing import Any

from tests.helpers.raw_epub import book
from tests.helpers.raw_pdf import lines, pdf
from tests.importers.helpers import PAGES, check_whole

from app.actions.sources import add_draft
from app.actions.workspaces import create_workspace
from app.domain.errors import UserError
from app.domain.sources import SourceDraft
from app.importers.codebook import read_codebook
from app.importers.encoding import decode
from app.importers.html import parse_page
from app.importers.mhtml import is_archive, page_in_archive
from app.importers.read import read_source
from app.store.block_json import dump_blocks
from app.store.store import Store

SHARED = Path(__file__).parents[3] / "shared" / "samples" / "pages"
LIMIT = 30.0
"""Seconds of processor time after which a mutant counts as hanging."""
_STORED = 25
_OUTCOMES = ("read", "refused", "crashed", "timed out")
_LARGEST = 60_000
"""Bytes of a real page that is taken as a seed; the trial is about odd pages, not long ones."""
SKIPPED = (
    *("head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "audio", "video"),
    *("canvas", "select", "datalist", "textarea", "map", "meta", "link"),
)
"""Elements whose words no browser shows in the page's text."""


@dataclass(frozen=True, slots=True)
class Seed:
    """What mutants are made of; `name` has the ending of its kind."""

    name: str
    raw: bytes


@dataclass(slots=True)
class Result:
    """What became of the mutants: outcome to number, and what failed."""

    outcomes: Counter[str] = field(default_factory=Counter[str])
    failures: list[tuple[Seed, str]] = field(default_factory=list[tuple[Seed, str]])


BODY = "".join(
    f"<p>The harbour council sent crate number {n} of gloves to its twin town before the ferry left the quay.</p>"
    for n in range(5)
)
_HEAD = (
    '<meta charset="utf-8"><title>Gifts along the coast | Coast Review</title><link rel="canonical" '
    'href="https://coast.example/gifts"><meta name="author" content="Dana Levi"><script type="application/ld+json">'
    '{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle"],"headline":"Gifts along the coast",'
    '"author":[{"@type":"Person","name":"Dana Levi"}],"datePublished":"2021-08-04T10:00:00Z","keywords":["aid"]}]}'
    "</script>"
)
_PARTS = (
    '<header><nav><ul><li><a href="/">Home</a></li><li><a href="/aid">Aid</a></li></ul></nav></header><main><article>'
    f'<h1>Gifts along the coast</h1><p class="byline">By <a href="/dana">Dana Levi</a>, 4 August 2021</p>{BODY}'
    "<h2>What came</h2><table><tr><th>Town</th><th>Crates</th></tr><tr><td>Aldmoor</td><td>3</td></tr></table>"
    "<ul><li>Gloves</li><li>Masks<ol><li>for the <b>crew</b></li></ol></li></ul><blockquote><p>“Thank you,” said the "
    'mayor.<a href="#fn1" id="r1"><sup>1</sup></a></p></blockquote><pre>x = 3\n  + 4</pre><figure><img src="a.png">'
    "<figcaption>Photo: a crate</figcaption></figure><ol><li id='fn1'>Minutes of the council, 2019. <a href='#r1'>↩</a>"
    "</li></ol></article></main><aside><h3>Related</h3><p>The ferry that never came to the town at all.</p></aside>"
    "<footer>© 2021 Coast Review. All rights reserved.</footer>"
)
_PAGE = f"<!DOCTYPE html><html lang='en'><head>{_HEAD}</head><body>{_PARTS}</body></html>"
_MARKDOWN = (
    "---\ntitle: Gifts along the coast\nauthors: [Dana Levi, Ann Orr]\ndate: 2021-08-04\ntags:\n  - aid\n---\n\n"
    "# Gifts along the coast\n\nThe *harbour* council sent **crates** of `gloves`.[^1] See [it](https://a.example/x).\n\n"
    "> Thank you, said the mayor.\n> He went home.\n\n- one\n- two\n  1. three\n\n| Town | Crates |\n| --- | --- |\n"
    "| Aldmoor | 3 |\n\n```\ncode here\n```\n\n<div>raw words</div>\n\n![alt](p.png)\n\n[^1]: Minutes, 2019.\n"
)
_MAIL = (
    "From: Dana Levi <dana@coast.example>\nSubject: Gifts along the coast\nDate: Wed, 4 August 2021\n\n"
    "The council met in the harbour.[1] It spoke of gloves and of masks for the evening.\n\n• one\n• two\n\n"
    "Home | Aid | About | Contact\n\nTable 1. What came\n\nTown\tCrates\tWhen\nAldmoor\t3\tMay\n\n[1] Minutes, 2019.\n"
)
_CODEBOOK = (
    "path,color,definition,when_to_use,when_not,examples,aliases\nMotive,Rust,Why it was given,,,,why\n"
    'Motive/Image repair,2,"To be seen well, again",when said,"not ""thanks""",first\\nsecond,image;repair\n'
)
_TREE = "id,name,parent,description\n1,Motive,,why\n2,Image repair,1,to be seen\n3,Thanks,Motive,said\n"
_SECTIONS = (
    "# Codebook\n\n## Motive\n\n- color: Rust\n\nWhy it was given.\n\n## Motive / Image\n\n### Examples\n\n- one\n"
)

FRAGMENTS = [
    *('<a href="https://[ccpa-preferences]">x</a>', '<base href="http://[">', '<link rel="canonical" href="//[">'),
    *('<meta property="og:url" content="http://[a">', '<meta charset="undefined">', '<meta charset="idna">'),
    *('<meta http-equiv="content-type" content="text/html; charset=unicode_escape">', "<tr>loose words", "<td>"),
    *("</b></i></p>", "<b><b>x</b>y</b>", "<i><b><p>", "\0", "&#0;", "&#xD800;", "&#x110000;", "&amp;&lt;b&gt;"),
    *("<!--", "-->", "<![CDATA[", "]]>", "<?php ?>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE", "<html "),
    *("<table>", "</table>", "<li>", "<form>", "<button>", "<pre>", "</pre>", "<br><br>", "<title>", "<frameset>"),
    *("<script>", "<style>", "<noscript>", "<textarea>", "<select><option>", "<svg>", "<template>", "<plaintext>"),
    *('<p hidden>', '<div style="display:none">', '<td hidden>', '<dl><dt>a<dd>b', "<ruby>漢<rt>kan</rt></ruby>"),
    *('<script type="application/ld+json">{"@type":"Article","author":{"name":[3,{"name":null}]},"keywords":{"a":1}}'
      "</script>",),
    *('<script type="application/ld+json">{"@type":null,"headline":["a"],"datePublished":5}</script>',),
    *('<script type="application/ld+json">[[[[{"@graph":{"mainEntity":[]}}]]]]</script>',),
    *('<time datetime="99999-99-99">', '<a href="#fn1">', '<a href="javascript:x">', '<a role="doc-noteref" href="#">'),
    *("By Dana Levi, Coast Review, 4 August 2021", "9999999999 January 99999", "٣ August ٢٠٢٠", "31 February 2020"),
    *("© 2021", "Related", "|", " | ", "\t"),
    *("[1]", "⁰¹²", "²", "“", "\u00a0", "\u2028", "\u200f", "\ufeff", "\x1b", "\x85"),
    *("---\n", "...\n", "- a: b\n", "  - x\n"),
    *( "title: \"\\ud800\"\n", "a: &a [*a]\n", "<<: *a\n", "? x\n", "date: 0000-00-00\n"),
    *("# ", "> ", "```\n", "~~~", "[^1]: ", "[^1]", "]("),
    *("![", "| a | b |\n| - | - |\n", "* * *\n", "    x\n", "<b", "\\"),
    *(",", '"', ";", "\r", "\r\n", "/", "Motive//x", "=1+1", "path", "parent", "id", "#", "3", "\n3,,,\n"),
    *("MIME-Version: 1.0\n", "Content-Type: multipart/related; boundary=x\n", "--x\n", "--x--\n",
      "Content-Transfer-Encoding: quoted-printable\n\n", "Content-Type: text/html; charset=\"bogus\"\n\n"),
]  # fmt: skip
"""What has been seen to go wrong, or might: put in somewhere, once or many times."""
_BYTES = (
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xc3",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\x80",
    b"\xf4\x90\x80\x80",
    b"\x1b$B",
)
_ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp1255", "shift_jis", "gb18030", "utf-8-sig", "iso2022_jp")


@cache
def seeds() -> tuple[Seed, ...]:
    """Small pages of our own, and the real ones where they are at hand."""
    own = [Seed(path.name, path.read_bytes()) for path in sorted(PAGES.iterdir())]
    own += [Seed(path.name, path.read_bytes()) for path in sorted((PAGES.parent / "marked").iterdir())]
    made = [("page.html", _PAGE), ("page.md", _MARKDOWN), ("mail.txt", _MAIL), ("codes.csv", _CODEBOOK)]
    made += [("tree.csv", _TREE), ("codes.md", _SECTIONS)]
    own += [Seed(name, text.encode()) for name, text in made] * 4
    own += [Seed("page.mhtml", _archive(encoding)) for encoding in ("utf-8", "iso-8859-1")] * 2
    own += [Seed("page.pdf", pdf(lines(60, 700, BODY), lines(60, 700, _MAIL)))] * 4
    own += [Seed("book.epub", book({"one.xhtml": _PAGE, "two.xhtml": _PAGE}))] * 4
    real = [Seed(path.name.removesuffix(".gz"), gzip.decompress(path.read_bytes())) for path in _real_pages()]
    return (*own, *(seed for seed in real if len(seed.raw) <= _LARGEST))


def _real_pages() -> list[Path]:
    return sorted(SHARED.glob("*.html.gz"))


def _archive(encoding: str) -> bytes:
    message = MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://coast.example/gifts"
    message.attach(MIMEText(_PAGE.replace("“", '"').replace("”", '"').replace("↩", "^"), "html", encoding))
    message.attach(MIMEImage(b"not a picture", "png"))
    return message.as_bytes()


def mutant(rng: random.Random, pool: tuple[Seed, ...]) -> Seed:
    """A seed with one to six changes."""
    seed = rng.choice(pool)
    raw = seed.raw
    for _ in range(rng.randint(1, 6)):
        raw = rng.choice(_CHANGES)(rng, raw, pool)
    return Seed(seed.name, raw)


def _stretch(rng: random.Random, raw: bytes, most: int) -> tuple[int, int]:
    start = rng.randint(0, len(raw))
    return start, min(len(raw), start + rng.randint(1, most))


def _insert(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    at = rng.choice((0, rng.randint(0, len(raw)), raw.rfind(b">", 0, rng.randint(0, len(raw))) + 1))
    piece = rng.choice(FRAGMENTS).encode("utf-8", "surrogatepass") if rng.random() < 0.9 else rng.choice(_BYTES)
    return raw[:at] + piece * rng.choice((1, 1, 1, 2, 30, 400)) + raw[at:]


def _delete(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    start, end = _stretch(rng, raw, rng.choice((1, 10, 200)))
    return raw[:start] + raw[end:]


def _again(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    start, end = _stretch(rng, raw, rng.choice((3, 30, 300)))
    return raw[:end] + raw[start:end] * rng.choice((1, 1, 20, 300)) + raw[end:]


def _swap(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    a, b = sorted((_stretch(rng, raw, 60), _stretch(rng, raw, 60)))
    if a[1] > b[0]:
        return raw
    return raw[: a[0]] + raw[b[0] : b[1]] + raw[a[1] : b[0]] + raw[a[0] : a[1]] + raw[b[1] :]


def _flip(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    out = bytearray(raw)
    for _ in range(rng.choice((1, 3, 20)) if raw else 0):
        out[rng.randrange(len(out))] = rng.choice((0, 10, 32, 34, 38, 47, 60, 62, 91, 93, 124, 255, rng.randrange(256)))
    return bytes(out)


def _cut(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    at = rng.randint(0, len(raw))
    return raw[:at] if rng.random() < 0.7 else raw[at:]


def _splice(rng: random.Random, raw: bytes, pool: tuple[Seed, ...]) -> bytes:
    start, end = _stretch(rng, other := rng.choice(pool).raw, 2000)
    at = rng.randint(0, len(raw))
    return raw[:at] + other[start:end] + raw[at:]


def _nest(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    start, end = _stretch(rng, raw, 500)
    names = [b"div", b"b", b"table><tr><td", b"ul><li", b"blockquote", b"span", b"a href='x'", b"form", b"em"]
    deep, name = rng.choice((2, 30, 250, 1000)), rng.choice(names)
    closing = b"".join(b"</" + part.split(b" ")[0] + b">" for part in name.split(b"><")[::-1])
    return raw[:start] + (b"<" + name + b">") * deep + raw[start:end] + closing * rng.choice((0, deep)) + raw[end:]


def _recode(rng: random.Random, raw: bytes, _pool: tuple[Seed, ...]) -> bytes:
    return raw.decode("utf-8", "replace").encode(rng.choice(_ENCODINGS), "replace")


_CHANGES: tuple[Callable[[random.Random, bytes, tuple[Seed, ...]], bytes], ...] = (
    *(_insert, _insert, _insert, _delete, _delete, _again, _again, _swap, _flip, _flip, _cut, _splice, _nest, _recode),
)


class TooLong(BaseException):
    """The mutant took more than its time."""


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes more than so much time of the processor; a busy machine does not count."""

    def stop(*_args: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def tried(one: Seed, store: Store | None = None) -> str:
    """What becomes of one mutant: *read* or *refused*. Raises what is wrong with it."""
    try:
        if one.name.startswith(("codes", "tree")):
            read_codebook(one.raw, one.name)
            return "read"
        draft = read_source(one.raw, one.name)
    except UserError as error:
        if not str(error).strip().endswith("."):
            raise ValueError("it is refused without a sentence") from error
        return "refused"
    check(draft)
    if store is not None:
        add_draft(store, draft)
    return "read"


def check(draft: SourceDraft) -> None:
    """Whether a draft is whole and fit to be kept."""
    check_whole(draft)
    draft.text.encode("utf-8")
    dump_blocks(draft.blocks).encode("utf-8")
    repr(draft.meta).encode("utf-8")
    assert "\0" not in draft.text
    assert len(draft.cuts) < len(draft.blocks)
    if draft.media_type == "text/html":
        shown = "".join("".join(shown_by_a_browser(draft)).split())
        assert "".join(draft.text.split()) == shown, "words of the page are missing"


def shown_by_a_browser(draft: SourceDraft) -> Iterator[str]:
    """The words of the page by a plain reading of its elements, which knows nothing of blocks."""
    archived = page_in_archive(draft.raw, draft.name) if is_archive(draft.raw) else None
    raw, stated = (archived.body, archived.media_type) if archived else (draft.raw, None)
    pending: list[Any] = [parse_page(decode(raw, draft.name, stated)[0], draft.name)]
    while pending:
        el = pending.pop()
        if isinstance(el, str):
            yield el
            continue
        if isinstance(el.tag, str) and el.tag not in SKIPPED and not _hidden(el):
            for child in reversed(el):
                pending += [child.tail or "", child]
            pending.append(el.text or "")


def _hidden(el: Any) -> bool:
    style = "".join((el.get("style") or "").split()).lower()
    aria = el.get("aria-hidden") == "true" and el.tag not in ("body", "main", "article")
    return el.get("hidden") is not None or aria or "display:none" in style or "visibility:hidden" in style


def run(rounds: int, seed: int, folder: Path | None = None, say: Callable[[str], None] = lambda _line: None) -> Result:
    """Try `rounds` mutants, the same ones for the same `seed`."""
    rng, pool, result = random.Random(seed), seeds(), Result()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "mutants.passagework"
        with create_workspace(path, "trial") as store:
            for number in range(rounds):
                one, why = mutant(rng, pool), ""
                try:
                    with limited(LIMIT):
                        outcome = tried(one, store if number % _STORED == 0 else None)
                except TooLong:
                    outcome, why = "timed out", traceback.format_exc()
                except Exception:
                    outcome, why = "crashed", traceback.format_exc()
                result.outcomes[outcome] += 1
                if why:
                    result.failures.append((one, why))
                    if folder is not None:
                        (folder / f"{seed}-{number}-{one.name}").write_bytes(one.raw)
                        say(f"{number} {one.name}: {why.strip().splitlines()[-1]}")
                if (number + 1) % 1000 == 0:
                    say(f"{number + 1}: {dict(result.outcomes)}")
    return result


def main() -> int:
    """Run the trial from the command line. Exits 1 when a mutant crashed or hung."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rounds", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, help="where the mutants that fail are written")
    given = asked.parse_args()
    if given.keep is not None:
        given.keep.mkdir(parents=True, exist_ok=True)
    result = run(given.rounds, given.seed, given.keep, lambda line: print(line, file=sys.stderr, flush=True))
    for _, why in result.failures[:5]:
        print(why, file=sys.stderr)
    counts = {name: result.outcomes[name] for name in _OUTCOMES}
    print(", ".join(f"{name} {n}" for name, n in counts.items()))
    return 1 if result.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
