"""Hold what the article only reports to its "X said": never a bare fact, and never said by somebody else."""

import re
from collections.abc import Sequence

from wirebrief.article import Sentence, Span
from wirebrief.engines.offline.language import load
from wirebrief.ground.antecedents import names_same
from wirebrief.ground.cues import Attribution
from wirebrief.ground.lexicon import ACCORDING, COMMON_STARTERS, CUE_VERBS, ORGANISATION_NOUNS, PRONOUNS
from wirebrief.ground.mood import in_reported_mood
from wirebrief.ground.names import capitalised_runs
from wirebrief.ground.quoted import blanked, own_quotes
from wirebrief.ground.source import WORD, Source, without_possessive
from wirebrief.ground.speakers import Speakers
from wirebrief.ground.stated import Stated
from wirebrief.ground.subjects import LOOK_BACK
from wirebrief.ground.words import content_words

REPORTED_ALONE = 0.34  # share of content words found in reported speech only, above which "X said" must be carried
REPORTED_BESIDE = 0.5  # the same where it also cites a sentence that reports nothing: "The deal does not mention them"
# "The background of protests", "was arrested and charged", "…, and Lugo University found": no subject of its own.
_NO_SUBJECT = re.compile(r"^(?:and|or)\s|\s(?:of|to|for|in|and)$")
_SOURCES = frozenset(words.casefold() for words in ACCORDING)
_LAND = 4  # letters that a people shares with its land
FOREIGN, OWN = 4, 1  # content words shared with what others say, and with the speaker's own sentences
MIN_FRAME = 3  # content words around a quotation by which a statement is more than the bare quotation
_INTENTION = re.compile(
    r"\b(?:(?:does|do) not (?:intend|plan|want|expect)|intends?|plans?|wants?|hopes?|expects?|aims?|seeks?|refuses?"
    r"|will|would|is to|has left open|made|sees?|saw|quiere|prevé|espera|veut|entend|quer)\b"
)
# ", which owns half of it," breaks into what is said: the article tells it.
_RELATIVE = re.compile(r",\s(?:which|who|whose|die|der|das|que|qui)\s[^,;.]+(?=,)|,\swhere\s[^;.]+")
# Between two cues this sets the second apart: it is not what the first one reports.
_APART = re.compile(r"[,;:.]|\b(?:and|but|und|aber|y|pero|et|mais|e|mas|who)\b")
# "…, Ana Ruiz said, and two ships have left": behind it the article tells what is so.
_GOES_ON = re.compile(r",\s(?:and|but|while|und|y|et|e)\s(?!that\b|said\b)")
# "…, Ana Ruiz said on Friday, above the 30 expected": so does what is added there.
_SPEAKING = "add|say|insist|argu|warn|blam|accus|cit|claim|alleg|not|call|describ|suggest|urg|deny|referr"
_ADDED = re.compile(rf"[^,.;]{{0,20}},\s(?=(?!(?:{_SPEAKING})ing\b)[a-z]+ing\b|above\b|below\b)")
# "Sheriff: Two Hurt", "Rents to rise, union says": the title hands it on.
_MARKED = re.compile(r":\s|['‘’\"“”«„]|\b(?:may|could|might|claims?|alleged\w*|reports?)\b", re.IGNORECASE)
_WORDS_OF = re.compile(
    r"(?:The|An?|Its|His|Her|Their) (?:\w+ )?(?:report|statement|letter|email|announcement|message)\b"
)
# A new subject begins here: "The ships were built in 2019, and he has asked their owner …"
_NEW_CLAUSE = re.compile(r",?\s(?:and|but|while|und|aber|y|pero|et|mais|e|mas)\s(?=[^,;]{1,60}$)")


def bare_fact(text: str, sentences: tuple[Sentence, ...], source: Source, speakers: Speakers) -> bool:
    """Return whether a statement tells as a fact what its sentences only hand on as said."""
    reported = [one for one in sentences if speakers.reports(one)]
    quotes = own_quotes(text)
    bare = blanked(text, quotes)
    own_mood = in_reported_mood(bare, source.article.language)
    if not reported or own_mood or (quotes and len(content_words(bare)) >= MIN_FRAME):
        return False
    outer, inner = _cues_of(reported, source, speakers)
    for one in carried(bare, speakers):
        surely = not one.weak or one.cue in outer or _is_theirs(one.subject, reported, source, speakers)
        if surely and one.cue not in inner:
            return False
    if _intends(bare, reported, speakers) or _is_of_words(bare, reported, speakers):
        return False
    named = [] if source.article.language == "de" else capitalised_runs(text)  # there every noun has a capital
    words = content_words(text) - content_words(" ".join(named))
    cues = (one for each in reported for one in speakers.attributions(source.sentence_at(each.start)))
    speaking = (one.subject for one in cues if not one.weak)
    told = (_plain(one, source, speakers, reported=one in reported) for one in sentences)
    own = (_headline(source, speakers), *speaking, *told)
    plain = content_words("\n".join(own))
    handed = content_words("\n".join(source.text[one.start : one.end] for one in reported))
    most = REPORTED_ALONE if len(reported) == len(sentences) else REPORTED_BESIDE
    return bool(words) and sum(word in handed and word not in plain for word in words) > most * len(words)


def _headline(source: Source, speakers: Speakers) -> str:
    """Return the title where it tells something on the article's own account."""
    title = source.article.title or ""
    told = not speakers.told(title) and not own_quotes(title) and not _MARKED.search(title)
    return title if told else ""


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
    leading = [one for at, one in enumerate(said) if at == 0 or _parts(stated.bare[said[at - 1].end : one.start])]
    for quoted in (Span(piece.start, piece.end) for one in stated.quotes for piece in one.pieces):
        if leading and all(_is_wrong(one, [quoted], source, speakers) for one in leading):
            return leading[0].apposed or leading[0].subject
    reported = [Span(one.start, one.end) for one in stated.sentences if speakers.reports(one)]
    for one in leading if not stated.quotes else ():
        # "Called" and the like report only where the statement says so too.
        by_cue = [each for each in stated.sentences if one.cue in _cues(each, source, speakers)]
        where = [Span(each.start, each.end) for each in by_cue] if one.weak and reported else []
        if (where or reported) and _is_wrong(one, where or reported, source, speakers):
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


def carried(bare: str, speakers: Speakers) -> list[Attribution]:
    """Return who says something in a statement whose quotations were blanked out."""
    rarer = next((word for word in WORD.findall(bare) if word.endswith("ed") and _is_rarer_cue(word)), "")
    return [one for one in speakers.told(bare, rarer) if one.subject]


def _is_rarer_cue(word: str) -> bool:
    return word in load("en").cues and word not in CUE_VERBS


def _parts(between: str) -> bool:
    """Return whether what stands between two cues sets them apart: the second is not what the first one says."""
    return bool(re.search(r";|[,.] (?:and|but|while|y|und|et|e) ", between))


def _cues(sentence: Sentence, source: Source, speakers: Speakers) -> set[str]:
    return {one.cue for one in speakers.attributions(source.sentence_at(sentence.start))}


def _is_wrong(one: Attribution, reported: list[Span], source: Source, speakers: Speakers) -> bool:
    """Return whether none of the sentences is the subject's."""
    subject = one.apposed or one.subject
    names = [without_possessive(name) for name in capitalised_runs(subject) if name.casefold() not in COMMON_STARTERS]
    if source.article.language == "de":  # there every noun has a capital
        names = [name for name in names if " " in name or speakers.is_person(name)]
    if not names or subject.casefold().split()[0] in PRONOUNS or _NO_SUBJECT.search(subject):
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


def _plain(sentence: Sentence, source: Source, speakers: Speakers, *, reported: bool) -> str:
    """Return what the article says on its own account in a sentence: all but quotations and what a cue governs.

    A cue governs its own clause and those behind it; a closing "he said" also those before it. Who the speaker is
    ("said Ana Ruiz, who leads the group", "Ana Ruiz, who leads the group, said") the article says itself.
    """
    if not reported:
        return source.text[sentence.start : sentence.end]
    text = source.unquoted(sentence)
    cue = next((one for one in speakers.told(text) if not one.weak), None)
    if cue is None:
        return "" if in_reported_mood(text, source.article.language) else text
    behind = text[cue.end :]
    according = cue.cue.casefold() in _SOURCES  # "Selon le syndicat, …" tells nothing on its own account
    if (
        not according
        and len(WORD.findall(text[: cue.start])) < MIN_FRAME
        and cue.subject
        and behind.lstrip().startswith(cue.subject)
    ):
        return behind
    if went_on := _GOES_ON.match(behind) or _ADDED.match(behind):
        return behind[went_on.end() :]
    return f"{_own_clauses(text, cue)} {' '.join(_RELATIVE.findall(behind))}"


def _of_which(before: str, subject: str) -> bool:
    """Return whether only a relative clause is handed on: "they met for talks that diplomats said were hard"."""
    ahead = before[: max(before.rfind(subject), 0)] if subject else ""
    return bool(re.search(r"\w\s(?:that|which)\s$", ahead)) and len(WORD.findall(ahead)) > MIN_FRAME


def _own_clauses(text: str, cue: Attribution) -> str:
    """Return what stands before a cue and is not what it reports."""
    before = text[: cue.start]
    if len(WORD.findall(text[cue.end :])) < MIN_FRAME:
        return ""
    if parted := list(_NEW_CLAUSE.finditer(before)):
        return before[: parted[-1].start()]
    if _of_which(before, cue.subject):
        return before[: before.rfind(cue.subject)]
    opens = bool(cue.subject) and len(WORD.findall(before[: max(before.find(cue.subject), 0)])) < MIN_FRAME
    return before if opens and cue.subject in before else text[: text.rfind(";", 0, cue.start) + 1]
