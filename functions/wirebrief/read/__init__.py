"""Read an upload into its articles: what each is, its text once and for all, its sentences, what it says of itself."""

from wirebrief.read.members import Member, Reading, read_article, read_upload

__all__ = ["Member", "Reading", "read_article", "read_upload"]
