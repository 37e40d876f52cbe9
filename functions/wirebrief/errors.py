"""Every way in which Wirebrief can fail.

WirebriefError
├── ArticleError            permanent: these bytes will never make a brief
│   ├── UnsupportedFormat
│   ├── EmptyArticle
│   ├── TooLittleText
│   ├── TooLarge
│   ├── Undecodable
│   ├── Encrypted
│   ├── Damaged             the file breaks the rules of its format
│   └── TooComplex          reading it takes more time or memory than any article does
├── Embargoed               retryable: the item is not to be published before its time
├── EngineError
│   ├── EngineUnavailable   retryable: rate limit, server fault, connection lost, time-out
│   ├── EngineMisconfigured permanent until the operator mends it: key, model, quota, base URL
│   ├── AnswerTooLong       the answer was cut at the model's length limit: ask about less
│   ├── AnswerRefused       the model or its content filter would not answer
│   ├── AnswerUnusable      empty, not JSON, or another shape, after the bounded retries
│   ├── BudgetSpent         retryable tomorrow: the day's or the article's budget is used up
│   └── DeadlineReached     retryable: the caller's time is over
├── StoreError              retryable: the object store failed
│   ├── ObjectMissing       permanent: no such object
│   ├── KeyRefused          permanent: no store takes an object under this key
│   └── UploadChanged       retryable: the upload is being written, or was replaced since it was noticed
├── LedgerError             retryable: the ledger failed
│   └── LeaseHeld           retryable: somebody else is at work on this article
├── RosterError             retryable: the roster of subscribers failed
├── AddressRefused          permanent: no mail address, or wishes that cannot be met
├── MailError               retryable: the mail service failed
│   ├── MailThrottled       retryable in seconds: too fast for the service
│   ├── MailQuotaSpent      retryable tomorrow: the day's allowance is used up
│   ├── MailRefused         permanent: this mail is not taken
│   │   └── AddressDead     permanent: this address takes no mail, now or later
│   ├── MailUncertain       unknown: the connection broke after the mail was handed over
│   └── MailMisconfigured   permanent until the operator mends it: sender, login, sandbox, paused account
├── SettingsError           permanent: a setting is missing or malformed
├── EventMalformed          permanent: a message that tells of no upload, or of one elsewhere
├── WorkerLost              retryable: nobody lived to tell what happened to an upload
├── VerificationError       permanent: a brief or its file does not hold
└── UnexpectedFault         permanent until it is mended: a mistake in Wirebrief itself
"""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from wirebrief.ports import Usage


class WirebriefError(Exception):
    """Base of all our errors. `str(error)` names the thing, the place and the remedy in one sentence.

    `code` is stable and machine-readable; `retryable` says whether the same work may succeed later.
    """

    code: ClassVar[str] = "error"
    retryable: ClassVar[bool] = False


class ArticleError(WirebriefError):
    code = "article"


class UnsupportedFormat(ArticleError):
    code = "unsupported_format"


class EmptyArticle(ArticleError):
    code = "empty"


class TooLittleText(ArticleError):
    code = "too_little_text"


class TooLarge(ArticleError):
    code = "too_large"


class Undecodable(ArticleError):
    code = "undecodable"


class Encrypted(ArticleError):
    code = "encrypted"


class Damaged(ArticleError):
    code = "damaged"


class TooComplex(ArticleError):
    code = "too_complex"


class Embargoed(WirebriefError):
    """`until` is the moment before which nothing of the item may be published."""

    code = "embargoed"
    retryable = True

    def __init__(self, message: str, until: datetime) -> None:
        super().__init__(message)
        self.until = until


class EngineError(WirebriefError):
    """`usage` tells what asking cost although no answer came of it, where the engine counted."""

    code = "engine"
    usage: "Usage | None" = None


class EngineUnavailable(EngineError):
    code = "engine_unavailable"
    retryable = True


class EngineMisconfigured(EngineError):
    code = "engine_misconfigured"


class AnswerTooLong(EngineError):
    code = "answer_too_long"


class AnswerRefused(EngineError):
    code = "answer_refused"


class AnswerUnusable(EngineError):
    code = "answer_unusable"


class BudgetSpent(EngineError):
    code = "budget_spent"
    retryable = True


class DeadlineReached(EngineError):
    code = "deadline_reached"
    retryable = True


class StoreError(WirebriefError):
    code = "store"
    retryable = True


class ObjectMissing(StoreError):
    code = "object_missing"
    retryable = False


class KeyRefused(StoreError):
    code = "key_refused"
    retryable = False


class UploadChanged(StoreError):
    code = "upload_changed"


class LedgerError(WirebriefError):
    code = "ledger"
    retryable = True


class LeaseHeld(LedgerError):
    """`until` is the moment at which the other worker's lease ends, None where it is not known."""

    code = "lease_held"

    def __init__(self, message: str, until: datetime | None = None) -> None:
        super().__init__(message)
        self.until = until


class RosterError(WirebriefError):
    code = "roster"
    retryable = True


class AddressRefused(WirebriefError):
    code = "address_refused"


class MailError(WirebriefError):
    code = "mail"
    retryable = True


class MailThrottled(MailError):
    code = "mail_throttled"


class MailQuotaSpent(MailError):
    code = "mail_quota_spent"


class MailRefused(MailError):
    code = "mail_refused"
    retryable = False


class AddressDead(MailRefused):
    code = "address_dead"


class MailUncertain(MailError):
    code = "mail_uncertain"
    retryable = False


class MailMisconfigured(MailError):
    code = "mail_misconfigured"
    retryable = False


class SettingsError(WirebriefError):
    code = "settings"


class EventMalformed(WirebriefError):
    code = "event_malformed"


class WorkerLost(WirebriefError):
    code = "worker_lost"
    retryable = True


class VerificationError(WirebriefError):
    code = "verification"


class UnexpectedFault(WirebriefError):
    code = "unexpected"
