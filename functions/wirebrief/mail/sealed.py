"""A sealed edition as it is sent: one set of bytes for all readers, rendered once for each set of topics."""

from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial

import msgspec

from wirebrief.decoding import decodable
from wirebrief.edition.archive import kept_key, load
from wirebrief.edition.ports import EditionRecord
from wirebrief.edition.types import Brevity, Correction, Edition, Story
from wirebrief.edition.view import Look
from wirebrief.errors import ObjectMissing
from wirebrief.mail.letters import Letter, edition_letter
from wirebrief.ports import Store

# Letters kept at once: readers mostly share a few sets of topics; each letter is below 200 KB.
MAX_LETTERS = 256


class SealedEdition:
    """The edition whose digest the book holds; an edition that was changed since is refused when it is opened."""

    def __init__(
        self, edition: Edition, digest: str, look: Look, carried: Callable[[Correction], Story | Brevity | None]
    ) -> None:
        self.edition = edition
        self.digest = digest
        self._look = look
        self._carried = cache(carried)
        self._letters: dict[tuple[str, ...], Letter | None] = {}

    @property
    def date(self) -> str:
        """The edition's date."""
        return self.edition.date

    def letter(self, topics: tuple[str, ...]) -> Letter | None:
        """Return the letter for readers of these topics, None where the edition has nothing on them."""
        wanted = tuple(sorted(topics))
        if wanted not in self._letters:
            if len(self._letters) >= MAX_LETTERS:
                self._letters.clear()
            self._letters[wanted] = edition_letter(self.edition, wanted, self._look, self._carried)
        return self._letters[wanted]


def open_sealed(store: Store, record: EditionRecord, look: Look) -> SealedEdition:
    """Return the edition exactly as it was sealed. Raises: VerificationError, StoreError."""
    return SealedEdition(load(store, record), record.digest, look, partial(carried_story, store))


def carried_story(store: Store, correction: Correction) -> Story | Brevity | None:
    """Return the story of an earlier edition that a correction is of, None where that edition is gone."""
    for key in (correction.sealed, kept_key(correction.sealed)):
        with suppress(ObjectMissing, msgspec.DecodeError):
            edition = msgspec.json.decode(store.get(key), type=decodable(Edition))
            return next((story for _, story in edition.places if story.id == correction.story), None)
    return None
