"""Ledgers: what has been done, so that it is done once."""
