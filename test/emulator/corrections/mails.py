"""SES: what a mail is kept as, when it is refused, what is told of it, and faults on request."""
import json
import os
import re
import threading
import time

from ministack import app
from ministack.core.responses import json_response, now_iso
from ministack.services import ses_v2

from . import correction
from .mail_events import publish_events

_suppressed = {}
_lock = threading.Lock()
_HEADER_NAME, _HEADER_VALUE = re.compile(r"[!-9;-~]{1,126}"), re.compile(r"[ -~]{1,870}")
_TAG_NAME, _TAG_VALUE = re.compile(r"[A-Za-z0-9_-]{1,256}"), re.compile(r"[A-Za-z0-9_.@-]{1,256}")
_DROPPED = "x-emulator-dropped"


def around_sending(wrap):
    """`wrap(mail, send)` answers instead of SendEmail; all else passes."""
    inner = ses_v2.handle_request

    async def handle(method, path, headers, body, query):
        if method != "POST" or path.rstrip("/").removeprefix("/v2/email") != "/outbound-emails":
            return await inner(method, path, headers, body, query)
        return await wrap(json.loads(body), lambda: inner(method, path, headers, body, query))

    ses_v2.handle_request = handle


def recipients(mail):
    to = mail.get("Destination", {})
    return [*to.get("ToAddresses", []), *to.get("CcAddresses", []), *to.get("BccAddresses", [])]


@correction("ses-records")
def record_mails():
    """Each accepted mail whole, a JSON line in EMULATOR_MAIL. ministack keeps subject, bodies and recipients, and no
    header, tag, attachment or configuration set. The message id is SES's, without ministack's domain."""
    path = os.environ["EMULATOR_MAIL"]

    async def record(mail, send):
        status, headers, body = await send()
        if status != 200:
            return status, headers, body
        message_id = json.loads(body)["MessageId"].partition("@")[0] + "-000000"
        line = json.dumps({"MessageId": message_id, "Timestamp": now_iso(), **mail}, ensure_ascii=False)
        with _lock, open(path, "a", encoding="utf-8") as file:
            file.write(line + "\n")
        return json_response({"MessageId": message_id})

    around_sending(record)


@correction("ses-events")
def tell_events():
    """A configuration set's destinations hear of Send and of what follows it: Delivery, Bounce or Complaint, by the
    simulator's addresses or by a local part that begins `bounce+` or `complaint+`. ministack tells nobody."""

    async def tell(mail, send):
        answer = await send()
        if answer[0] == 200:
            publish_events(mail, json.loads(answer[2])["MessageId"], recipients(mail), _suppressed)
        return answer

    around_sending(tell)


@correction("ses-suppression")
def keep_suppression_list():
    """The account's suppression list: whom it names, no mail reaches: Send, then a bounce `OnAccountSuppressionList`.
    ministack says it is always empty."""
    inner = ses_v2.handle_request

    async def handle(method, path, headers, body, query):
        route, prefix = path.rstrip("/").removeprefix("/v2/email"), "/suppression/addresses"
        if not route.startswith(prefix):
            return await inner(method, path, headers, body, query)
        return _suppression_request(method, route.removeprefix(prefix).lstrip("/"), body)

    ses_v2.handle_request = handle


def _suppression_request(method, address, body):
    if method == "PUT":
        given = json.loads(body)
        _suppressed[given["EmailAddress"]] = {
            "EmailAddress": given["EmailAddress"], "Reason": given["Reason"], "LastUpdateTime": time.time()}
        return json_response({})
    if not address:
        return json_response({"SuppressedDestinationSummaries": list(_suppressed.values())})
    if address not in _suppressed:
        return ses_v2._json_err("NotFoundException", f"{address} does not exist on your suppression list.", 404)
    if method == "DELETE":
        del _suppressed[address]
        return json_response({})
    return json_response({"SuppressedDestination": _suppressed[address]})


@correction("ses-refusals")
def refuse_mails():
    """An unknown configuration set, too many or malformed headers, tags and recipients are refused, as the
    SES v2 reference bounds them. ministack refuses an unverified sender and takes the rest."""

    async def check(mail, send):
        refusal = _refusal(mail)
        return refusal if refusal else await send()

    around_sending(check)


def _refusal(mail):
    configuration_set = mail.get("ConfigurationSetName")
    if configuration_set and ses_v2._config_sets.get(configuration_set) is None:
        return ses_v2._missing_config_set(configuration_set)
    message = mail.get("Content", {}).get("Simple") or {}
    headers, tags = message.get("Headers") or [], mail.get("EmailTags") or []
    if len(headers) > 15:
        return _bad("Too many headers: at most 15")
    if not all(_HEADER_NAME.fullmatch(one["Name"]) and _HEADER_VALUE.fullmatch(one["Value"]) for one in headers):
        return _bad("Header names and values must be printable ASCII of allowed length")
    if len(tags) > 50 or not all(_TAG_NAME.fullmatch(one["Name"]) and _TAG_VALUE.fullmatch(one["Value"]) for one in tags):
        return _bad("Invalid message tags")
    if not 1 <= len(recipients(mail)) <= 50:
        return _bad(f"{len(recipients(mail))} recipients; 1 to 50 are allowed")
    return None


def _bad(message):
    return ses_v2._json_err("BadRequestException", message)


@correction("ses-faults")
def inject_faults():
    """Faults asked for by `POST /_emulator/ses-faults {"fault": "throttle" | "drop", "times": n, "recipient"?: …}`:
    `throttle` is TooManyRequestsException, `drop` takes the mail and cuts the connection before the answer is whole.
    Without a request, a local part with `+throttle` or `+drop` has its fault once."""
    wanted, had, inner = [], set(), app.app

    async def send_or_fail(mail, send):
        fault = _fault_for(recipients(mail), wanted, had)
        if fault == "throttle":
            return ses_v2._json_err("TooManyRequestsException", "Maximum sending rate exceeded.", 429)
        status, headers, body = await send()
        return status, ({**headers, _DROPPED: "1"} if fault == "drop" and status == 200 else headers), body

    async def application(scope, receive, send):
        if scope.get("path") == "/_emulator/ses-faults":
            wanted.append(json.loads((await receive())["body"]))
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
        else:
            await inner(scope, receive, _cut_when_dropped(send))

    around_sending(send_or_fail)
    app.app = application


def _fault_for(to, wanted, had):
    with _lock:
        for one in wanted:
            if one["times"] > 0 and one.get("recipient") in (None, *to):
                one["times"] -= 1
                return one["fault"]
        for address in to:
            named = re.search(r"\+(throttle|drop)\b", address.partition("@")[0])
            if named and address not in had:
                had.add(address)
                return named.group(1)
    return None


def _cut_when_dropped(send):
    """Begins the answer and ends the connection: the caller cannot know that the mail was taken."""
    state = {"dropped": False}

    async def cutting(message):
        if message["type"] == "http.response.start":
            state["dropped"] = any(name.lower() == _DROPPED.encode() for name, _ in message["headers"])
        if state["dropped"] and message["type"] == "http.response.body":
            message = {**message, "body": message["body"][:1], "more_body": True}
        await send(message)

    return cutting
