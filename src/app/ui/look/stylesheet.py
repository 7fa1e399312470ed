"""The one style sheet of the application.

Few rules and simple selectors: Qt matches every rule against every widget it polishes. Weights are not
set here (see `fonts`). A widget asks for a look with the dynamic property `look`: `muted`, `card`,
`chip`, `primary`, `row`, `quiet`, `paper`, `warning`, `ok`, `search`.
"""

from __future__ import annotations

from app.ui.look.mirror import is_mirrored
from app.ui.look.tokens import CARD_RADIUS, RADIUS, SMALL_PX, Theme, mix

_SHEET = """
QMainWindow, QDialog { background: $chrome; }
QToolTip { background: $card; color: $ink; border: 1px solid $line; padding: 4px 8px; }
QLabel[look="muted"] { color: $muted; font-size: ${small}px; }
QLabel[look="ok"] { color: $ok; font-size: ${small}px; }
QLabel[look="warning"] { color: $warning; background: $warning_ground; border-radius: ${radius}px;
  padding: 6px 8px; font-size: ${small}px; }
QFrame[look="card"], QDialog[look="card"] { background: $card; border: 1px solid $line;
  border-radius: ${card_radius}px; }
QDialog[look="bare"] { background: transparent; }
QWidget[look="paper"] { background: $paper; }
QFrame[look="first"] { background: $paper; border-top: 1px solid $line; }
QFrame[look="entry"] { border-radius: ${radius}px; }
QFrame[look="entry"][lit="true"] { background: $accent_ground; }
QFrame[look="rail"] { background: $chrome; border-$end: 1px solid $line; }
QFrame[look="side"] { background: $chrome; border: 0; }
QFrame[look="drawer"] { background: $chrome; border: 1px solid $line; }
QFrame[look="top"] { background: $chrome; border-bottom: 1px solid $line; }
QFrame[look="notice"] { background: $warning_ground; border-bottom: 1px solid $line; }
QFrame[look="notice"] QLabel { color: $warning; }
QFrame[look="status"] { background: $chrome; border-top: 1px solid $line; }
QLabel[look="drop"] { color: $accent; background: $accent_ground; border: 2px dashed $accent;
  border-radius: ${card_radius}px; }
QLabel[look="key"] { color: $muted; background: $chrome; border: 1px solid $line; border-radius: 4px;
  padding: 0 5px; font-size: 11px; }
QFrame[look="foot"] { background: $chrome; border: 0; border-top: 1px solid $line;
  border-bottom-left-radius: ${card_radius}px; border-bottom-right-radius: ${card_radius}px; }
QFrame[look="line"] { background: $line; border: 0; max-height: 1px; }
QFrame[look="upright"] { background: $line; border: 0; max-width: 1px; }

QPushButton { background: $card; color: $ink; border: 1px solid $line; border-radius: ${radius}px;
  padding: 5px 12px; }
QPushButton:hover { border-color: $muted; }
QPushButton:focus { border-color: $accent; }
QPushButton:pressed { background: $accent_ground; }
QPushButton:disabled { color: $muted; background: transparent; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[look="primary"]:focus { border-color: $ink; }
QPushButton[look="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[look="row"] { text-align: left; border-color: transparent; background: transparent; padding: 8px; }
QPushButton[look="row"]:hover { background: $hover; }
QPushButton[look="row"]:focus { border-color: $accent; }
QFrame[look="segments"] { background: $chrome; border: 1px solid $line; border-radius: ${radius}px; }
QPushButton[look="chip"] { padding: 2px 8px; font-size: ${small}px; }
QPushButton[look="chip"]:checked { background: $accent_ground; border-color: $accent; }
QPushButton[look="quiet"] { border-color: transparent; background: transparent; color: $muted;
  padding: 4px 6px; }
QPushButton[look="quiet"]:hover { color: $ink; background: $accent_ground; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="search"] { text-align: left; color: $muted; padding-left: 10px; }
QPushButton[look="link"] { border: 1px solid transparent; background: transparent; color: $muted;
  padding: 0 4px; font-size: ${small}px; }
QPushButton[look="link"]:hover { color: $accent; }
QPushButton[look="link"]:focus { border-color: $accent; }
QToolButton { border: 1px solid transparent; border-radius: ${radius}px; padding: 4px; color: $muted;
  background: transparent; }
QToolButton:hover { background: $hover; color: $ink; }
QToolButton:checked { background: $accent_ground; color: $accent; }
QToolButton:focus { border-color: $accent; }
QToolButton[look="rail"] { font-size: 11px; padding: 4px 0; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox { background: $card; color: $ink;
  border: 1px solid $line; border-radius: ${radius}px; padding: 4px 8px;
  selection-background-color: $select; selection-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border-color: $accent; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit[look="bare"] { border: 0; background: transparent; padding: 2px 0; }
QLineEdit:disabled { color: $muted; background: $chrome; }
QComboBox { padding-left: 10px; }
QComboBox::drop-down { border: 0; width: 13px; }

QRadioButton, QCheckBox { color: $ink; spacing: 8px; }
QRadioButton::indicator { width: 12px; height: 12px; border: 1px solid $muted; border-radius: 7px;
  background: $card; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 4px solid $accent; }
QRadioButton, QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 1px 3px; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }
QRadioButton[look="segment"] { border: 1px solid transparent; color: $muted; padding: 3px 9px; spacing: 0;
  font-size: ${small}px; border-radius: 4px; }
QRadioButton[look="segment"]::indicator { width: 0; height: 0; border: 0; }
QRadioButton[look="segment"]:hover { color: $ink; }
QRadioButton[look="segment"]:checked { background: $card; color: $ink; border-color: $muted; }
QRadioButton[look="segment"]:focus { border-color: $accent; }
QSlider { min-height: 22px; }
QSlider::groove:horizontal { height: 2px; background: $line; }
QSlider::sub-page:horizontal { background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border: 1px solid $accent; border-radius: 7px;
  background: $card; }
QSlider::handle:horizontal:focus { background: $accent; }

QListView, QTreeView, QTableView, QListWidget { background: transparent; border: 0; color: $ink;
  activate-on-singleclick: 0; outline: 2px solid $accent; gridline-color: $line;
  selection-background-color: $accent_ground; selection-color: $ink; }
QListView[look="offers"] { background: $card; border: 1px solid $line; border-radius: ${radius}px; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
QListView::item, QTreeView::item { padding: 4px 6px; border-radius: ${radius}px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
  background: $accent_ground; color: $ink; }
QTableView::item { padding: 4px 8px; border-bottom: 1px solid $line; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section { background: transparent; color: $muted; border: 0;
  border-bottom: 1px solid $line; padding: 6px 8px; font-size: ${small}px; }

QMenuBar { background: $chrome; color: $ink; }
QMenuBar::item { padding: 4px 8px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected { background: $accent_ground; }
QMenu { background: $card; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: ${radius}px; }
QMenu::item:selected { background: $accent_ground; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QTabWidget::pane { border: 0; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: 0; border-bottom: 2px solid transparent;
  padding: 6px 2px; margin-$end: 16px; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $ink; }
QStatusBar { background: $chrome; border-top: 1px solid $line; color: $muted; font-size: ${small}px; }
QStatusBar::item { border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QProgressBar { background: $line; border: 0; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollArea { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""


def stylesheet(theme: Theme) -> str:
    """The style sheet in the colours of `theme`."""
    names = ("paper", "chrome", "card", "ink", "muted", "line", "accent", "accent_ground", "on_accent")
    names += ("warning", "warning_ground", "ok")
    values: dict[str, object] = {name: getattr(theme, name) for name in names}
    values |= {
        "end": "left" if is_mirrored() else "right",
        "small": SMALL_PX,
        "radius": RADIUS,
        "card_radius": CARD_RADIUS,
        "hover": mix(theme.muted, theme.chrome, 0.12),
        "thumb": mix(theme.muted, theme.chrome, 0.35),
        "select": mix(theme.accent, theme.card, 0.34),
    }
    # By hand, since the first window would wait for `string.Template`; the longest first, as names begin with others.
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${{{name}}}", str(values[name])).replace(f"${name}", str(values[name]))
    return sheet
