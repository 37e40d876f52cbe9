"""Inboxes: where uploads lie."""
