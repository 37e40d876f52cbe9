"""Hold what the article only reports to its "X said": never a bare fact, and never said by somebody else."""

import re
from collections.abc import Sequence

from wirebrief.article import Sentence, Span
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.attributed import Attribution
from wirebrief.ground.carried import carried, hands_on, leading, named_in
from wirebrief.ground.lexicon import COMMON_STARTERS, ORGANISATION_NOUNS, PRONOUNS
from wirebrief.ground.mood import in_reported_mood
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.narrated import MIN_FRAME, Narration
from wirebrief.ground.quoted import blanked, own_quotes
from wirebrief.ground.source import WORD, Source
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.stated import Stated
from wirebrief.ground.subjects import LOOK_BACK
from wirebrief.ground.words import content_words

REPORTED_ALONE = 0.34  # share of content words found in reported speech only, above which "X said" must be carried
REPORTED_BESIDE = 0.5  # the same where it also cites a sentence that reports nothing: "The deal does not mention them"
# "The background of protests", "was arrested and charged", "…, and Lugo University found": no subject of its own.
_NO_SUBJECT = re.compile(
    r"^(?:and|or)\s|\s(?:of|to|for|in|and|the|over)$|"
    r"^(?!.*\b(?:who|which|that|whose)\b).*\s(?:has|have|is|are|was|were) (?!to\b)\w"  # a clause of its own
)
_OWNED = re.compile(r"['’]")
_LAND = 4  # letters that a people shares with its land
FOREIGN, OWN = 4, 1  # content words shared with what others say, and with the speaker's own sentences
_INTENTION = re.compile(
    r"\b(?:(?:does|do) not (?:intend|plan|want|expect)|intends?|plans?|wants?|hopes?|expects?|aims?|seeks?|refuses?"
    r"|will|would|is to|has left open|made|sees?|saw|quiere|prevé|espera|veut|entend|quer)\b"
)
# Between two cues this sets the second apart: it is not what the first one reports.
_APART = re.compile(r"[,;:.]|\b(?:and|but|und|aber|y|pero|et|mais|e|mas|who)\b")
# Who says nothing is told by the article itself.
_SILENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to (?:comment|say|answer|elaborate|respond)\b"
    r"|\b(?:would|did) not (?:comment|respond|elaborate)\b"
)
_WORDS_OF = re.compile(
    r"(?:The|An?|Its|His|Her|Their) (?:\w+ )?(?:report|statement|letter|email|announcement|message)\b"
)


def bare_fact(
    text: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers, narration: Narration
) -> bool:
    """Return whether a statement tells as a fact what its sentences only hand on as said."""
    reported = [one for one in sentences if speakers.reports(one)]
    quotes = own_quotes(text)
    bare = blanked(text, quotes)
    own_mood = in_reported_mood(bare, source.article.language)
    if not reported or own_mood or _SILENT.search(bare) or (quotes and len(content_words(bare)) >= MIN_FRAME):
        return False
    outer, inner = _cues_of(reported, source, speakers)
    for one in carried(bare, speakers):
        surely = not one.weak or one.cue in outer or _is_theirs(one.subject, reported, source, speakers)
        if surely and one.cue not in inner:
            return False
    if narration.is_headline(text) or _intends(bare, reported, speakers) or _is_of_words(bare, reported, speakers):
        return False
    named = [] if source.article.language == "de" else capitalised_runs(text)  # there every noun has a capital
    words = content_words(text) - content_words(" ".join(named))
    cues = (one for each in reported for one in speakers.attributions(source.sentence_at(each.start)))
    speaking = (one.subject for one in cues if not one.weak)
    plain = narration.words.union(*map(content_words, speaking))
    handed = content_words("\n".join(source.text[one.start : one.end] for one in reported))
    most = REPORTED_ALONE if len(reported) == len(sentences) else REPORTED_BESIDE
    return bool(words) and sum(word in handed and word not in plain for word in words) > most * len(words)


def _cues_of(reported: list[Sentence], source: Source, speakers: Speakers) -> tuple[set[str], set[str]]:
    """Return the cues by which the sentences report, and those only of what is reported: "said it had decided"."""
    outer, inner = set[str](), set[str]()
    for sentence in reported:
        text = source.unquoted(sentence)
        end = None
        for one in speakers.attributions(source.sentence_at(sentence.start)):
            governed = end is not None and not _APART.search(text[end : one.start])
            (inner if governed else outer).add(one.cue)
            end = one.end
    return outer, inner - outer


def _is_theirs(subject: str, reported: list[Sentence], source: Source, speakers: Speakers) -> bool:
    """Return whether the subject of a weak cue is whom a sentence has say something."""
    for sentence in reported:
        if speakers.attributed(subject, Span(sentence.start, sentence.end)):
            return True
        told = [one.subject for one in speakers.attributions(source.sentence_at(sentence.start))]
        if any(_same_kind(subject, one) or content_words(subject) == content_words(one) for one in told):
            return True
    return False


def _intends(bare: str, reported: list[Sentence], speakers: Speakers) -> bool:
    """Return whether a statement tells what the speaker means to do: who "said he would" does "plan" it."""
    intention = _INTENTION.search(bare)
    names = capitalised_runs(bare[: intention.start()]) if intention else ()
    return _say_it(names, reported, speakers)


def _is_of_words(bare: str, reported: list[Sentence], speakers: Speakers) -> bool:
    """Return whether a statement is about the words themselves, and names whose they are: "The report by Ruiz …"."""
    return _say_it(capitalised_runs(bare) if _WORDS_OF.match(bare) else (), reported, speakers)


def _say_it(names: Sequence[str], reported: list[Sentence], speakers: Speakers) -> bool:
    """Return whether one of the sentences is said by one of the names."""
    return any(speakers.attributed(name, Span(one.start, one.end)) for name in names for one in reported)


def wrong_speaker(stated: Stated, source: Source, speakers: Speakers) -> str | None:
    """Return whom a statement has say what is somebody else's, None where nobody is.

    Of what it quotes the quoted words decide, of all else the cited sentences that report.
    """
    said = carried(stated.bare, speakers)
    ours = leading(said, stated.bare, {cue for one in stated.sentences for cue in _cues(one, source, speakers)})
    for quoted in (Span(piece.start, piece.end) for one in stated.quotes for piece in one.pieces):
        if ours and all(_is_wrong(one, [quoted], source, speakers) for one in ours):
            return ours[0].apposed or ours[0].subject
    reported = [Span(one.start, one.end) for one in stated.sentences if speakers.reports(one)]
    for one in ours if not stated.quotes else ():
        # "Called" and the like report only where the statement says so too.
        by_cue = [each for each in stated.sentences if one.cue in _cues(each, source, speakers)]
        where = [Span(each.start, each.end) for each in by_cue] if one.weak and reported else []
        common = one.weak and not (where or hands_on(one, stated.bare))
        if (where or reported) and not common and _is_wrong(one, where or reported, source, speakers):
            return one.apposed or one.subject
        people = [name for name in named_in(one.subject, source) if may_be_person(name, speakers)]
        if not reported and people and not any(speakers.is_meant(people[0], each) for each in stated.sentences):
            return one.apposed or one.subject
        if len(said) == 1 and not one.weak and _told_by_others(one, stated, reported, source, speakers):
            return one.apposed or one.subject
    return None


def _told_by_others(one: Attribution, stated: Stated, reported: list[Span], source: Source, speakers: Speakers) -> bool:
    """Return whether what somebody is to have said stands only where somebody else speaks."""
    if len(reported) < 2:
        return False
    words = content_words(stated.bare) - content_words(f"{one.subject} {one.apposed} {one.cue}")
    shared: dict[bool, int] = {True: 0, False: 0}
    for span in reported:
        wrong = _is_wrong(one, [span], source, speakers)
        shared[wrong] = max(shared[wrong], len(words & content_words(source.text[span.start : span.end])))
    return shared[True] >= FOREIGN and shared[False] <= OWN


def _cues(sentence: Sentence, source: Source, speakers: Speakers) -> set[str]:
    return {one.cue for one in speakers.attributions(source.sentence_at(sentence.start))}


def _is_wrong(one: Attribution, reported: list[Span], source: Source, speakers: Speakers) -> bool:
    """Return whether none of the sentences is the subject's."""
    subject = one.apposed or one.subject
    names = named_in(subject, source)
    if source.article.language == "de":  # there every noun has a capital
        names = [name for name in names if " " in name or speakers.is_person(name)]
    if not names or subject.casefold().split()[0] in PRONOUNS or _NO_SUBJECT.search(subject):
        return False
    if _is_described(subject, names, "\n".join(source.text[one.start : one.end] for one in reported)):
        return False
    for span in reported:
        if any(speakers.attributed(name, span, one.cue) for name in (subject, *names)):
            return False
        told = speakers.attributions(source.sentence_at(span.start))
        if any(names_same(subject, each.subject) or _same_kind(subject, each.subject) for each in told):
            return False
    # A person must be shown to say it; a body, whom articles call by many names, must not be shown not to.
    proven = any(map(source.is_quoted, reported)) or any(may_be_person(one, speakers) for one in names)
    return proven or any(_given_to_another(span, one.cue, names, source, speakers) for span in reported)


def _is_described(subject: str, names: list[str], told: str) -> bool:
    """Return whether somebody is the subject who is not named but described by names: "A Lugo commander"."""
    described = subject.rsplit(maxsplit=1)[-1].islower() and not _OWNED.search(subject)
    return described and all(name in told for name in names)


def _given_to_another(where: Span, cue: str, names: list[str], source: Source, speakers: Speakers) -> bool:
    """Return whether somebody else, named near the words or holding an office, is shown to say them."""
    at = source.sentence_at(where.start)
    beside = source.article.sentences[max(at - LOOK_BACK, 0) : at + 2]
    known = (*capitalised_runs(source.text[beside[0].start : beside[-1].end]), *speakers.office_holders)
    others = (one for one in dict.fromkeys(known) if not any(names_same(one, own) for own in names))
    return any(speakers.attributed(one, where, cue) for one in others)


def may_be_person(name: str, speakers: Speakers) -> bool:
    """Return whether a name is a person's, or of several words none of which tells a body."""
    words = {word.casefold() for word in WORD.findall(name)}
    return speakers.is_person(name) or (len(words) > 1 and words.isdisjoint(ORGANISATION_NOUNS))


def _same_kind(subject: str, told: str) -> bool:
    """Return whether "a report by Ruiz's centre" is "a report by her centre": the same but for the name."""
    shared = content_words(subject) & content_words(told)
    others = [run for run in capitalised_runs(told) if run.casefold() not in COMMON_STARTERS]
    named = all(run[:_LAND] in subject for run in others)  # "the Veridian delegation" is "Veridia's delegation"
    return (len(shared) > 1 or (bool(shared) and shared == content_words(told))) and named
