"""Stores: where objects are written and read."""
