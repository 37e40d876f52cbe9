"""Find what people say in a transcript, where their names stand before it and no marks around it."""

from wirebrief.engines.offline.claims import FEWEST_WORDS, Said
from wirebrief.engines.offline.name import Name
from wirebrief.engines.offline.names import initials
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.speakers import Speaker
from wirebrief.engines.offline.transcripts import labels_in, past_label


def find_answers(passage: Passage, names: list[Name]) -> list[Said]:
    """Return the first thing that each paragraph of a transcript states, as its speaker's; questions state nothing."""
    labels = labels_in(passage.text, passage.sentences)
    people = [name for name in names if name.kind == "person"]
    speakers = {label: _bearer(label, people) for label in set(labels.values())}
    found: list[Said] = []
    told: set[int] = set()
    for index, sentence in enumerate(passage.sentences):
        speaker = speakers.get(labels.get(sentence.paragraph, ""))
        if speaker is not None and sentence.paragraph not in told and _states(passage, index):
            told.add(sentence.paragraph)
            found.append(Said(index, index, Speaker(speaker.text, speaker), None, "indirect", None, index, None))
    return found


def _bearer(label: str, people: list[Name]) -> Name | None:
    fitting = [name for name in people if label in {name.text, *name.forms} or label == initials(name.text)]
    return fitting[0] if len(fitting) == 1 else None


def _states(passage: Passage, index: int) -> bool:
    sentence = passage.sentences[index]
    words = passage.text[past_label(passage.text, sentence.start) : sentence.end]
    return len(words.split()) > FEWEST_WORDS and not words.rstrip().endswith("?")
