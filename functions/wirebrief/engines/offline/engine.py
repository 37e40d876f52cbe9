"""The offline engine: drafts by rules and a small open gazetteer, with no network, no key and no model."""

from wirebrief.article import Article, Sentence
from wirebrief.draft import Draft, DraftStatement
from wirebrief.engines.offline.names import find_names
from wirebrief.engines.offline.passage import of_article, of_question, read_passage
from wirebrief.engines.offline.ranking import rank, score, summary_of
from wirebrief.engines.offline.roles import give_roles
from wirebrief.engines.offline.salience import in_order
from wirebrief.ports import Answer, CastMember, ChunkQuestion, Deadline, LeadQuestion, Question, Usage

LARGEST_CAST = 40


class OfflineEngine:
    """Answers every question from the words of the chunk alone. Pure and thread-safe; its drafts only pick words."""

    name = "offline"
    model: str | None = None
    prompt_version: str | None = None
    extractive = True
    chunk_tokens: int | None = None
    concurrency = 1  # pure Python: two questions at once would only wait for each other

    def ask(self, question: Question, deadline: Deadline) -> Answer:  # noqa: ARG002 # the port's; no work here can wait
        """Return the draft; a repair is answered with nothing, since the words are the article's own already."""
        from wirebrief.engines.offline.assembly import draft  # noqa: PLC0415 (cold start: a cast list needs none of it)

        if isinstance(question, ChunkQuestion):
            found = draft(of_question(question))
        elif isinstance(question, LeadQuestion):
            found = _lead(question)
        else:
            found = Draft()
        return Answer(draft=found, engine=self.name, model=None, usage=Usage())


def find_cast(article: Article) -> tuple[CastMember, ...]:
    """Return the people and organisations of an article with their roles, the most salient first."""
    passage = of_article(article)
    names = find_names(passage)
    give_roles(passage, names)
    ordered = in_order(passage, names)
    return tuple(CastMember(name.text, name.role) for name in ordered[:LARGEST_CAST])


def _lead(question: LeadQuestion) -> Draft:
    text = ""
    sentences: list[Sentence] = []
    for statement in question.statements:
        sentences.append(Sentence(len(text), len(text) + len(statement), len(sentences)))
        text += statement + "\n"
    passage = read_passage(text, tuple(sentences), question.context.language, (question.context.title, None))
    ranked = rank(score(passage)) or list(range(len(sentences)))
    told = {index: DraftStatement(text=question.statements[index], sentences=(index + 1,)) for index in ranked}
    chosen = tuple(told[index] for index in summary_of(passage, ranked))
    return Draft(headline=told[ranked[0]] if ranked else None, summary=chosen)
