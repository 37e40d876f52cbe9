"""Go on with who speaks in German, whose mood alone tells that words are reported: "Er sei nicht informiert worden"."""

from wirebrief.engines.offline.passage import Passage
from wirebrief.engines.offline.quotations import touching, words_outside
from wirebrief.engines.offline.subjects import Ground

REPORTED = frozenset(
    "sei seien habe könne müsse solle wolle dürfe werde gebe gehe komme stehe liege lasse mache bleibe brauche wisse "
    "sehe halte nehme handle handele bestehe gelte drohe fehle laufe führe finde bringe treffe trage zeige stelle "
    "spreche fahre falle rufe reiche kenne denke glaube hoffe fordere rechne erwarte prüfe arbeite lebe helfe".split()
)
MOOD = REPORTED | frozenset("hätte hätten wäre wären würde würden könnte könnten müsste müssten sollte sollten".split())
HAVE = frozenset({"hat", "hatte", "haben", "hatten"})
LONGEST_FRAME = 24  # words between "hatte" and its participle
FARTHEST = 2  # sentences back in which somebody must have spoken


def is_reported(ground: Ground, sentence: int) -> bool:
    """Return whether a German sentence without a verb of saying tells in its mood what somebody else said."""
    passage = ground.passage
    if passage.pack.language != "de" or passage.sentences[sentence].kind != "body":
        return False
    outside = words_outside(passage, sentence, touching(passage, sentence, ground.quotations))
    words = [form.lower() for at, form in enumerate(outside) if form.islower() or not at]
    if "ich" in words or not REPORTED & set(words):
        return False
    return not _is_wish(passage, words, sentence)


def _is_wish(passage: Passage, words: list[str], sentence: int) -> bool:
    """Whether the mood is of a phrase: "es sei denn", "sei es", "Man nehme"."""
    text = passage.sentence_text(sentence)
    return "sei denn" in text or "sei es" in text or words[0] in REPORTED or words[:1] == ["man"]


def closes_german_clause(passage: Passage, cue: int) -> bool:
    """Return whether a participle ends what "hatte" began: "Sie hatte am Montag vor Gästen gesagt, dass"."""
    if passage.pack.language != "de" or passage.gap(cue)[:1] not in {",", ":", "."}:
        return False
    before = passage.lowers[passage.firsts[passage.homes[cue]] : cue]
    return passage.lowers[cue].endswith(("t", "en")) and bool(HAVE & set(before[-LONGEST_FRAME:]))
