"""Find who is introduced before quoted words without a verb of saying: "Costa was furious. “It was a goal.”"."""

from wirebrief.engines.offline.marks import BESIDE
from wirebrief.engines.offline.openings import head_of_clause, past_dateline
from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import Quotation, touching
from wirebrief.engines.offline.reporting import home_of
from wirebrief.engines.offline.speech import Speech
from wirebrief.engines.offline.subjects import Ground, Subject
from wirebrief.engines.offline.worth import FEW_WORDS, is_whole

OPENING = 45  # characters from the head of a sentence in which its subject begins


def find_introduced(ground: Ground, speeches: list[Speech]) -> list[Speech]:
    """Return a speech without words for each quotation that a sentence introduces in which nobody says anything."""
    told = {speech.sentence for speech in speeches}
    if ground.passage.pack.language != "en":
        return []
    found = {}
    for quotation in ground.quotations:
        sentence = _introducing(ground, quotation)
        if sentence is None or sentence in told or sentence in found:
            continue
        subject = _subject(ground, sentence, quotation.outer_start)
        if subject is not None:
            at = subject.end
            found[sentence] = Speech(-1, "", at, at, "asserts", subject, sentence, inverted=False)
    return list(found.values())


def _introducing(ground: Ground, quotation: Quotation) -> int | None:
    """The sentence that ends with a colon before a quotation, or stands before one that is a sentence of its own."""
    passage = ground.passage
    home = home_of(passage, quotation.start)
    before = passage.text[passage.sentences[home].start : quotation.outer_start].rstrip()
    if before.endswith(":"):
        return home
    alone = not before and is_whole(passage, quotation) and _ends(passage, quotation)
    if not alone or not home or len(passage.text[quotation.start : quotation.end].split()) <= FEW_WORDS:
        return None
    last = passage.sentences[home - 1]
    plain = (
        last.kind == "body"
        and last.paragraph == quotation.paragraph
        and not touching(passage, home - 1, ground.quotations)
    )
    return home - 1 if plain else None


def _ends(passage: Passage, quotation: Quotation) -> bool:
    """Whether nothing follows a quotation in its last sentence."""
    home = home_of(passage, quotation.end - 1)
    return not passage.text[quotation.outer_end : passage.sentences[home].end].strip(BESIDE)


def _subject(ground: Ground, sentence: int, end: int) -> Subject | None:
    """The one person with whom a sentence opens, by name or as "he"; nobody where it names another as well."""
    passage = ground.passage
    limit = min(end, passage.sentences[sentence].end)
    subject = head_of_clause(ground, sentence, passage.word_at(limit - 1))
    opens = passage.starts[past_dateline(passage, sentence)] + OPENING
    if subject is None or subject.start > opens or _others(ground, subject, sentence):
        return None
    colon = passage.text[:end].rstrip().endswith(":")
    person = subject.name is not None and subject.name.kind == "person"
    return subject if person or subject.pronoun in {"he", "she"} or (colon and subject.name is None) else None


def _others(ground: Ground, subject: Subject, sentence: int) -> bool:
    """Whether a sentence names somebody else who could go on to speak."""
    first, last = ground.passage.words_of(sentence)
    met = (ground.by_last[at][0] for at in range(first, last) if at in ground.by_last)
    people = {id(name) for name in met if name.kind == "person"}
    return len(people - {id(subject.name)}) > 0
