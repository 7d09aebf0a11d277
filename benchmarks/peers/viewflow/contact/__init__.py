"""The Django app that viewflow finds the flow in."""
