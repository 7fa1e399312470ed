"""Renders drawings and documents with Qt, without a window."""
