"""Nothing in the window lets Qt guess whether words are HTML: see `app.ui.look.plain`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from tests.house.tree import SRC, modules, nodes, short, tree_of

PLAIN = SRC / "app" / "ui" / "look" / "plain.py"
GUESSING = {
    "QLabel", "QTextBrowser", "QTextEdit", "QMessageBox", "QErrorMessage", "QSplashScreen", "QWizardPage",
    "QProgressDialog", "QInputDialog",
}  # fmt: skip
"""Classes that guess, or that read pictures."""
SETTING = {"setWhatsThis", "setTextFormat", "setMarkdown", "insertHtml", "setRichText"}
HTML = {"dialogs/export_preview.py", "dialogs/operation_page.py", "views/notes/preview.py", "views/review/sides.py"}
"""Who may set HTML: each escapes what is not our own, and is a `ClosedBrowser`."""
EXCEPT = {("reader/page.py", "QTextEdit"): "shows characters of a text, built block by block and never from HTML"}


def guesses(name: str, tree: ast.Module) -> Iterator[str]:
    """What in a module may be taken for HTML."""
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef):
            for base in node.bases:
                if _called(base) in GUESSING and (name, _called(base)) not in EXCEPT:
                    yield f"{node.name} derives from {_called(base)}"
        if not isinstance(node, ast.Call):
            continue
        called = _called(node.func)
        if called in GUESSING or called in SETTING or (called == "setHtml" and name not in HTML):
            yield f"line {node.lineno}: {called}"
        tip = {"setToolTip": 0, "showText": 1}.get(called)
        if tip is not None and not _is_own(node.args[tip]):
            yield f"line {node.lineno}: a tool tip without as_tip"


def _called(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_own(node: ast.expr) -> bool:
    """Words that went through `as_tip`, or in which nothing was put."""
    if isinstance(node, ast.IfExp):
        return _is_own(node.body) and _is_own(node.orelse)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
        called = _called(node.func)
        return called in ("as_tip", "wrapped_tip") or (called in ("tr", "hint") and all(map(_is_own, node.args)))
    return isinstance(node, ast.Constant)


def test_no_label_and_no_tool_tip_of_the_window_guesses() -> None:
    found: list[str] = []
    for path in modules():
        if path.is_relative_to(SRC / "app" / "ui") and path != PLAIN:
            name = path.relative_to(SRC / "app" / "ui").as_posix()
            text = path.read_text("utf-8")
            found += [f"{short(path)}: {what}" for what in guesses(name, tree_of(path))]
            if "ItemDataRole.ToolTipRole" in text and "as_tip" not in text:
                found.append(f"{short(path)}: tool tips of rows without as_tip")
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "QLabel(title)",
        "QtWidgets.QMessageBox(window)",
        "class Name(QLabel): ...",
        "class Page(QTextBrowser): ...",
        "label.setTextFormat(Qt.TextFormat.AutoText)",
        "page.setHtml(title)",
        "chip.setToolTip(title)",
        "chip.setToolTip(tr('Go to {title}').format(title=title))",
        "chip.setToolTip(keys.hint(title, 'x'))",
        "QToolTip.showText(point, title, page)",
    ],
)
def test_it_would_find(code: str) -> None:
    assert list(guesses("new.py", ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    ["PlainLabel(title)", "chip.setToolTip(as_tip(title))", "chip.setToolTip(tr('Go') if here else '')",
     "chip.setToolTip(keys.hint(tr('Go'), 'x'))", "chip.setToolTip(wrapped_tip([title]))"],
)  # fmt: skip
def test_it_lets_pass(code: str) -> None:
    assert list(guesses("new.py", ast.parse(code))) == []
