"""Compile verified briefs into one dated edition: group, fold, rank, merge, compare with yesterday, render."""
