"""Read an upload into an `Article`: what it is, its text once and for all, its sentences, what it says of itself."""

from wirebrief.read.article import read_article

__all__ = ["read_article"]
