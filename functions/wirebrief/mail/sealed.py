"""A sealed edition as it is sent: one set of bytes for all readers, rendered once for each set of topics."""

from wirebrief.edition.compile import load
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.types import Edition
from wirebrief.edition.view import Look
from wirebrief.mail.letters import Letter, edition_letter
from wirebrief.ports import Store

# Letters kept at once: readers mostly share a few sets of topics; each letter is below 200 KB.
MAX_LETTERS = 256


class SealedEdition:
    """The edition whose digest the book holds; an edition that was changed since is refused when it is opened."""

    def __init__(self, edition: Edition, look: Look) -> None:
        self._edition = edition
        self._look = look
        self._letters: dict[tuple[str, ...], Letter | None] = {}

    @property
    def date(self) -> str:
        """The edition's date."""
        return self._edition.date

    def letter(self, topics: tuple[str, ...]) -> Letter | None:
        """Return the letter for readers of these topics, None where the edition has nothing on them."""
        wanted = tuple(sorted(topics))
        if wanted not in self._letters:
            if len(self._letters) >= MAX_LETTERS:
                self._letters.clear()
            self._letters[wanted] = edition_letter(self._edition, wanted, self._look)
        return self._letters[wanted]


def open_sealed(store: Store, record: EditionRecord, look: Look) -> SealedEdition:
    """Return the edition exactly as it was sealed. Raises: VerificationError, StoreError."""
    return SealedEdition(load(store, record), look)
