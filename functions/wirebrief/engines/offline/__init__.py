"""The offline engine: drafts from rules, statistics and small open data, with no network and no key."""

from wirebrief.engines.offline.engine import OfflineEngine, find_cast

__all__ = ["OfflineEngine", "find_cast"]
