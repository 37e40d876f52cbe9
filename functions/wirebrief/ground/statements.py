"""Ground what is stated: sentences of the brief, and the claims of the people in it."""

import re

from wirebrief.article import Sentence, Span
from wirebrief.brief import Claim, Evidence, Statement
from wirebrief.draft import DraftClaim, DraftStatement, Stance
from wirebrief.ground.denials import denial_dropped
from wirebrief.ground.fold import fold
from wirebrief.ground.lexicon import CUE_LANGUAGES
from wirebrief.ground.quotations import locate
from wirebrief.ground.quoting import carriers, with_sentences_of
from wirebrief.ground.scope import all_words, words
from wirebrief.ground.stated import Breach
from wirebrief.ground.view import NO_SENTENCE, ChunkView, failure, part_id, tidy
from wirebrief.ground.words import content_words
from wirebrief.negations import negated
from wirebrief.ports import Failure

# Between two clauses that are set against each other.
_AGAINST = re.compile(r",?\s(?:but|while|whereas|aber|pero|mais|mas)\s|;\s")
_SHARED = 2  # content words by which a denial is of what a statement tells
_THIS = re.compile(r"\s(?:(?:this|that|it)(?=\s?(?:[.,;]|and\b|but\b))|the (?:claim|charge|accusation|allegation)s?\b)")
_DENYING = tuple("den reject refut disput dismiss neg bestr leugn desm dém rechaz".split())


def ground_statement(view: ChunkView, field: str, draft: DraftStatement) -> tuple[Statement | None, list[Failure]]:
    """Return the statement on its cited sentences, or the rule it broke."""
    text = tidy(draft.text)
    cited = view.cited(draft.sentences)
    cited = carriers(text, cited, view.source) if cited else None
    breach = view.rules.breach(text, cited) if cited else NO_SENTENCE
    if not cited or breach:
        return None, [failure(field, draft, breach or NO_SENTENCE, text)]
    evidence = tuple(view.source.evidence(sentence) for sentence in cited)
    return Statement(id=part_id("s", text, cited[0].start), text=text, evidence=evidence), []


def ground_claim(view: ChunkView, field: str, draft: DraftClaim) -> tuple[Claim | None, list[Failure]]:
    """Return the claim: its quotation verbatim, its speaker where the article gives it to them, else unattributed.

    A speaker or a stance that does not hold fails by itself.
    """
    text = tidy(draft.statement)
    cited = view.cited(draft.sentences)
    if not cited:
        return None, [failure(field, draft, NO_SENTENCE, text)]
    quotation = _quotation(view, draft, cited)
    if isinstance(quotation, Breach):
        return None, [failure(field, draft, quotation, text)]
    carrying = with_sentences_of(pieces_of=quotation, cited=cited, source=view.source)
    passage = _attributed_by(view, draft, carrying, quotation)
    breach = view.rules.breach(text, carrying, said=True) or _speaker_breach(view, draft, passage, quotation)
    if breach:
        return None, [failure(field, draft, breach, text)]
    claim = _claim(view, draft, carrying, quotation, passage)
    return claim, _taken_away(view, field, draft, claim)


def _taken_away(view: ChunkView, field: str, draft: DraftClaim, claim: Claim) -> list[Failure]:
    """Return a failure for the drafted speaker and the drafted stance that a claim is kept without."""
    failures = []
    if (speaker := tidy(draft.speaker)) and claim.speaker is None:
        failures.append(failure(f"{field}.speaker", draft, _unsaid(view, speaker), speaker))
    if claim.stance != draft.stance:
        breach = Breach("speaker", f"nothing in the cited sentences {draft.stance}: it is kept as “{claim.stance}”")
        failures.append(failure(f"{field}.stance", draft, breach, draft.stance, slight=True))
    return failures


def _unsaid(view: ChunkView, speaker: str) -> Breach:
    if not view.rules.names.occurs(speaker):
        return Breach("speaker", f"“{speaker}” is not in the article: name the speaker as it does")
    told = "cite the sentence that does, with its verb as printed, or name whom it names"
    return Breach("speaker", f"neither the cited sentences nor those beside them have “{speaker}” say this: {told}")


def _claim(
    view: ChunkView,
    draft: DraftClaim,
    carrying: tuple[Sentence, ...],
    quotation: tuple[Evidence, ...],
    passage: Evidence | None,
) -> Claim:
    text, speaker = tidy(draft.statement), tidy(draft.speaker) if passage else None
    evidence = tuple(view.source.evidence(sentence) for sentence in carrying)
    return Claim(
        id=part_id("c", f"{speaker or ''}: {text}", carrying[0].start),
        statement=text,
        speaker=speaker,
        cue=_cue(draft, passage),
        kind=("mixed" if draft.kind == "mixed" else "direct") if quotation else "indirect",
        stance=_stance(view, draft, evidence),
        quotation=quotation,
        attributed_by=passage,
        evidence=evidence,
    )


def _stance(view: ChunkView, draft: DraftClaim, evidence: tuple[Evidence, ...]) -> Stance:
    """Return the stance that the evidence bears out, else "asserts": nobody denies what nothing there denies."""
    told = [one.quote for one in evidence]
    stance = view.rules.checked_stance(draft.stance, " ".join(told))
    if stance != "denies" or view.source.article.language not in CUE_LANGUAGES:
        return stance
    own = negated(draft.statement) or view.rules.speakers.told(draft.statement)  # "She denied that …"
    holds = (
        own
        or any(_denies(tidy(draft.cue), draft.statement, one) for one in told)
        or denial_dropped(words(draft.statement), all_words(told), said=False)
    )
    return stance if holds else "asserts"


def _denies(cue: str, statement: str, sentence: str) -> bool:
    """Return whether a sentence denies by the cue what the statement tells: in words it shares, or "this"."""
    _, found, behind = sentence.partition(cue if cue.casefold().startswith(_DENYING) else "\0")
    shared = content_words(statement) & content_words(behind)
    return bool(found) and (bool(_THIS.match(behind)) or len(shared) >= _SHARED)


def _attributed_by(
    view: ChunkView, draft: DraftClaim, carrying: tuple[Sentence, ...], quotation: tuple[Evidence, ...]
) -> Evidence | None:
    """Return the passage that gives the words to the speaker: every piece of a quotation, or it is not theirs."""
    speaker, cue = tidy(draft.speaker), tidy(draft.cue)
    if not speaker:
        return None
    said = quotation or (_clause(view, draft, _closest(view, draft, carrying)),)
    passages = [view.rules.speakers.attributed(speaker, Span(one.start, one.end), cue) for one in said]
    return passages[0] if all(passages) else None


def _speaker_breach(
    view: ChunkView, draft: DraftClaim, passage: Evidence | None, quotation: tuple[Evidence, ...]
) -> Breach | None:
    if passage:
        return None
    if draft.speaker and view.rules.speakers.gives(draft.statement, tidy(draft.speaker)):
        return Breach("speaker", f"the article does not have {tidy(draft.speaker)} say this")
    quotes = {quote for piece in quotation for quote in view.source.quotes_in(Span(piece.start, piece.end))}
    if len(quotes) > 1:
        return Breach("verbatim", "its pieces stand in different quotations, and nobody is known to say both")
    return None


def _quotation(view: ChunkView, draft: DraftClaim, cited: tuple[Sentence, ...]) -> tuple[Evidence, ...] | Breach:
    words = tidy(draft.quotation)
    if not words:
        return ()
    located = locate(words, view.passages(cited), view.source)
    if isinstance(located, str):
        return Breach("verbatim", f"“{words}”: {located}")
    return view.rules.cut(located, draft.statement) or located


def _closest(view: ChunkView, draft: DraftClaim, carrying: tuple[Sentence, ...]) -> Evidence:
    """Return the sentence that has the cue and most of what is claimed; the others only name the speaker."""
    words, cue = content_words(draft.statement), tidy(draft.cue)

    def closeness(one: Evidence) -> tuple[bool, int]:
        return bool(cue) and cue in one.quote, len(words & content_words(one.quote))

    return max((view.source.evidence(one) for one in carrying), key=closeness)


def _clause(view: ChunkView, draft: DraftClaim, sentence: Evidence) -> Evidence:
    """Return the clause that holds most of what is claimed where each has its speaker: "Ruiz said …, but Costa …"."""
    edges = [at for match in _AGAINST.finditer(sentence.quote) for at in match.span()]
    if not edges:
        return sentence
    ends = [0, *edges, len(sentence.quote)]
    clauses = [
        Span(sentence.start + first, sentence.start + last) for first, last in zip(ends[::2], ends[1::2], strict=True)
    ]
    pieces = [view.source.evidence(one) for one in clauses]
    words = content_words(draft.statement)
    held = [len(words & content_words(one.quote)) for one in pieces]
    speak = all(any(one.subject for one in view.rules.speakers.told(piece.quote)) for piece in pieces)
    best = held.index(max(held))
    return pieces[best] if speak and held.count(held[best]) == 1 else sentence


def _cue(draft: DraftClaim, passage: Evidence | None) -> str | None:
    cue = tidy(draft.cue)
    if not passage or not cue:
        return None
    return cue if fold(cue.lower()).text in fold(passage.quote.lower()).text else None
