"""Step Functions: starting, stopping, and the execution a thread works for."""
import contextvars
import json
import random
import re

from ministack.core.responses import error_response_json, json_response
from ministack.services import stepfunctions as sf

from . import correction

_execution = contextvars.ContextVar("execution", default=None)
_NAME = re.compile(r"[A-Za-z0-9_\-+!@.()=']{1,80}")


def current_execution():
    """The ARN of the execution this thread runs; children of a Map belong to their parent's."""
    return _execution.get()


def follow_executions():
    """Not a correction: what others of this folder ask `current_execution` for."""
    run = sf._run_execution

    def run_execution(arn):
        _execution.set(arn)
        run(arn)

    sf._run_execution = run_execution


@correction("execution-start")
def start_once():
    """The same name and input while it runs is the same execution; names and inputs are validated.
    ministack answers ExecutionAlreadyExists to the first and takes anything for the second."""
    start = sf._start_execution

    def start_execution(data):
        name, given = data.get("name"), data.get("input", "{}")
        if name is not None and not _NAME.fullmatch(name):
            return error_response_json("InvalidName", f"Invalid Name: '{name}'", 400)
        if len(given.encode()) > 262144:
            return error_response_json("ValidationException", "input must have length less than or equal to 262144", 400)
        try:
            json.loads(given)
        except json.JSONDecodeError:
            return error_response_json("InvalidExecutionInput", "Invalid State Machine Execution Input", 400)
        base = sf._resolve_state_machine_arn(data.get("stateMachineArn", ""))
        if base and name:
            running = sf._executions.get(base.replace(":stateMachine:", ":execution:") + ":" + name)
            if running and running["status"] == "RUNNING" and running["input"] == given:
                return json_response({"executionArn": running["executionArn"], "startDate": running["startDate"]})
        return start(data)

    sf._start_execution = start_execution


class _Ended(BaseException):
    """Leaves the thread of an execution that was stopped: no Retry, no Catch."""


@correction("execution-end")
def end_once():
    """What ended stays ended: the task of a stopped execution cannot fail it afterwards, with a second status event
    for the bus, and is not tried again. ministack lets it do both."""
    fail, invoke, run = sf._fail_execution, sf._invoke_resource, sf._run_execution

    def fail_execution(execution, error, cause):
        if execution["status"] == "RUNNING":
            fail(execution, error, cause)

    def invoke_resource(resource, data):
        execution = sf._executions.get(current_execution())
        if execution and execution["status"] != "RUNNING":
            raise _Ended
        return invoke(resource, data)

    def run_execution(arn):
        try:
            run(arn)
        except _Ended:
            pass

    sf._fail_execution, sf._invoke_resource, sf._run_execution = fail_execution, invoke_resource, run_execution


@correction("retry-delays")
def delay_retries():
    """A retry waits no longer than MaxDelaySeconds, and with full jitter anything between nothing and that.
    ministack knows neither, and waits 60 seconds at most, which stays."""
    find = sf._find_matching_retrier

    def find_retrier(retriers, error, counts):
        retrier, index = find(retriers, error, counts)
        if retrier is None:
            return retrier, index
        delay = retrier.get("IntervalSeconds", 1) * retrier.get("BackoffRate", 2.0) ** counts.get(index, 0)
        delay = min(delay, retrier.get("MaxDelaySeconds", delay))
        if retrier.get("JitterStrategy") == "FULL":
            delay *= random.random()
        return {**retrier, "IntervalSeconds": delay, "BackoffRate": 1.0}, index

    sf._find_matching_retrier = find_retrier
