"""All themes can be read by everybody, and reach the application."""

import itertools
import re

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.helpers.contrast import contrast, luminance

from app.ui.look import theme
from app.ui.look.theme import stylesheet
from app.ui.look.tokens import DARK, LIGHT, SEPIA, TINT_ALPHA, mix
from app.ui.views.passages.matrix import STRONGEST

BOTH = pytest.mark.parametrize("colours", [LIGHT, SEPIA, DARK], ids=lambda one: one.name)


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication):
    yield
    theme.choose(qapp, "light")


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@BOTH
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "warning", "ok"])
@pytest.mark.parametrize("ground", ["paper", "chrome", "card", "accent_ground", "warning_ground"])
def test_text_reads_on_every_ground(colours: theme.Theme, ink: str, ground: str):
    assert contrast(getattr(colours, ink), getattr(colours, ground)) >= 4.5


@BOTH
def test_words_read_on_what_is_pressed_pointed_at_and_chosen(colours: theme.Theme):
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    pointed_at = re.findall(r"QTreeView::item:hover \{ background: (#\w+)", stylesheet(colours))
    assert all(contrast(ink, pointed_at[0]) >= 4.5 for ink in (colours.ink, colours.muted, colours.warning))
    assert contrast(colours.ink, mix(colours.accent, colours.card, 0.34)) >= 4.5, "selected in a field"
    assert contrast(colours.ink, mix(colours.accent, colours.paper, STRONGEST)) >= 4.5, "in the matrix"


@BOTH
def test_words_read_on_the_ground_of_their_rule(colours: theme.Theme) -> None:
    """Those of disabled things too: their words say what there is."""
    rules = re.findall(r"([^{}]+)\{([^{}]+)\}", stylesheet(colours))
    found = {name.strip(): dict(re.findall(r"(?<![\w-])(color|background): (#\w{6})", rule)) for name, rule in rules}
    pairs = {name: (rule["color"], rule["background"]) for name, rule in found.items() if len(rule) == 2}
    assert len(pairs) > 5
    assert {name: pair for name, pair in pairs.items() if contrast(*pair) < 4.5} == {}
    disabled = theme.palette(colours).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert (disabled.alpha(), disabled.name()) == (255, colours.muted)


@BOTH
def test_tags_are_seen_and_text_reads_on_their_tints(colours: theme.Theme):
    assert len(set(colours.tags)) == 12
    for tag in colours.tags:
        assert contrast(tag, colours.paper) >= 4.5
        assert contrast(tag, colours.card) >= 4.5
        once = mix(tag, colours.paper, TINT_ALPHA)
        thrice = mix(tag, mix(tag, once, TINT_ALPHA), TINT_ALPHA)
        assert contrast(colours.ink, thrice) >= 4.5


@BOTH
def test_selected_text_reads_over_tints(colours: theme.Theme):
    chosen = theme.selection(colours)
    for tag in colours.tags:
        ground = mix(chosen.name(), mix(tag, colours.paper, TINT_ALPHA), chosen.alphaF())
        assert contrast(colours.ink, ground) >= 4.5


@BOTH
@pytest.mark.parametrize("ground", ["chrome", "accent_ground", "warning_ground"])
def test_squares_of_tags_are_seen_where_their_name_is_text(colours: theme.Theme, ground: str):
    assert all(contrast(tag, getattr(colours, ground)) >= 3 for tag in colours.tags)


@BOTH
def test_tags_share_one_lightness(colours: theme.Theme):
    values = [luminance(tag) for tag in colours.tags]
    assert max(values) / min(values) < 2


def test_themes_differ_in_every_colour():
    for one, other in itertools.combinations([LIGHT, SEPIA, DARK], 2):
        assert not set(one.tags) & set(other.tags)
        assert one.paper != other.paper


@BOTH
def test_style_sheet_is_parsed_by_qt_without_complaint(qapp: QApplication, colours: theme.Theme):
    assert "$" not in stylesheet(colours)
    theme.apply(qapp, colours)
    assert theme.current() is colours
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == colours.paper
    assert qapp.font().families()[0] == "Inter"


def test_a_style_sheet_that_was_taken_off_comes_back_with_the_same_theme(qapp: QApplication):
    theme.choose(qapp, "light")
    qapp.setStyleSheet("")
    theme.choose(qapp, "light")
    assert qapp.styleSheet() == stylesheet(LIGHT)


def test_choosing_a_theme_notifies_once(qtbot, qapp: QApplication):
    with qtbot.waitSignal(theme.notifier().changed):
        theme.choose(qapp, "dark")
    assert theme.current() is DARK


def test_a_theme_or_direction_styles_each_widget_once_however_deep_it_lies(qtbot: QtBot, qapp: QApplication):
    """Qt would do it as often as there are widgets around it: half a second for all places of the window."""
    root = inside = QWidget()
    qtbot.addWidget(root)
    for _ in range(20):
        inside = QWidget(inside)
    label = QLabel("words", inside)
    label.setProperty("look", "muted")
    root.show()
    styled = Styled()
    for one in (root, *root.findChildren(QWidget)):
        one.installEventFilter(styled)
    for change in (lambda: theme.choose(qapp, "dark"), lambda: theme.apply_style_sheet(qapp)):
        styled.count = 0
        change()
        assert 22 <= styled.count <= 44
        assert label.palette().color(label.foregroundRole()).name() == DARK.muted


class Styled(QObject):
    """Counts how often a widget is styled anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.StyleChange
        return False


def test_following_the_system_takes_its_theme_and_stops_when_asked(qapp: QApplication):
    theme.choose(qapp, "system")
    assert theme.current() is theme.system_theme(qapp)
    theme.choose(qapp, "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.current() is DARK
