"""Tell whether an office without a name ("the secretary", "a senior minister") is the speaker's."""

import re

from wirebrief.article import Sentence
from wirebrief.engines.offline.offices import named_alike
from wirebrief.ground.antecedents import name_words, names_same
from wirebrief.ground.lexicon import OPENING_WORDS, ORGANISATION_NOUNS, POSSESSIVES
from wirebrief.ground.office_words import is_another, told_apart
from wirebrief.ground.people import NOUN_FIRST, People
from wirebrief.ground.source import WORD, Source

ATTACHED = re.compile(r"\s(?:of|for|at|in|from|with|de|del|von|für|bei|aus|du|des|da|do)\s", re.IGNORECASE)
_ARTICLES = {"es": ("un", "una"), "fr": ("un", "une"), "de": ("ein", "eine"), "pt": ("um", "uma")}
_UNASKED = -1


def is_somebody(subject: str, language: str | None) -> bool:
    """Return whether the subject has not been met: of whom "a spokesman" is, the sentence or the next one tells."""
    return subject.partition(" ")[0].casefold() in _ARTICLES.get((language or "")[:2], ("a", "an"))


class Offices:
    """Who holds which office in one article."""

    def __init__(self, source: Source, people: People) -> None:
        self._source = source
        self._people = people
        self._sentences = source.article.sentences
        self._introduced: dict[tuple[str, str], int | None] = {}

    def is_held(self, speaker: str, subject: str, index: int) -> bool:
        """Return whether the subject of a cue, in the sentence at `index`, is an office that the speaker holds.

        Where it stands directly at the names of people met so far, it is theirs alone; elsewhere the speaker must be
        introduced in the sentences beside it. Who is "a minister" has not been met before.
        """
        head, adjective = self._without_adjective(ATTACHED.split(f"{subject} ")[0].strip())
        titles = [word.casefold() for word in WORD.findall(head) if word.casefold() in self._people.offices]
        if not titles or titles[-1] not in head.casefold().split()[-1]:
            return False
        if name_words(speaker) & ORGANISATION_NOUNS or self._people.is_body(head):
            return False
        if is_somebody(subject, self._source.article.language) and self._is_met(speaker, self._sentences[index].start):
            return False
        end = self._sentences[min(index + 1, len(self._sentences) - 1)].end
        office = " ".join(word for word in WORD.findall(head) if word.islower())
        holders = [one for one in self._bearers(titles[-1]) if self._is_met(one, end)]
        holders = told_apart(self._source, holders, adjective) if adjective else holders
        own = [one for one in holders if not is_another(self._source, office, one)]
        if own:
            return any(names_same(speaker, ATTACHED.split(holder)[0]) for holder in own)
        if any(names_same(speaker, holder) for holder in holders):
            return False
        told = [word for word in office.split() if word not in OPENING_WORDS | POSSESSIVES]
        return self._introduced_beside(speaker, " ".join(told) if holders else titles[-1], end)

    def _without_adjective(self, head: str) -> tuple[str, str]:
        """Return an office without the adjective behind it, and that, where adjectives follow: "le maire lyonnais"."""
        front, _, last = head.rpartition(" ")
        noun = front.rpartition(" ")[2].casefold()
        told = self._source.article.language in NOUN_FIRST and last.islower() and last not in self._people.offices
        return (front, last) if told and noun in self._people.offices else (head, "")

    def _bearers(self, title: str) -> frozenset[str]:
        """Return who bears a title, or one that says the same where nobody bears it: "skipper" for the captain."""
        known = self._people.titles
        alike = frozenset[str]().union(*(known.get(one, ()) for one in named_alike(title)))
        return known.get(title, alike)

    def _is_met(self, name: str, end: int) -> bool:
        """Return whether a name stands before an offset, if need be without the land before it ("Lugo Leo Costa")."""
        words = name.split()
        forms = (" ".join(words[at:]) for at in range(max(len(words) - 1, 1)))
        return any((first := self._source.names.first(form)) and first[0] < end for form in forms)

    def _introduced_beside(self, speaker: str, title: str, end: int) -> bool:
        introduced = self._introduced.get((speaker, title), _UNASKED)
        if introduced == _UNASKED:
            introduced = self._introduced[speaker, title] = self._first_introduced(speaker, title)
        return introduced is not None and introduced <= end

    def _first_introduced(self, speaker: str, title: str) -> int | None:
        """Return where the first mention of the speaker ends that has the title before it or in a sentence beside it.

        Behind the title in one sentence stands somebody else: "The minister met Ana Ruiz."
        """
        for start, end in self._source.names.spans(speaker):
            at = self._source.sentence_at(start)
            own = self._unquoted(self._sentences[at])
            if title in own:
                if start - self._sentences[at].start < own.index(title):
                    return end
            elif any(title in self._unquoted(one) for one in self._sentences[max(at - 1, 0) : at + 2]):
                return end
        return None

    def _unquoted(self, sentence: Sentence) -> str:
        return self._source.unquoted(sentence).casefold()
