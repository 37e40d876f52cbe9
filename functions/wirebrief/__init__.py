"""Turn news articles into briefs in which every statement points at the words it came from."""

__version__ = "0.1.0"
