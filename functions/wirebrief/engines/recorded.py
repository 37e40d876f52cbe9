"""The engine that replays answers from a folder: the model path without a model, for demos and tests.

Each answer is a file `<kind>-<key>.json` anywhere under the folder, by habit in a folder named after its
article: `seeds/answers/press-briefing/chunk-3f9a1c0b7d42.json`. The kind is `chunk`, `repair`, `lead` or
`introduction`; the key is the start of a hash of what was asked about (the chunk's text, the failed parts, the
statements) and never of the prompt's wording, so that a better prompt does not make the recordings void. The file
holds a draft as JSON, in the shape of `wirebrief.draft.Draft`, or the same under "draft" beside the "model" that
gave it and the "usage" it cost.

To answer an article by hand, see what is asked and under which name each answer belongs:

    python -m wirebrief.engines.recorded seeds/articles/press-briefing.txt
"""

import sys
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from wirebrief.article import Article, Chunk
from wirebrief.ask import set_scene
from wirebrief.decoding import decodable
from wirebrief.draft import Draft
from wirebrief.errors import EngineMisconfigured, WirebriefError
from wirebrief.plain import plain
from wirebrief.ports import (
    Answer,
    ChunkQuestion,
    Deadline,
    Engine,
    EntailmentQuestion,
    IntroductionQuestion,
    LeadQuestion,
    Question,
    RepairQuestion,
    Usage,
)
from wirebrief.read import read_article
from wirebrief.settings import OpenAISettings
from wirebrief.split import split

# Twelve hex digits: two of a million recordings are the same once in ten thousand such folders.
KEY_DIGITS = 12


class Recording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One recorded answer: the draft, the model that gave it (None: a person) and what it cost."""

    draft: Draft
    model: str | None = None
    usage: Usage = Usage()


class RecordedEngine:
    """Replays what was recorded. The folder is looked through when the first question comes.

    A repair that was never recorded is answered with an empty draft, as by a model that leaves the failed
    parts out: which parts fail depends on the rules, and they grow stricter.
    """

    name = "recorded"
    prompt_version = None
    extractive = False
    concurrency = 16

    def __init__(self, folder: Path, chunk_tokens: int = OpenAISettings().chunk_tokens) -> None:
        self.chunk_tokens = chunk_tokens
        self._folder = folder

    @property
    def model(self) -> str | None:
        """The model that gave the recorded answers, None where a person did, or several models."""
        models = {recording_in(file).model for file in self._files.values()}
        return models.pop() if len(models) == 1 else None

    def ask(self, question: Question, deadline: Deadline) -> Answer:  # noqa: ARG002 (the port's: nothing here waits)
        """Return the recorded answer.

        Raises:
            EngineMisconfigured: none is recorded for this question, or its file holds no draft.
        """
        name = recording_name(question)
        file = self._files.get(name)
        if file is None and isinstance(question, RepairQuestion):
            return Answer(draft=Draft(), engine=self.name, model=None, usage=Usage())
        if file is None:
            raise EngineMisconfigured(
                f"No answer is recorded as {name} under {self._folder}: record it, or use another engine."
            )
        recording = recording_in(file)
        return Answer(draft=recording.draft, engine=self.name, model=recording.model, usage=recording.usage)

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {file.name: file for file in sorted(self._folder.rglob("*.json"))}


class RecordingEngine:
    """Asks another engine and writes each answer into the folder, where `RecordedEngine` finds it."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self._engine, self._folder = engine, folder
        self.name, self.model, self.prompt_version = engine.name, engine.model, engine.prompt_version
        self.extractive, self.concurrency = engine.extractive, engine.concurrency
        self.chunk_tokens = engine.chunk_tokens

    def ask(self, question: Question, deadline: Deadline) -> Answer:
        """Answer the question and record the answer. Raises: EngineError."""
        answer = self._engine.ask(question, deadline)
        recording = Recording(draft=answer.draft, model=answer.model, usage=answer.usage)
        self._folder.mkdir(parents=True, exist_ok=True)
        written = msgspec.json.format(msgspec.json.encode(recording), indent=1)
        (self._folder / recording_name(question)).write_bytes(written + b"\n")
        return answer


def recording_name(question: Question) -> str:
    """Return the file name of the question's answer, such as `chunk-3f9a1c0b7d42.json`."""
    kind, *asked = _essence(question)
    digest = sha256(msgspec.json.encode([kind, *asked])).hexdigest()
    return f"{kind}-{digest[:KEY_DIGITS]}.json"


def recording_in(file: Path) -> Recording:
    """Return what the file holds: a recording, or a bare draft.

    Raises:
        EngineMisconfigured: it holds neither.
    """
    content = file.read_bytes()
    try:
        if "draft" in msgspec.json.decode(content, type=decodable(dict[str, msgspec.Raw])):
            return msgspec.json.decode(content, type=decodable(Recording))
        return Recording(draft=msgspec.json.decode(content, type=decodable(Draft)))
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        raise EngineMisconfigured(f"{file} holds no draft: {exc}. Mend it, or record it again.") from exc


def asked_of(article: Article, chunk_tokens: int) -> Iterator[tuple[str, Chunk]]:
    """Yield each chunk of the article behind the file name that its recorded answer bears."""
    scene = set_scene(article)
    for chunk in split(article, chunk_tokens):
        yield recording_name(ChunkQuestion(chunk=chunk, context=scene)), chunk


def _essence(question: Question) -> list[str]:
    match question:
        case ChunkQuestion():
            return ["chunk", question.chunk.text]
        case RepairQuestion():
            failed = [f"{failure.field} {failure.rule} {failure.item}" for failure in question.failures]
            return ["repair", question.chunk.text, *failed]
        case LeadQuestion():
            return ["lead", *question.statements]
        case IntroductionQuestion():
            return ["introduction", *question.statements]
        case EntailmentQuestion():
            return ["entail", *question.sentences, *(one.text for one in question.statements)]


def main(files: list[str]) -> int:
    """Print what each article asks, sentence by sentence, and under which name each answer belongs."""
    if not files:
        print("usage: python -m wirebrief.engines.recorded ARTICLE...", file=sys.stderr)
        return 2
    try:
        for file in map(Path, files):
            _print_questions(file)
    except (WirebriefError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _print_questions(file: Path) -> None:
    article = read_article(file.read_bytes(), file.name)
    for name, chunk in asked_of(article, OpenAISettings().chunk_tokens):
        print(f"\n{file.stem}/{name}")
        for number, sentence in enumerate(chunk.sentences, 1):
            print(number, plain(article.text[sentence.start : sentence.end]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
