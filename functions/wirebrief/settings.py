"""Every setting with its default, as plain frozen values; only `bootstrap` reads them from the environment."""

from typing import Literal

from msgspec import Struct


class ReadLimits(Struct, frozen=True, kw_only=True):
    """Bounds on what is read: `max_bytes` of the upload, `min_words` and `max_text` (code points) of an article's text.

    An upload that holds several articles (an archive, a feed, a mail) may have `max_members` of them, and unpack to
    `max_unpacked` bytes; what is not read after `max_seconds` of the CPU is refused. `fields` names the columns of CSV
    and JSON exports that hold an article's text, title, byline, publisher, published_at, url, language and id, where
    they have names of their own: `{"text": "brødtekst"}`.
    """

    max_bytes: int = 10_000_000
    min_words: int = 40
    max_members: int = 200
    max_unpacked: int = 50_000_000
    max_text: int = 1_000_000
    max_seconds: float = 10.0
    fields: dict[str, str] = {}

    @property
    def max_texts(self) -> int:
        """The most characters that the articles of one upload may have altogether."""
        return 4 * self.max_text


class OpenAISettings(Struct, frozen=True, kw_only=True):
    """How the model is reached. `models` fall back in order; times are seconds.

    `chunk_tokens` is about 2,000 English words, so that nearly all news is one chunk, its answer stays within
    `answer_tokens`, and a long report costs no more than a quarter of its own bytes on top in instructions.
    `prices` gives USD per million tokens (in, out) for models whose price the operator knows or overrides.
    `parameters` go into every request as they are, such as `{"reasoning_effort": "low"}` or `{"temperature": 0}`:
    which of them a model takes differs too much for a default.
    """

    api_key: str = ""
    base_url: str | None = None
    models: tuple[str, ...] = ("gpt-5-mini",)
    chunk_tokens: int = 3300
    answer_tokens: int = 8000
    concurrency: int = 16
    connect_seconds: float = 5.0
    read_seconds: float = 120.0
    tries: int = 4
    prices: dict[str, tuple[float, float]] = {}
    parameters: dict[str, object] = {}


class Budget(Struct, frozen=True, kw_only=True):
    """What may be spent, None for no bound; `when_spent` says whether work waits or goes to the offline engine."""

    tokens_per_article: int | None = 600_000
    tokens_per_day: int | None = None
    usd_per_day: float | None = None
    when_spent: Literal["wait", "offline"] = "wait"


class EditionSettings(Struct, frozen=True, kw_only=True):
    """What the daily edition is. `zone` is the newsroom's, whose date an edition bears.

    `introduction` has a model introduce it. `site` is the public address under which `editions/` is served; `report_to`
    a mail address or page for errors.
    """

    title: str = "The daily brief"
    zone: str = "UTC"
    review: bool = False
    stories: int = 12
    minimum_briefs: int = 1
    introduction: bool = False
    site: str = ""
    report_to: str = ""


class SmtpSettings(Struct, frozen=True, kw_only=True):
    """The mail server that takes our mail. `security` is "tls", "starttls" or "none"."""

    host: str = ""
    port: int = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str = ""
    password: str = ""


class MailSettings(Struct, frozen=True, kw_only=True):
    """How editions reach their readers. `via` "outbox" writes files that any mail program opens.

    `pages` is the public address of the subscription pages. `uncertain` decides on a mail that may or may not
    have gone out when a sender died: "skip" may lose one, "repeat" may send one twice. `link_secrets` sign the
    links: the first signs, the others still read; none: one is made and kept beside the ledger.
    """

    via: Literal["outbox", "smtp", "ses"] = "outbox"
    sender: str = "daily@wirebrief.example"
    per_second: float = 10.0
    uncertain: Literal["skip", "repeat"] = "skip"
    pages: str = "http://127.0.0.1:8466"
    link_secrets: tuple[str, ...] = ()
    smtp: SmtpSettings = SmtpSettings()
    configuration_set: str = ""


class Settings(Struct, frozen=True, kw_only=True):
    """Everything an operator can set. `engine` "auto" is openai where a key is set, offline elsewhere.

    `recorded_folder` is where the engine `recorded` finds its answers. `check` "entailment" has the model judge each
    statement that grounding kept.
    """

    engine: Literal["auto", "offline", "openai", "recorded"] = "auto"
    recorded_folder: str = "seeds/answers"
    check: Literal["none", "entailment"] = "none"
    offline_as_last_resort: bool = True
    article_seconds: float = 600.0
    lease_seconds: float = 900.0
    read: ReadLimits = ReadLimits()
    openai: OpenAISettings = OpenAISettings()
    budget: Budget = Budget()
    edition: EditionSettings = EditionSettings()
    mail: MailSettings = MailSettings()
