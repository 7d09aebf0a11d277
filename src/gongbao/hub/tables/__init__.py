"""Sheets that come in: files read safely, columns found, cells read as people write them, templates to fill in."""
