"""Garbage is put off, and never for good."""

import gc

import pytest

from app.ui.calm import no_collecting


@pytest.mark.parametrize("collects", [True, False])
def test_it_collects_again_afterwards_if_it_did_before(collects: bool):
    (gc.enable if collects else gc.disable)()
    try:
        with pytest.raises(ValueError), no_collecting():  # noqa: PT012
            assert not gc.isenabled()
            raise ValueError
        assert gc.isenabled() is collects
    finally:
        gc.enable()
