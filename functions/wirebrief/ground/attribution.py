"""Hold what the article only reports to its "X said": never a bare fact, and never said by somebody else."""

import re

from wirebrief.article import Sentence, Span
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.cues import Attribution, attributions
from wirebrief.ground.lexicon import COMMON_STARTERS, PRONOUNS
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.quoted import blanked, own_quotes
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.words import content_words

REPORTED_ALONE = 0.3  # share of content words found in reported speech only, above which "X said" must be carried
MIN_FRAME = 3  # content words around a quotation by which a statement is more than the bare quotation
# A new subject begins here: "The ships were built in 2019, and he has asked their owner …"
_NEW_CLAUSE = re.compile(r",?\s(?:and|but|while|und|aber|y|pero|et|mais|e|mas)\s(?=[^,;]{1,60}$)")


def bare_fact(text: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> bool:
    """Return whether a statement tells as a fact what its sentences only hand on as said."""
    reported = [one for one in sentences if speakers.reports(one)]
    quotes = own_quotes(text)
    bare = blanked(text, quotes)
    if not reported or carried(bare) or (quotes and len(content_words(bare)) >= MIN_FRAME):
        return False
    named = [] if source.article.language == "de" else capitalised_runs(text)  # there every noun has a capital
    words = content_words(text) - content_words(" ".join(named))
    plain = content_words("\n".join(_plain(one, source, reported=one in reported) for one in sentences))
    told = content_words("\n".join(source.text[one.start : one.end] for one in reported))
    return bool(words) and sum(word in told and word not in plain for word in words) > REPORTED_ALONE * len(words)


def wrong_speaker(text: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> str | None:
    """Return whom a statement has say what its sentences do not have them say, None where nobody is."""
    bare = blanked(text, own_quotes(text))
    said = carried(bare)
    leading = [one for at, one in enumerate(said) if at == 0 or _parts(bare[said[at - 1].end : one.start])]
    reported = [one for one in sentences if speakers.reports(one)]
    for one in leading:
        # "Called" and the like report only where the statement says so too, and quotes.
        weakly = sentences if bare != text else ()
        where = reported or [each for each in weakly if one.cue in _cues(each, source, speakers)]
        if where and _is_wrong(one, where, source, speakers):
            return one.apposed or one.subject
    return None


def carried(bare: str) -> list[Attribution]:
    """Return who says something in a statement whose quotations were blanked out."""
    return [one for one in attributions(bare) if one.subject]


def _parts(between: str) -> bool:
    """Return whether what stands between two cues sets them apart: the second is not what the first one says."""
    return bool(re.search(r";|[,.] (?:and|but|while|y|und|et|e) ", between))


def _cues(sentence: Sentence, source: Source, speakers: Speakers) -> set[str]:
    return {one.cue for one in speakers.attributions(source.sentence_at(sentence.start))}


def _is_wrong(one: Attribution, reported: list[Sentence], source: Source, speakers: Speakers) -> bool:
    subject = one.apposed or one.subject
    names = [name for name in capitalised_runs(subject) if name.casefold() not in COMMON_STARTERS]
    if source.article.language == "de":  # there every noun has a capital
        names = [name for name in names if " " in name or speakers.is_person(name)]
    if not names or subject.casefold().split()[0] in PRONOUNS:
        return False
    for sentence in reported:
        span = Span(sentence.start, sentence.end)
        if any(speakers.attributed(name, span, one.cue) for name in (subject, *names)):
            return False
        index = source.sentence_at(sentence.start)
        if any(names_same(subject, each.subject) for each in speakers.attributions(index)):
            return False
    return True


def _plain(sentence: Sentence, source: Source, *, reported: bool) -> str:
    """Return what the article says on its own account in a sentence: all but quotations and what a cue governs.

    A cue governs its own clause and those behind it; a closing "he said" also those before it. Who the speaker is
    ("said Ana Ruiz, who leads the group", "Ana Ruiz, who leads the group, said") the article says itself.
    """
    if not reported:
        return source.text[sentence.start : sentence.end]
    text = source.unquoted(sentence)
    cue = next((one for one in attributions(text) if not one.weak), None)
    if cue is None:
        return text
    before, behind = text[: cue.start], text[cue.end :]
    if len(WORD.findall(before)) < MIN_FRAME and cue.subject and behind.lstrip().startswith(cue.subject):
        return behind
    if len(WORD.findall(behind)) < MIN_FRAME:
        return ""
    if parted := list(_NEW_CLAUSE.finditer(before)):
        return before[: parted[-1].start()]
    opens = bool(cue.subject) and len(WORD.findall(before[: max(before.find(cue.subject), 0)])) < MIN_FRAME
    return before if opens and cue.subject in before else text[: text.rfind(";", 0, cue.start) + 1]
