"""Find the brief of the same text that came in another file: it is briefed once, and the new file linked to it."""

from typing import Final

from wirebrief.article import Article
from wirebrief.errors import ObjectMissing
from wirebrief.ports import Ledger, Outcome, Store
from wirebrief.upload.fingerprint import is_same_text, may_be_twins
from wirebrief.upload.publish import find_brief

SAME_TEXT: Final = "same_text"
"""The code of an outcome whose brief is that of another file with the same text."""


def find_twin(article: Article, marks: tuple[str, ...], ledger: Ledger, store: Store) -> Outcome | None:
    """Return the outcome of a finished article with the same text, None where there is none.

    The ledger only names candidates; each is compared word for word. Raises: LedgerError, StoreError.
    """
    for candidate in ledger.resembling(marks):
        outcome = ledger.outcome(candidate) if candidate != article.id else None
        if outcome is not None and outcome.status == "done" and _is_twin(article, outcome, store):
            return outcome
    return None


def _is_twin(article: Article, outcome: Outcome, store: Store) -> bool:
    brief = find_brief(outcome.prefix, store)
    if brief is None or not may_be_twins(article, brief.article.publisher):
        return False
    try:
        return is_same_text(article.text, store.get(f"{outcome.prefix}article.txt").decode())
    except ObjectMissing:
        return False
