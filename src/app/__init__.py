"""Passagework: research notes in which every figure is backed by a passage."""

VERSION = "0.1.0"
"""Of the program; the project file reads it here."""
command = "main.py"
"""What a person types to run it. Where it is installed, the installed command says so."""
