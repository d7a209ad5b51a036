"""Step Functions: tasks that wait for a token."""
import json
import threading
import time

from ministack.core.responses import error_response_json, json_response, new_uuid
from ministack.services import stepfunctions as sf

from . import correction
from .executions import current_execution

_OPEN, _DONE = "open", "done"
_LONGEST_WAIT = 99999999
_lock = threading.Lock()
_tokens = {}


def execution_of(token):
    """The execution that waits for it; None for a token that never was."""
    task = _tokens.get(token)
    return task and task["execution"]


@correction("task-tokens")
def keep_tokens():
    """A token is answered once: of eight answers at once one is taken, and an answered, timed-out or stopped task
    says TaskTimedOut to the next. Each attempt has a token of its own, and an error of the call itself fails the task.
    ministack takes all eight, retries with the first token and swallows the error."""
    sf._apply_parameters = _with_fresh_token(sf._apply_parameters)
    sf._apply_jsonata_arguments = _with_fresh_token(sf._apply_jsonata_arguments)
    sf._invoke_with_callback = _invoke_with_callback
    sf._send_task_success = _send_success
    sf._send_task_failure = lambda data: _settle(data, (data.get("error", "TaskFailed"), data.get("cause", "")), None)
    sf._send_task_heartbeat = lambda data: _settle(data, None, None)
    stop = sf._stop_execution

    def stop_execution(data):
        answer = stop(data)
        if answer[0] == 200:
            _close_tasks_of(data.get("executionArn"))
        return answer

    sf._stop_execution = stop_execution


def _with_fresh_token(prepare):
    def prepared(state_def, data, ctx=None):
        if ctx and "Task" in ctx and ".waitForTaskToken" in state_def.get("Resource", ""):
            ctx["Task"]["Token"] = new_uuid() + new_uuid()
        return prepare(state_def, data, ctx)

    return prepared


def _invoke_with_callback(resource, data, token, state_def):
    task = {"event": threading.Event(), "state": _OPEN, "failure": None, "output": None,
            "execution": current_execution(), "beat": time.monotonic()}
    _tokens[token] = task
    try:
        sf._invoke_resource(resource.replace(".waitForTaskToken", ""), data)
        _wait(task, state_def.get("TimeoutSeconds", _LONGEST_WAIT), state_def.get("HeartbeatSeconds"))
    finally:
        with _lock:
            task["state"] = _DONE
    if task["failure"]:
        raise sf._ExecutionError(*task["failure"])
    return task["output"]


def _wait(task, timeout, heartbeat):
    end = time.monotonic() + timeout
    while True:
        silent = task["beat"] + heartbeat if heartbeat else end
        # An Event waits no longer than a C time; longer steps simply look again.
        if task["event"].wait(min(86400, max(0, min(end, silent) - time.monotonic()))):
            return
        if heartbeat and time.monotonic() >= task["beat"] + heartbeat:
            raise sf._ExecutionError("States.HeartbeatTimeout", "")
        if time.monotonic() >= end:
            raise sf._ExecutionError("States.Timeout", "")


def _send_success(data):
    output = data.get("output", "")
    if len(output.encode()) > 262144:
        return error_response_json("ValidationException", "output must have length less than or equal to 262144", 400)
    try:
        return _settle(data, None, (json.loads(output),))
    except json.JSONDecodeError:
        return error_response_json("InvalidOutput", "Invalid Output", 400)


def _settle(data, failure, success):
    """A failure, a success in a tuple of one, or neither: a heartbeat."""
    with _lock:
        task = _tokens.get(data.get("taskToken"))
        if task is None:
            return error_response_json("InvalidToken", "Invalid Token: 'Invalid token'", 400)
        if task["state"] != _OPEN:
            return error_response_json("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'", 400)
        task["beat"] = time.monotonic()
        if failure or success:
            task["state"], task["failure"] = _DONE, failure
            task["output"] = success[0] if success else None
            task["event"].set()
    return json_response({})


def _close_tasks_of(execution):
    with _lock:
        for task in _tokens.values():
            if task["execution"] == execution and task["state"] == _OPEN:
                task["state"], task["failure"] = _DONE, ("Aborted", "")
                task["event"].set()
