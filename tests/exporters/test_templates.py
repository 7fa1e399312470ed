"""Templates of pages: what one writes, what stays up to date in it, and what is refused with a sentence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.helpers.each import each

from app.domain.errors import BadInput
from app.exporters.merging import base_of, merge
from app.exporters.templates import PLAIN, Templates, read_templates

HEAD = '---\ntitle: "T"\n---\n'
BODY = (
    "\n<!-- passagework fields -->\n\n# T\n\n<!-- /passagework fields -->\n\n"
    "<!-- passagework evidence -->\n\n> Words.\n\n<!-- /passagework evidence -->\n"
)
FRONT = {"title": "T", "items": ("masks", "gowns")}


def made(template: str, body: str = BODY) -> str:
    return Templates({"donations": template}).page("Donations", FRONT, HEAD, body)


def test_a_template_puts_the_parts_where_it_wants_and_its_own_words_are_a_part() -> None:
    text = made("# {{ page.title|upper }}: {{ page['items']|join(', ') }}\n\n{{ part('evidence') }}\n\n{{ parts() }}\n")
    assert text.startswith(f"{HEAD}\n<!-- passagework template-1 -->\n\n# T: masks, gowns\n")
    assert text.index("> Words.") < text.index("# T\n")
    assert made(PLAIN) == HEAD + BODY
    assert Templates({}).page("Donations", FRONT, HEAD, BODY) == HEAD + BODY
    newer = made("# {{ page.title }}!\n\n{{ parts() }}\n", BODY.replace("Words", "Other words"))
    found = merge(base_of({"title": "T"}, text), f"{text}\nMine.\n", newer)
    assert found.open == 0
    for said in ("# T!", "> Other words.", "\nMine.\n"):
        assert said in found.text
    assert "masks, gowns" not in found.text


LOOP = "".join(f"{{% for {one} in w %}}" for one in "abcde") + "{% endfor %}" * 5


@each(
    "template, said",
    [
        ("{{ part(", "[(]line 1[)]"),
        ("{{ nothing }}", "there is nothing called “nothing” [(]line 1[)]"),
        ("{{ page.nothing }}", "this page has no property “nothing”"),
        ("a\n{% include '/etc/passwd' %}", "another file, which no template may [(]line 2[)]"),
        ("{% import '/etc/passwd' as x %}", "another file"),
        ("{{ open('/etc/passwd') }}", "nothing called “open”"),
        ("{{ ''.__class__.__mro__ }}", "reaches for “__class__”"),
        ("{{ part.__globals__ }}", "reaches for “__globals__”"),
        ("{{ 'a' * 1000000000 }}", "only numbers"),
        ("{{ 9 ** 9 }}", "only numbers"),
        ("{{ range(3) }}", "nothing called “range”"),
        ("{{ page|pprint }}", "pprint"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% set w = '" + "x" * 400 + "' %}" + LOOP, "longer than a second"),
        ("{% macro f(x) %}{{ f(x) }}{% endmacro %}{{ f('a') }}", "circle"),
        ("{% macro f(x) %}{{ f(x ~ x) }}{% endmacro %}{{ f('abc') }}", "circle"),
        ("{% set a = 'abcdefgh' %}" + "{% set a = a ~ a %}" * 60 + "{{ a }}", "grows without end"),
        ("{{ part('fields').partition('T')[0] }}", "splits"),
    ],
)
def test_one_that_loops_fails_or_reaches_for_a_file_is_refused_with_a_sentence(template: str, said: str) -> None:
    begun = time.process_time()
    with pytest.raises(BadInput, match=said):
        made(template)
    assert time.process_time() - begun < 20  # of which a second is the template's


def test_a_folder_of_templates_says_what_is_none(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no folder of templates"):
        read_templates(tmp_path / "none")
    (tmp_path / "records.md.j2").write_text("x", "utf-8")
    with pytest.raises(BadInput, match=r"There are sources\.md\.j2"):
        read_templates(tmp_path)
    (tmp_path / "records.md.j2").rename(tmp_path / "donations.md.j2")
    assert read_templates(tmp_path).page("Donations", FRONT, HEAD, BODY).endswith("template-1 -->\n")
    (tmp_path / "donations.md.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="no text of at most 100 KB"):
        read_templates(tmp_path)
