"""Publish the format of brief.json as JSON Schema, derived from the types that every brief is made of."""

from inspect import cleandoc

import msgspec

from wirebrief.brief import FORMAT_VERSION, Brief

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:wirebrief:brief:{FORMAT_VERSION}"

# What each field holds, as a reader of brief.json needs to know it; `docs/brief-format.md` says it with examples.
_ID = "Names the part within this brief; no two parts share one."
_EVIDENCE = "The words of the article that the part stands on; never empty."
_ENTAILMENT = "What a second reading by the model found: whether the evidence says this; null where none was asked for."
_MENTIONS = "Where the article names it, in the article's order; never empty."
_FIELDS = {
    "Brief": {
        "format": "Version of this format. Fields may be added within a version; none changes its meaning.",
        "article": "The article that the brief is of.",
        "complete": "False where a part of the article could not be read; `coverage.failed` names it.",
        "headline": "One line on what the article tells.",
        "summary": "The news in a few sentences, the most important first.",
        "who": "The people, organisations and groups of the story.",
        "what": "What happened, one event or finding each.",
        "where": "The places of the story.",
        "when": "The times that the article gives.",
        "claims": "Who said what, in the article's order.",
        "rejected": "What was drafted and failed a rule twice: never part of the brief, kept to be seen and counted.",
        "coverage": "How much of the article the brief stands on.",
        "made_by": "How the brief was made, and what it cost.",
        "revision": "What it changes of the brief that it replaces; null where it replaces none.",
    },
    "Source": {
        "id": "SHA-256 of the uploaded bytes, in lower-case hex.",
        "name": "The name that the article was uploaded under.",
        "media_type": "Media type found in the content, such as text/html.",
        "characters": "Length of the article's normalised text, in Unicode code points.",
        "title": "Title that the article gives itself.",
        "byline": "Author line.",
        "publisher": "Who published it.",
        "published_at": "ISO 8601 date and time; without an offset where the source named no time zone.",
        "url": "Address that the article gives for itself, as it was found.",
        "language": "BCP 47 primary language tag.",
    },
    "Statement": {"id": _ID, "text": "The sentence.", "evidence": _EVIDENCE, "entailment": _ENTAILMENT},
    "Evidence": {
        "start": "Offset of the first code point in the article's normalised text (article.txt).",
        "end": "Offset after the last code point.",
        "quote": "The article's own characters from start to end.",
    },
    "Entity": {
        "id": _ID,
        "name": "The fullest name that the article gives.",
        "kind": "What sort of party it is; a group has no name of its own, and may be a thing: “two gunmen”, “a fire”.",
        "role": "Office or part in the story, where the article tells it.",
        "aliases": "Other names for it in the article.",
        "evidence": _MENTIONS,
    },
    "Place": {
        "id": _ID,
        "name": "The place as the article names it.",
        "kind": "What sort of place it is.",
        "within": "The larger place it lies in.",
        "evidence": _MENTIONS,
    },
    "Moment": {
        "id": _ID,
        "words": "The article's words for the time.",
        "date": "ISO 8601 date, month, year or interval `a/b` (both ends included) that the words mean.",
        "evidence": _MENTIONS,
    },
    "Claim": {
        "id": _ID,
        "statement": "What was said, without the speaker.",
        "speaker": "Who said it; null where the article does not make that certain.",
        "cue": "The article's verb of saying.",
        "kind": "Whether the article quotes it, reports it, or both.",
        "stance": "What the speaker does in saying it.",
        "quotation": "The quoted words, piece by piece in order; empty where nothing is quoted.",
        "attributed_by": "The passage in which the speaker stands with the verb of saying.",
        "entailment": _ENTAILMENT,
        "evidence": _EVIDENCE,
    },
    "Rejected": {
        "field": "Where in the draft it stood, such as claims[2].",
        "text": "What was drafted.",
        "rule": "The rule that it failed.",
        "reason": "Why, in a sentence.",
    },
    "FailedSpan": {
        "start": "Offset of the first code point that was not read.",
        "end": "Offset after the last one.",
        "code": "Error code.",
        "reason": "What went wrong, in a sentence.",
    },
    "Coverage": {
        "chunks": "In how many chunks the article was read.",
        "failed": "What could not be read; empty in a complete brief.",
        "paragraphs": "How many paragraphs the article has.",
        "unused": "Paragraphs from which nothing came.",
    },
    "Revision": {
        "replaces": "Where the brief of the version before lies.",
        "correction": "Whether the agency calls the new version a correction.",
        "changes": "What the new version says otherwise.",
    },
    "Change": {
        "kind": "What changed: a statement, a claim, a figure or a name.",
        "old": "What the version before said; null where it is new.",
        "new": "What this version says; null where it is gone.",
    },
    "Span": {"start": "Offset of the first code point.", "end": "Offset after the last one."},
    "MadeBy": {
        "engine": "Which engine drafted it: offline, openai or recorded.",
        "model": "Which model answered; null where none was used.",
        "prompt_version": "Version of the prompts; null where none were used.",
        "program_version": "Version of Wirebrief.",
        "extractive": "Whether any part was picked from the article without a language model.",
        "calls": "How often the model was called.",
        "cached_calls": "Answers that the cache gave instead; they cost nothing.",
        "tokens_in": "Tokens sent, as billed.",
        "tokens_out": "Tokens received, as billed.",
        "cost_usd": "Estimated cost in US dollars; null where the model's price is not known.",
        "seconds": "Wall time from reading to merging.",
    },
}
_BOUNDS: dict[str, dict[str, object]] = {
    "start": {"minimum": 0},
    "end": {"minimum": 0},
    "characters": {"minimum": 0},
}


def brief_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of brief.json, every field described.

    It holds what a schema can say. That `quote` is its slice of the article, only `wirebrief verify` can tell.
    """
    schema = msgspec.json.schema(Brief)
    for name, definition in schema["$defs"].items():
        definition["description"] = cleandoc(definition["description"]).replace("None", "null")
        for field, described in definition["properties"].items():
            described |= {"description": _FIELDS[name][field], **_BOUNDS.get(field, {})}
    definitions = schema["$defs"]
    definitions["Brief"]["required"].insert(0, "format")
    definitions["Source"]["properties"]["id"]["pattern"] = "^[0-9a-f]{64}$"
    return {"$schema": DIALECT, "$id": SCHEMA_ID, "title": "Wirebrief brief", **schema}
