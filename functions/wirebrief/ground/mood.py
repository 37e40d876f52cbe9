"""Tell German reported speech by its mood alone: "Der Abriss werde teuer" is somebody's word, not the article's."""

from wirebrief.engines.offline.konjunktiv import REPORTED
from wirebrief.ground.source import WORD

_PHRASES = ("sei denn", "sei es")


def in_reported_mood(text: str, language: str | None) -> bool:
    """Return whether a sentence hands on words in the German mood of reported speech."""
    if language != "de" or any(phrase in text for phrase in _PHRASES):
        return False
    words = WORD.findall(text)
    small = {word for word in words[1:] if word.islower()}
    return not REPORTED.isdisjoint(small) and "ich" not in small
