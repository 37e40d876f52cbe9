"""Answer the desk's pages. GET asks and never changes anything; POST acts; strangers learn nothing from any answer."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec import Struct

from wirebrief.errors import AddressRefused, MailError
from wirebrief.mail.letters import subscription_letter
from wirebrief.mail.message import Envelope, Sender, build
from wirebrief.mail.ports import Mailer
from wirebrief.pages.http import Request, Response
from wirebrief.pages.views import form_page, message_page, sorry, wishes_in, wishes_of
from wirebrief.ports import Clock
from wirebrief.subscribers.addresses import normal_address
from wirebrief.subscribers.links import Purpose
from wirebrief.subscribers.register import Register, ask, confirm, erase, holder, prefer, unsubscribe
from wirebrief.subscribers.types import Subscriber, Turnstile

# A household or an office shares an address of the net; a script does not stay below this for long.
POSTS_PER_CLIENT: Final = 30
CLIENT_WINDOW: Final = 600
# Nobody loses a confirmation more often than this; more would let strangers flood a mailbox.
LETTERS_PER_ADDRESS: Final = 3
ADDRESS_WINDOW: Final = 86_400


class Desk(Struct, frozen=True, kw_only=True):
    """What the pages work with. `visitor` gives the keyed hash under which clients and addresses are counted."""

    register: Register
    turnstile: Turnstile
    mailer: Mailer
    sender: Sender
    clock: Clock
    visitor: Callable[[str], str]
    title: str = "The daily brief"


def answer(desk: Desk, request: Request) -> Response:
    """Return the answer to one request. Raises: RosterError, MailMisconfigured."""
    route = ROUTES.get(request.path.strip("/") or "subscribe")
    if route is None:
        return sorry(desk.title, 404, "There is no such page.")
    if request.method in {"GET", "HEAD"}:
        return route[0](desk, request)
    if request.method != "POST":
        return sorry(desk.title, 405, "This page takes no such request.")
    if request.path.strip("/") != "unsubscribe" and request.site not in {"", "same-origin", "none"}:
        return sorry(desk.title, 403, "Please use the form on our own page.")
    now = desk.clock.now()
    if not desk.turnstile.admit(desk.visitor(f"client {request.client}"), POSTS_PER_CLIENT, CLIENT_WINDOW, now):
        return sorry(desk.title, 429, "That was too often. Please try again in ten minutes.")
    return route[1](desk, request)


def show_subscribe(desk: Desk, request: Request) -> Response:  # noqa: ARG001 - as every route
    """Show the empty form."""
    return form_page(desk.title, "subscribe", "Subscribe", stamp=stamp(desk))


def take_subscribe(desk: Desk, request: Request) -> Response:
    """Take a wish to subscribe; the answer is the same whoever has the address already."""
    fields = request.fields
    if fields.get("website") or not stamped(desk, fields.get("stamp", "")):
        return form_page(desk.title, "subscribe", "Subscribe", stamp=stamp(desk), problem="Please send the form again.")
    try:
        address = normal_address(fields.get("address", ""))
        mail_link(desk, address, fields)
    except AddressRefused as exc:
        return form_page(
            desk.title,
            "subscribe",
            "Subscribe",
            stamp=stamp(desk),
            problem=f"{exc}.".capitalize(),
            address=fields.get("address", "")[:254],
            wishes=wishes_in(fields),
        )
    except MailError:
        return sorry(desk.title, 503, "We cannot send the confirmation now. Please try again in an hour.")
    return message_page(
        desk.title,
        "Look into your mailbox",
        "If everything is right with the address, a mail is on its way to it. Follow the link in it within seven days.",
    )


def mail_link(desk: Desk, address: str, fields: Mapping[str, str]) -> None:
    """Mail a link to whoever may be mailed one. Raises: AddressRefused, RosterError, MailError."""
    now = desk.clock.now()
    wishes = wishes_in(fields)
    if not desk.turnstile.admit(desk.visitor(f"address {address}"), LETTERS_PER_ADDRESS, ADDRESS_WINDOW, now):
        return
    reader = ask(desk.register, address, wishes, now)
    if reader is None:
        return
    send_link(desk, reader)


def send_link(desk: Desk, reader: Subscriber) -> None:
    """Send a pending reader the confirmation, an active one the way to the preferences. Raises: MailError."""
    now = desk.clock.now()
    pending = reader.status == "pending"
    purpose: Purpose = "confirm" if pending else "manage"
    letter = subscription_letter(
        "confirm" if pending else "known", desk.title, desk.register.links.make(purpose, reader, now)
    )
    reference = f"{purpose}-{reader.generation}-{int(now.timestamp())}"
    desk.mailer.send(build(letter, Envelope(sender=desk.sender, to=reader, reference=reference, now=now)))


def show_confirm(desk: Desk, request: Request) -> Response:
    """Ask for the one click that confirms."""
    token = request.fields.get("t", "")
    if holder(desk.register, "confirm", token, desk.clock.now()) is None:
        return refused(desk)
    return form_page(desk.title, "confirm", "Confirm your subscription", token=token, button="Confirm")


def take_confirm(desk: Desk, request: Request) -> Response:
    """Confirm, once."""
    reader = confirm(desk.register, request.fields.get("t", ""), desk.clock.now())
    if reader is None:
        return refused(desk)
    return message_page(desk.title, "You are subscribed", f"The next edition comes at {reader.hour:02}:00 your time.")


def show_manage(desk: Desk, request: Request) -> Response:
    """Show what the reader wants now."""
    token = request.fields.get("t", "")
    reader = holder(desk.register, "manage", token, desk.clock.now())
    return refused(desk) if reader is None else manage_page(desk, reader, token)


def manage_page(desk: Desk, reader: Subscriber, token: str, problem: str = "") -> Response:
    """Return the reader's preferences as a form."""
    return form_page(
        desk.title,
        "manage",
        f"Your subscription, {reader.masked}",
        token=token,
        wishes=wishes_of(reader),
        problem=problem,
    )


def take_manage(desk: Desk, request: Request) -> Response:
    """Save, unsubscribe or erase, as the button says."""
    token, now = request.fields.get("t", ""), desk.clock.now()
    reader = holder(desk.register, "manage", token, now)
    if reader is None:
        return refused(desk)
    act = request.fields.get("act")
    if act == "erase":
        erase(desk.register, token, now)
        return message_page(desk.title, "You are forgotten", "Nothing is kept of your subscription any more.")
    if act == "unsubscribe":
        unsubscribe(desk.register, "manage", token, now)
        return gone(desk)
    try:
        prefer(desk.register, token, wishes_in(request.fields), now)
    except AddressRefused as exc:
        return manage_page(desk, reader, token, problem=f"{exc}.".capitalize())
    return message_page(desk.title, "Saved", "The next edition comes as you wish.")


def show_unsubscribe(desk: Desk, request: Request) -> Response:
    """Ask for the one click that unsubscribes: mail scanners follow links, and must not act by it (RFC 8058)."""
    token = request.fields.get("t", "")
    if holder(desk.register, "unsubscribe", token, desk.clock.now()) is None:
        return refused(desk)
    return form_page(desk.title, "unsubscribe", "Unsubscribe?", token=token, button="Unsubscribe")


def take_unsubscribe(desk: Desk, request: Request) -> Response:
    """Unsubscribe: by the page's button, or by the mail program's own (RFC 8058)."""
    reader = unsubscribe(desk.register, "unsubscribe", request.fields.get("t", ""), desk.clock.now())
    return refused(desk) if reader is None else gone(desk)


def gone(desk: Desk) -> Response:
    """Say goodbye."""
    return message_page(desk.title, "You are unsubscribed", "No further edition will come.")


def refused(desk: Desk) -> Response:
    """Refuse a link, whatever is wrong with it."""
    return sorry(
        desk.title,
        410,
        "This link cannot be used, or not any more. If you followed it a moment ago, what you asked for is done. "
        "Otherwise take the link in a newer mail, or subscribe again.",
    )


def stamp(desk: Desk) -> str:
    """Return what the subscription form must bring back: proof that our own page was opened today."""
    return desk.register.links.stamp(desk.clock.now())


def stamped(desk: Desk, value: str) -> bool:
    """Return whether the form brings back such a proof."""
    return desk.register.links.stamped(value, desk.clock.now())


Route = Callable[[Desk, Request], Response]
ROUTES: Final[Mapping[str, tuple[Route, Route]]] = {
    "subscribe": (show_subscribe, take_subscribe),
    "confirm": (show_confirm, take_confirm),
    "manage": (show_manage, take_manage),
    "unsubscribe": (show_unsubscribe, take_unsubscribe),
}
