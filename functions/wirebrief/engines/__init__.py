"""Engines turn a question into a draft: one module or package each."""
