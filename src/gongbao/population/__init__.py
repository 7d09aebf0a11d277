"""Decisions for a whole population: the same tree, over columns."""
