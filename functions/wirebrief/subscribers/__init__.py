"""Subscribers: who wants the edition, when, about what, and how they came in, change their mind and leave."""
