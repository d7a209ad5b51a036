"""The events SES publishes on EventBridge's default bus.

Detail types after the EventBridge reference of SES (`events-ref-ses`: Email Sent, Email Delivered, Email Bounced,
Email Complaint Received), the `detail` after the samples in the SES developer guide
("Examples of event data that Amazon SES publishes", `event-publishing-retrieving-sns-examples`).
"""
import json
from email.utils import parseaddr

from ministack.core.concurrency import spawn_background
from ministack.core.responses import get_account_id, get_region, new_uuid, now_iso
from ministack.services import eventbridge, ses_v2

_DETAIL_TYPES = {"Send": "Email Sent", "Delivery": "Email Delivered", "Bounce": "Email Bounced",
                 "Complaint": "Email Complaint Received"}


def publish_events(mail, message_id, to, suppressed):
    """In the background: the sender's answer does not wait for who listens."""
    configuration_set = mail.get("ConfigurationSetName")
    known = ses_v2._config_sets.get(configuration_set) if configuration_set else None
    if known:
        told = _told_of(mail, message_id, to, configuration_set)
        spawn_background(_publish, known, configuration_set, told, _happenings(to, suppressed, known))


def _publish(known, configuration_set, mail, happenings):
    for kind, body in happenings:
        for destination in (known.get("EventDestinations") or {}).values():
            wanted = destination.get("Enabled") and kind.upper() in destination.get("MatchingEventTypes", [])
            if wanted and destination.get("EventBridgeDestination"):
                eventbridge._put_events({"Entries": [{
                    "Source": "aws.ses", "DetailType": _DETAIL_TYPES[kind],
                    "Detail": json.dumps({"eventType": kind, "mail": mail, kind.lower(): body}),
                    "Resources": [_arn("configuration-set", configuration_set)],
                }]}, allow_aws_source=True)


def _happenings(to, suppressed, known):
    """What becomes of the mail, by its first recipient, in order."""
    first = parseaddr(to[0])[1] if to else ""
    local, _, domain = first.partition("@")
    simulated = local if domain.startswith("simulator.") else local.partition("+")[0]
    send = ("Send", {})
    if first in suppressed:
        return [send, ("Bounce", _bounce(to, "OnAccountSuppressionList", "Amazon SES did not send the message"))]
    if simulated == "bounce":
        _suppress(suppressed, known, first, "BOUNCE", domain)
        return [send, ("Bounce", _bounce(to, "General", "smtp; 550 5.1.1 user unknown"))]
    delivery = ("Delivery", {
        "timestamp": now_iso(), "processingTimeMillis": 546, "recipients": to,
        "smtpResponse": "250 ok:  Message 64111812 accepted", "reportingMTA": "mta.example.com"})
    if simulated == "complaint":
        _suppress(suppressed, known, first, "COMPLAINT", domain)
        return [send, delivery, ("Complaint", {
            "complainedRecipients": [{"emailAddress": address} for address in to], "timestamp": now_iso(),
            "feedbackId": new_uuid(), "userAgent": "Amazon SES Mailbox Simulator", "complaintFeedbackType": "abuse",
            "complaintSubType": None, "arrivalDate": now_iso()})]
    return [send, delivery]


def _suppress(suppressed, known, address, reason, domain):
    """As the configuration set asks for; the simulator's addresses never get on the list."""
    reasons = (known.get("SuppressionOptions") or {}).get("SuppressedReasons", [])
    if reason in reasons and not domain.startswith("simulator."):
        suppressed[address] = {"EmailAddress": address, "Reason": reason, "LastUpdateTime": ses_v2.time.time()}


def _bounce(to, sub_type, diagnosis):
    refused = [{"emailAddress": address, "action": "failed", "status": "5.1.1", "diagnosticCode": diagnosis}
               for address in to]
    return {"bounceType": "Permanent", "bounceSubType": sub_type, "bouncedRecipients": refused,
            "timestamp": now_iso(), "feedbackId": new_uuid(), "reportingMTA": "dsn; mta.example.com"}


def _told_of(mail, message_id, to, configuration_set):
    source, simple = mail.get("FromEmailAddress", ""), mail.get("Content", {}).get("Simple") or {}
    address = parseaddr(source)[1]
    subject = (simple.get("Subject") or {}).get("Data", "")
    headers = [{"name": "From", "value": source}, {"name": "To", "value": ", ".join(to)},
               {"name": "Subject", "value": subject},
               *({"name": one["Name"], "value": one["Value"]} for one in simple.get("Headers") or [])]
    tags = {"ses:configuration-set": [configuration_set], "ses:source-ip": ["127.0.0.1"],
            "ses:from-domain": [address.rpartition("@")[2]], "ses:caller-identity": ["emulator"],
            **{one["Name"]: [one["Value"]] for one in mail.get("EmailTags") or []}}
    return {"timestamp": now_iso(), "source": source, "sourceArn": _arn("identity", address.rpartition("@")[2]),
            "sendingAccountId": get_account_id(), "messageId": message_id, "destination": to,
            "headersTruncated": False, "headers": headers,
            "commonHeaders": {"from": [source], "to": to, "messageId": message_id, "subject": subject}, "tags": tags}


def _arn(kind, name):
    return f"arn:aws:ses:{get_region()}:{get_account_id()}:{kind}/{name}"
