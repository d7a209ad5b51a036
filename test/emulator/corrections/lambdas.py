"""Lambda: what a failed invocation is called, and how many run at once."""
import os
import threading

from ministack.core import lambda_runtime
from ministack.services import lambda_svc

from . import correction

_REPORTED = 'status: "error", error: String(err.message || err)'


@correction("lambda-error-names")
def name_errors():
    """`errorType` is the thrown error's name, so that Retry and Catch can match it. A process that dies is a
    `Runtime.ExitError`. ministack calls everything `Runtime.HandlerError`."""
    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    if script.count(_REPORTED) != 1:
        raise SystemExit("the worker script of this ministack reports errors in another way")
    lambda_runtime._NODEJS_WORKER_SCRIPT = script.replace(_REPORTED, f'name: err.name, {_REPORTED}')
    last = threading.local()
    worker_invoke, execute_warm = lambda_runtime.Worker.invoke, lambda_svc._execute_function_warm

    def invoke(self, *args, **kwargs):
        response = worker_invoke(self, *args, **kwargs)
        died = response.get("error") in ("Worker process died", "Worker returned no response")
        last.name = "Runtime.ExitError" if died else response.get("name")
        return response

    def execute(func, event, request_id):
        last.name = None
        result = execute_warm(func, event, request_id)
        body = result.get("body")
        if result.get("error") and last.name and isinstance(body, dict) and body.get("errorType") == "Runtime.HandlerError":
            body["errorType"] = last.name
        return result

    lambda_runtime.Worker.invoke, lambda_svc._execute_function_warm = invoke, execute


@correction("lambda-concurrency")
def limit_concurrency():
    """A few processes per function, further calls wait. ministack starts one Node process per concurrent call
    without a limit: 200 calls at once took 17 GB. Who waits is not in flight, so the account's limit, which ministack
    makes of the machine's memory, is lifted: it failed half of 2,000 executions that began at once."""
    lambda_svc._ACCOUNT_CONCURRENCY_CAP = 0
    per_function = int(os.environ.get("EMULATOR_CONCURRENCY", "4"))
    slots, lock, execute_warm = {}, threading.Lock(), lambda_svc._execute_function_warm

    def execute(func, event, request_id):
        name = (func.get("config") or func).get("FunctionName")
        with lock:
            slot = slots.setdefault(name, threading.BoundedSemaphore(per_function))
        with slot:
            return execute_warm(func, event, request_id)

    lambda_svc._execute_function_warm = execute
