"""EventBridge Scheduler: its clock, its rules for a request, its lists."""
import base64
import os
import re
from datetime import datetime

from ministack.services import scheduler

from . import correction

_AT = re.compile(r"at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)")
_NAME = re.compile(r"[0-9a-zA-Z-_.]{1,64}")


@correction("scheduler-tick")
def tick_often():
    """A due schedule goes off within half a second; ministack looks every ten."""
    scheduler._SCHEDULE_TICK_INTERVAL = float(os.environ.get("EMULATOR_TICK", "0.25"))


@correction("scheduler-validation")
def validate_schedules():
    """CreateSchedule is idempotent by its ClientToken, and names, expressions and windows are validated.
    A zone other than UTC is refused here rather than ignored, as ministack does."""
    create, update = scheduler._create_schedule, scheduler._update_schedule

    def create_schedule(name, body):
        key, token = f"{body.get('GroupName', 'default')}/{name}", body.get("ClientToken")
        old = scheduler._schedules.get(key)
        if old and token and old.get("_ClientToken") == token:
            return scheduler._json_resp(200, {"ScheduleArn": old["Arn"]})
        refusal = _refusal(name, body)
        if refusal:
            return scheduler._error(400, "ValidationException", refusal)
        answer = create(name, body)
        if answer[0] == 200 and token:
            scheduler._schedules[key]["_ClientToken"] = token
        return answer

    def update_schedule(name, body):
        refusal = _refusal(name, body)
        return scheduler._error(400, "ValidationException", refusal) if refusal else update(name, body)

    get = scheduler._get_schedule

    def get_schedule(name, query):
        answer = get(name, query)
        return (answer[0], answer[1], re.sub(rb', "_ClientToken": "[^"]*"', b"", answer[2]))

    scheduler._create_schedule, scheduler._update_schedule = create_schedule, update_schedule
    scheduler._get_schedule = get_schedule


def _refusal(name, body):
    expression, zone = body.get("ScheduleExpression", ""), body.get("ScheduleExpressionTimezone") or "UTC"
    if not _NAME.fullmatch(name):
        return f"Value '{name}' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64"
    if expression.startswith("at("):
        found = _AT.fullmatch(expression)
        try:
            datetime.fromisoformat(found.group(1) if found else "")
        except ValueError:
            return f"Invalid Schedule Expression {expression}."
    elif expression and not re.fullmatch(r"(rate|cron)\(.+\)", expression):
        return f"Invalid Schedule Expression {expression}."
    if zone not in ("UTC", "Etc/UTC"):
        return f"this emulator keeps UTC only, not {zone}"
    if body.get("FlexibleTimeWindow", {}).get("Mode") == "FLEXIBLE":
        return "this emulator keeps no flexible time windows"
    return None


@correction("scheduler-lists")
def page_lists():
    """ListSchedules goes on by NextToken. ministack ends after the first page."""
    list_all = scheduler._list_schedules

    def list_schedules(query):
        size = int(query.get("MaxResults", 100))
        start = int(base64.b64decode(query["NextToken"])) if query.get("NextToken") else 0
        status, headers, body = list_all({**query, "MaxResults": 10 ** 9})
        everything = scheduler.json.loads(body)["Schedules"]
        page = {"Schedules": everything[start:start + size]}
        if start + size < len(everything):
            page["NextToken"] = base64.b64encode(str(start + size).encode()).decode()
        return scheduler._json_resp(status, page)

    scheduler._list_schedules = list_schedules
