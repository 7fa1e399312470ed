"""The numbers that stand for Qt's names are Qt's own."""

from PySide6.QtCore import Qt

from app.ui.look import qt_numbers as numbers


def test_the_numbers_are_those_of_qt():
    ours = {name: value for name, value in vars(numbers).items() if name.isupper()}
    assert ours == {
        "LEFT_TO_RIGHT": Qt.LayoutDirection.LeftToRight.value,
        "RIGHT_TO_LEFT": Qt.LayoutDirection.RightToLeft.value,
        "ALIGN_LEADING": Qt.AlignmentFlag.AlignLeading.value,
        "ALIGN_RIGHT": Qt.AlignmentFlag.AlignRight.value,
        "ALIGN_ABSOLUTE": Qt.AlignmentFlag.AlignAbsolute.value,
        "ALIGN_MIDDLE": Qt.AlignmentFlag.AlignVCenter.value,
        "ALIGN_CENTER": Qt.AlignmentFlag.AlignCenter.value,
        "WORD_WRAP": Qt.TextFlag.TextWordWrap.value,
        "SCROLL_BAR_OFF": Qt.ScrollBarPolicy.ScrollBarAlwaysOff.value,
        "SCROLL_BAR_ON": Qt.ScrollBarPolicy.ScrollBarAlwaysOn.value,
        "SELECT_BY_MOUSE": Qt.TextInteractionFlag.TextSelectableByMouse.value,
        "SELECT_BY_KEYBOARD": Qt.TextInteractionFlag.TextSelectableByKeyboard.value,
    }
