"""The words of the window: all of them can be translated, and every translation fits."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po
from resources.translations import gather
from tests.house.tree import SRC, modules, nodes, short, tree_of

LANGUAGES = sorted(path.parts[-3] for path in gather.HERE.glob("*/LC_MESSAGES/passagework.po"))
GATHER_AGAIN = "Run resources/translations/gather.py, then translate what is new."


@cache
def template() -> Catalog:
    """What the source says, gathered once for all tests."""
    return gather.template(lambda path: nodes(tree_of(path)))


def test_the_template_is_what_the_source_says() -> None:
    assert gather.POT.read_bytes() == gather.written(template()), GATHER_AGAIN


def test_every_message_that_is_asked_for_can_be_translated() -> None:
    """Within an f-string too, which hides what stands in it from the tokens before Python 3.12."""
    gathered = {(message.context, strings(message.id)[0]) for message in template() if message.id}
    missing: list[str] = []
    for path in modules():
        for node in nodes(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in gather.KEYWORDS:
                said = [one.value for one in node.args if isinstance(one, ast.Constant)]
                asked = tuple(said[:2]) if node.func.id == "tr_in" else (None, *said[:1])
                missing += [f"{short(path)}: {asked}"] if len(asked) == 2 and asked not in gathered else []
    assert missing == [], GATHER_AGAIN


def test_no_number_is_asked_for_as_plain_words_that_have_forms() -> None:
    """`gettext` answers them with the form of one: *one changed* of none."""
    counted: set[str] = set()
    plain: list[str] = []
    for path in modules():
        for node in nodes(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
                said = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                if node.func.id == "tr_n":
                    counted.add(str(said))
                elif node.func.id in ("tr", "later") and "{" in str(said):
                    plain.append(str(said))
    assert counted.intersection(plain) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_message(language: str) -> None:
    """A few may wait for their translator; they are said in English until then."""
    made = read_po(io.BytesIO(po(language).read_bytes()), locale=language)
    wanted = {(message.id, message.context) for message in template() if message.id}
    assert {(message.id, message.context) for message in made if message.id} == wanted, GATHER_AGAIN
    waiting = [message.id for message in made if message.id and not all(strings(message.string))]
    assert len(waiting) < 0.02 * len(wanted)
    assert [message.id for message in made if message.id and message.fuzzy] == [], "These are said in English."


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_window_reads_is_what_was_translated(language: str) -> None:
    path = po(language)
    assert path.with_suffix(".mo").read_bytes() == gather.compiled(path.read_bytes(), language), GATHER_AGAIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_takes_the_same_values(language: str) -> None:
    wrong: list[str] = []
    for message in read_po(io.BytesIO(po(language).read_bytes()), locale=language):
        if not message.id or not all(strings(message.string)):
            continue
        forms = strings(message.id)
        wanted = placeholders(forms[-1])
        for number, said in enumerate(strings(message.string)):
            # The forms for one and for two things may say the number in a word.
            spare = {"{n}"} if len(forms) > 1 and number < len(strings(message.string)) - 1 else set()
            if not wanted - spare <= placeholders(said) <= wanted:
                wrong.append(said)
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translated_mnemonic_has_one(language: str) -> None:
    wrong = [
        message.string
        for message in read_po(io.BytesIO(po(language).read_bytes()), locale=language)
        if isinstance(message.id, str) and message.string and mnemonics(message.id) != mnemonics(str(message.string))
    ]
    assert wrong == []


def po(language: str) -> Path:
    return gather.HERE / language / "LC_MESSAGES" / "passagework.po"


def strings(one_or_many: str | tuple[str, ...] | list[str]) -> list[str]:
    return [one_or_many] if isinstance(one_or_many, str) else list(one_or_many)


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{[^}]*\}", text))


def mnemonics(text: str) -> int:
    return len(re.findall(r"&\w", text))


# --- what is shown goes through tr ---

SINKS = frozenset(
    ("setText", "setWindowTitle", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText",
     "setTitle", "setStatusTip", "addAction", "addMenu", "addItem", "addTab", "QLabel", "QAction", "QPushButton",
     "QRadioButton", "QCheckBox", "QGroupBox", "Command", "Tick", "ChipButton", "head", "muted", "strong", "section",
     "head_row", "complain", "add_foot", "button", "say", "EmptyState", "PopupRow", "UserError", "BadInput", "NotFound",
     "AnchorLost", "StoreError", "Cancelled", "undo_hint")
)  # fmt: skip
"""What takes words a person will read; the last is an argument's name."""
SPOKEN_IN_ENGLISH = (
    "src/app/cli/",
    "src/app/exporters/",
    "src/app/importers/starter",
    "src/app/actions/starter_content.py",
    "src/app/actions/donation_lines.py",
    "src/app/actions/drafts.py",
    "src/app/actions/quotes.py",
    "src/app/importers/donation_line.py",
    "src/app/actions/listing.py",
    "src/app/ui/shell/screenshot.py",
)
"""The command line, and what only it or a maker of a starter workspace can be told."""
NO_WORDS = re.compile(
    r"\.?[a-z0-9]+(?:[.-][a-z0-9_]*)*|[a-z_]+|#[0-9a-f]{6}|</?\w+>|Passagework|https?://|\S*\.md|en|Aa|ab\||\.\*|[A-Z_]+|"
    r"(?:(?:Ctrl|Shift|Alt)[+ ])*(?:[A-Z0-9+,-]|F\d+|Enter|Return|Esc|Del|Ins|Tab|Left|Right|Up|Down|⏎)"
)
"""Keys, names of commands and icons, and what is the same in every language."""


def bare_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, words) of every literal with a letter that reaches a sink as it stands."""
    for node in nodes(tree):
        if isinstance(node, ast.Call) and name_of(node.func) in SINKS:
            for argument in [*node.args, *(k.value for k in node.keywords if k.arg not in ("glyph", "icon", "key"))]:
                yield from literals(argument)
        elif isinstance(node, ast.keyword) and node.arg in SINKS:
            yield from literals(node.value)


def literals(node: ast.expr) -> Iterator[tuple[int, str]]:
    """The literals an expression can end as; those inside of calls are somebody else's."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from literals(value)
    elif isinstance(node, ast.BinOp):
        yield from literals(node.left)
        yield from literals(node.right)
    elif isinstance(node, ast.JoinedStr):
        words = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
        if re.search(r"[A-Za-z]{2}", re.sub(r"<[^>]*>|&\w+;|[a-z]+:$", "", words)) and not NO_WORDS.fullmatch(words):
            yield node.lineno, words
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and is_prose(node.value):
        yield node.lineno, node.value


def is_prose(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]", text)) and not NO_WORDS.fullmatch(text.strip())


def name_of(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def test_whatever_is_shown_goes_through_tr() -> None:
    found = [
        f"{short(path)}:{line} {words!r}"
        for path in modules()
        if path.is_relative_to(SRC / "app") and not short(path).startswith(SPOKEN_IN_ENGLISH)
        for line, words in bare_words(tree_of(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "bad",
    [
        'label.setText("Not here")',
        'label.setToolTip(f"{n} things" if n else "")',
        'QPushButton(icon("x"), "Close")',
        'raise BadInput("There is none.")',
        'do(store, undo_hint="Removed it.")',
        'menu.addAction(tr("Copy") + " right now")',
    ],
)
def test_a_bare_word_would_be_found(bad: str) -> None:
    assert list(bare_words(ast.parse(bad)))


@pytest.mark.parametrize(
    "good",
    ['label.setText(tr("Here"))', 'ChipButton(name, glyph="plus", key="Ctrl+N")', 'label.setText(f"{a} · {b}")'],
)
def test_what_is_translated_or_no_word_is_not_found(good: str) -> None:
    assert not list(bare_words(ast.parse(good)))


SHOWS = {"muted", "head", "strong", "small", "QLabel", "QPushButton"}
SHOWS |= {"setText", "setToolTip", "setPlaceholderText", "setAccessibleName", "setWindowTitle", "say"}
THE_SAME_EVERYWHERE = {"https://", "Passagework"}


def test_no_words_are_shown_without_being_asked_for_in_the_language() -> None:
    bare = [f"{where} {words}" for where, words in shown_literals() if words not in THE_SAME_EVERYWHERE]
    assert bare == []


def shown_literals() -> Iterator[tuple[str, str]]:
    """Literals with words in them that are handed straight to what shows them."""
    for path in modules():
        if SRC / "app" / "ui" not in path.parents:
            continue
        for node in nodes(tree_of(path)):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name not in SHOWS:
                continue
            for given in node.args[:1]:
                branches = (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,)
                for said in branches:
                    if isinstance(said, ast.Constant) and re.search("[A-Za-z]{4}", str(said.value)):
                        yield f"{short(path)}:{node.lineno}", str(said.value)


def test_no_word_is_made_before_the_language_is_known() -> None:
    """A table that is made as its module is loaded has its words by `later`; `tr` is for where they are shown."""
    found = [
        f"{short(path)}:{line}"
        for path in modules()
        if path.is_relative_to(SRC / "app")
        for line in said_at_once(tree_of(path))
    ]
    assert found == []
    assert list(said_at_once(ast.parse('A = {1: tr("One")}\ndef b(c=tr("Two")): return tr("Three")'))) == [1, 2]


def said_at_once(node: ast.AST) -> Iterator[int]:
    """The lines on which words are made while a module is loaded."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            given = [*child.args.defaults, *(one for one in child.args.kw_defaults if one is not None)]
            for one in given:
                yield from said_at_once(ast.Expression(one))
            continue
        if isinstance(child, ast.Call) and name_of(child.func) in ("tr", "tr_n", "tr_in", "tr_term"):
            yield child.lineno
        yield from said_at_once(child)
