"""The passage: the text that the engine reads, cut into words that keep their offsets."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from msgspec import Struct

from wirebrief.article import Article, Sentence, Span, unwrapped
from wirebrief.engines.offline.compounds import widened
from wirebrief.engines.offline.gazetteer import given_names
from wirebrief.engines.offline.language import Pack, load, supported
from wirebrief.ports import ChunkQuestion

SPACED_MARKS = frozenset(",.;:!?)'’")
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Rev|Prof|St|Fr|Hon|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Cmdr|Adm|Sen|Rep|Gov|Det|Pvt|Brig|Supt|Insp|Pres|"
    "Sec|Atty|Dep|Asst|Ald|Amb|Messrs|Inc|Corp|Ltd|Co|Bros|Jr|Sr|Mt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
STATES = (
    "Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ont|Ore|"
    "Pa|Que|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
)
WORD = re.compile(  # most are plain, and none of what follows the first bar
    rf"(?=[^\W_])(?:[a-z]{{2,}}+(?![\w.'’&/-])|(?<=, )(?:{STATES})\.|\b[RDI]-(?:(?:{STATES})\b\.?|[A-Z]\.[A-Z]\.)|"
    rf"(?:[^\W\d_]\.){{2,}}(?:[^\W\d_]\b)?|\b(?:{ABBREVIATIONS})\.|[^\W\d_]\.(?=\s[^\W\d_])|"
    r"\d+(?:[.,]\d+)*(?:-[^\W_]+)*|(?!(?<=['’])s\b)[^\W_]+(?:(?:[-&./]|['’](?!s\b))[^\W_]+)*)"
)
# French words that lean on the next ("l'avocat", "d'État") or the one before ("confie-t-elle") are words of their own.
ELIDED = re.compile(r"(?:[lsncjmt]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[LSNCJMT](?=['’][a-zà-ÿ]))['’]")
OF = re.compile(r"[dD]['’]")
INVERTED = re.compile(r"(?:-t)?-(?:il|elle|ils|elles|on)$")


NAMES_TOO = frozenset("april august june may march".split())  # months that are people too
SURNAMES_TOO = NAMES_TOO | frozenset("expert imam bishop judge king major marshal deacon dean pope".split())  # titles
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")


class Passage(Struct, frozen=True, kw_only=True, gc=False):
    """Words of a text as parallel lists: start, end, form and the index of the sentence they stand in.

    All offsets are code points of `text`. `firsts[s]` is the index of the first word of sentence s;
    `small` holds the words that the text writes in small letters somewhere, `surnames` the months and titles that
    follow a given name in it ("Theresa May"). `language` is the article's own tag, also
    where `pack` is that of another one.
    """

    text: str
    sentences: tuple[Sentence, ...]
    pack: Pack
    language: str
    title: str | None
    published: datetime | None
    starts: list[int]
    ends: list[int]
    forms: list[str]
    lowers: list[str]
    homes: list[int]
    firsts: list[int]
    small: frozenset[str]
    surnames: frozenset[str]

    def gap(self, index: int) -> str:
        """Return what stands between word `index` and the next, without the blank of tokenised text before marks."""
        if index + 1 >= len(self.starts):
            return ""
        between = self.text[self.ends[index] : self.starts[index + 1]]
        if between != " " and not between.strip(" "):
            return between[:1]
        if len(between) > 2 and between[0] == " " and between[1] in SPACED_MARKS:
            return between[1:]
        return between

    def word_at(self, offset: int) -> int:
        """Return the index of the last word that starts at or before the offset, -1 where none does."""
        return bisect_right(self.starts, offset) - 1

    def words_of(self, sentence: int) -> tuple[int, int]:
        """Return the index of the first word of a sentence, and that behind its last."""
        following = sentence + 1
        return self.firsts[sentence], self.firsts[following] if following < len(self.firsts) else len(self.forms)

    @property
    def foreign(self) -> bool:
        """Whether nothing is known of the article's language."""
        return self.language != self.pack.language

    def sentence_text(self, index: int) -> str:
        """Return the words of a sentence."""
        return self.text[self.sentences[index].start : self.sentences[index].end]


def of_question(question: ChunkQuestion) -> Passage:
    """Return the passage of a chunk, its sentences moved so that the chunk starts at 0."""
    chunk = question.chunk
    moved = tuple(
        Sentence(part.start - chunk.start, part.end - chunk.start, part.paragraph, part.kind)
        for part in chunk.sentences
    )
    context = question.context
    return read_passage(chunk.text, moved, context.language, (context.title, _moment(context.published)))


def of_article(article: Article) -> Passage:
    """Return the passage of a whole article."""
    return read_passage(article.text, article.sentences, article.language, (article.title, article.published_at))


def read_passage(
    text: str, sentences: tuple[Sentence, ...], language: str | None, about: tuple[str | None, datetime | None]
) -> Passage:
    """Cut a text into words, each with the sentence it stands in; wrapped lines are read as one."""
    text = unwrapped(text, _paragraphs(sentences))
    spans: list[tuple[int, int]] = []
    homes: list[int] = []
    firsts: list[int] = []
    pack = load(supported(language))
    french = pack.language == "fr"
    for index, sentence in enumerate(sentences):
        firsts.append(len(spans))
        words = WORD.finditer(text, sentence.start, sentence.end)
        spans += (
            [span for match in words for span in _split(text, match)] if french else [word.span() for word in words]
        )
        homes += [index] * (len(spans) - firsts[-1])
    forms = [text[start:end] for start, end in spans]
    lowers = [form.lower().replace("’", "'") for form in forms]
    different = frozenset(lowers)
    return Passage(
        text=text,
        sentences=sentences,
        pack=widened(pack, different),
        language=(language or pack.language).lower()[:2],
        title=about[0],
        published=about[1],
        starts=[start for start, _ in spans],
        ends=[end for _, end in spans],
        forms=forms,
        lowers=lowers,
        homes=homes,
        firsts=firsts,
        small=frozenset(form for form in set(forms) if form.islower()),
        surnames=frozenset(
            forms[at]
            for at, lower in enumerate(lowers if SURNAMES_TOO & different else ())
            if lower in SURNAMES_TOO
            and (forms[at - 1] in given_names() or (lower not in NAMES_TOO and INITIALS.fullmatch(forms[at - 1])))
            and (lower in NAMES_TOO or (forms[at][0].isupper() and text[spans[at - 1][1] : spans[at][0]] == " "))
        ),
    )


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[Span]:
    for _, group in groupby(sentences, key=lambda one: one.paragraph):
        members = list(group)
        yield Span(members[0].start, members[-1].end)


def _split(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """The words in what stands between blanks in French: one, perhaps two or three."""
    start, end = match.span()
    front = ELIDED.match(text, start, end) or _of(text, match)
    back = INVERTED.search(text, start, end)
    middle = front.end() if front is not None else start
    found = [(start, middle)] if front is not None else []
    if back is not None and back.start() > middle:
        pronoun = text.rindex("-", start, end) + 1
        return [*found, (middle, back.start()), (pronoun, end)]
    return [*found, (middle, end)]


def _of(text: str, match: re.Match[str]) -> re.Match[str] | None:
    """The "d'" of "secrétaire d'État", not that of "Côte d'Ivoire"."""
    before = text[max(0, match.start() - 24) : match.start()].split()
    inside_name = bool(before) and before[-1][0].isupper() and match.group()[2:3].isupper()
    return None if inside_name else OF.match(text, *match.span())


def _moment(published: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(published) if published else None
    except ValueError:
        return None
