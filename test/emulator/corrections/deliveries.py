"""Rules and schedules: how a target is reached, and where an event goes that cannot reach it."""
import json
import time

from ministack.core.concurrency import esm_wake
from ministack.core.responses import get_account_id, new_uuid
from ministack.services import eventbridge, lambda_svc, sqs

from . import correction
from .permissions import function_admits, queue_admits, role_may


@correction("target-retries")
def invoke_asynchronously():
    """A Lambda target is an asynchronous invocation: two retries, then the function's own destination or queue.
    ministack invokes it once and forgets."""

    def dispatch_to_lambda(arn, payload):
        function, config, _ = lambda_svc._get_func_record_for_ref(arn)
        if function and config:
            record = lambda_svc._execution_record_for_config(function, config)
            lambda_svc.invoke_async_with_retry(record, json.loads(payload))

    eventbridge._dispatch_to_lambda = dispatch_to_lambda


@correction("target-failures")
def keep_undelivered():
    """A target that is gone or may not be reached leaves the event in the target's dead-letter queue, with the reason
    as message attributes; AWS does not retry either. ministack logs a line. Schedules are delivered by their role's
    permissions, rules by the target's own policy."""
    invoke = eventbridge._invoke_target

    def invoke_target(target, event, rule, view=None):
        is_schedule = event.get("Source") == "aws.scheduler"
        problem = _problem(target, rule, is_schedule)
        if problem is None:
            invoke(target, event, rule, view)
        else:
            eventbridge.logger.warning("%s not delivered: %s", target.get("Arn"), problem)
            _bury(target, event, rule, is_schedule, problem)

    eventbridge._invoke_target = invoke_target


def _problem(target, rule, is_schedule):
    arn = target.get("Arn", "")
    service = arn.split(":")[2] if arn.count(":") > 4 else ""
    if service == "lambda":
        if lambda_svc._get_func_record_for_ref(arn)[0] is None:
            return "ResourceNotFoundException", f"Function not found: {arn}"
        action, admits = "lambda:InvokeFunction", function_admits
    elif service == "sqs":
        if sqs._queue_by_arn(arn) is None:
            return "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."
        action, admits = "sqs:SendMessage", queue_admits
    else:
        return None
    if is_schedule:
        allowed = role_may(target.get("RoleArn", ""), "scheduler.amazonaws.com", action, arn)
    else:
        allowed = admits(arn, "events.amazonaws.com", rule.get("Arn", ""))
    return None if allowed else ("NO_PERMISSIONS", f"not authorized to perform: {action} on resource: {arn}")


def _bury(target, event, rule, is_schedule, problem):
    arn = (target.get("DeadLetterConfig") or {}).get("Arn")
    queue = sqs._queue_by_arn(arn) if arn else None
    if queue is None:
        return
    if is_schedule:
        allowed = role_may(target.get("RoleArn", ""), "scheduler.amazonaws.com", "sqs:SendMessage", arn)
        named, body = "SCHEDULE_ARN", target.get("Input") or "{}"
    else:
        allowed = queue_admits(arn, "events.amazonaws.com", rule.get("Arn", ""))
        named, body = "RULE_ARN", json.dumps(eventbridge._pattern_event_view(event).event_with_detail())
    if not allowed:
        eventbridge.logger.warning("%s may not be written to for %s", arn, rule.get("Arn"))
        return
    told = {named: rule.get("Arn", ""), "TARGET_ARN": target.get("Arn", ""),
            "ERROR_CODE": problem[0], "ERROR_MESSAGE": problem[1]}
    attributes = {name: {"DataType": "String", "StringValue": value} for name, value in told.items()}
    put_message(queue, body, attributes)


def put_message(queue, body, attributes=None):
    """Into the queue as a service puts it, past the API and its permissions."""
    now = time.time()
    message = {"id": new_uuid(), "body": body, "sent_at": now, "visible_at": now + sqs.queue_delay(queue),
               "message_attributes": attributes or {},
               "sys": {"SenderId": get_account_id(), "SentTimestamp": str(int(now * 1000))}}
    sqs._ensure_msg_fields(message)
    queue["messages"].append(message)
    esm_wake.set()
