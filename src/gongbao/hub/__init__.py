"""The hub: everything that is stored, and the one entry through which it changes."""
