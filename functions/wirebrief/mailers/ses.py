"""The mailer in the cloud: SES v2, which takes the message as it was built."""

from typing import Any

from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectTimeoutError,
    EndpointConnectionError,
    NoCredentialsError,
    NoRegionError,
)

from wirebrief.errors import (
    MailError,
    MailMisconfigured,
    MailQuotaSpent,
    MailRefused,
    MailThrottled,
    MailUncertain,
)
from wirebrief.mail.ports import Mail

THROTTLED = frozenset({"TooManyRequestsException", "ThrottlingException", "Throttling", "LimitExceededException"})
PAUSED = frozenset(
    {
        "AccessDeniedException",
        "AccountSuspendedException",
        "InvalidClientTokenId",
        "MailFromDomainNotVerifiedException",
        "NotFoundException",
        "SendingPausedException",
        "UnrecognizedClientException",
    }
)


class SesMailer:
    """A mailer on SES. `client` must not repeat calls by itself: see `wirebrief.cloud.aws.connect(..., tries=1)`."""

    repeatable = False

    def __init__(self, client: Any, sender: str, configuration_set: str = "") -> None:
        self._client = client
        self._sender = sender
        self._more = {"ConfigurationSetName": configuration_set} if configuration_set else {}

    def send(self, mail: Mail) -> str:
        """Hand one message over; return the id that SES gives it. Raises: as the port says."""
        try:
            reply = self._client.send_email(
                FromEmailAddress=self._sender,
                Destination={"ToAddresses": [mail.to]},
                Content={"Raw": {"Data": mail.content}},
                **self._more,
            )
        except ClientError as exc:
            raise self._ours(exc, mail) from exc
        except (NoCredentialsError, NoRegionError) as exc:
            raise MailMisconfigured("SES cannot be reached: set credentials and a region") from exc
        except (ConnectTimeoutError, EndpointConnectionError) as exc:
            raise MailError("SES could not be reached: try again") from exc
        except BotoCoreError as exc:
            raise MailUncertain(f"SES broke off after the mail was handed over: {type(exc).__name__}") from exc
        return str(reply["MessageId"])

    def _ours(self, error: ClientError, mail: Mail) -> MailError:
        """Return what an error of SES means. Its words may name the recipient: they are read, never repeated."""
        code = error.response.get("Error", {}).get("Code", "")
        said = error.response.get("Error", {}).get("Message", "")
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        if "quota" in said.lower():
            return MailQuotaSpent("the day's sending quota of SES is used up: go on tomorrow, or ask for a higher one")
        if code in THROTTLED or status == 429:
            return MailThrottled(f"SES asks for a slower pace ({code}): try again")
        if code == "MessageRejected" and ("not verified" in said or self._sender in said):
            return not_verified(recipient=mail.to in said.lower())
        if code in PAUSED:
            return MailMisconfigured(f"SES takes no mail from this account ({code}): see its console")
        if status >= 500:
            return MailUncertain(f"SES failed while it took the mail ({code})")
        return MailRefused(f"SES refused the mail ({code})")


def not_verified(*, recipient: bool) -> MailError:
    """Return what SES means by an address that is not verified: ours, or in the sandbox everybody's."""
    if recipient:
        return MailRefused("the account is in SES's sandbox and this recipient is not verified: leave the sandbox")
    return MailMisconfigured("SES has not verified the sender: verify its domain or address")
