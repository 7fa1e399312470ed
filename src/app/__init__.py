"""Passagework: research notes in which every figure is backed by a passage."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# Before numpy is imported: a second thread gains little for what is so small, and takes its core from the window.

VERSION = "0.1.0"
"""Of the program; the project file reads it here."""
command = "main.py"
"""What a person types to run it. Where it is installed, the installed command says so."""
