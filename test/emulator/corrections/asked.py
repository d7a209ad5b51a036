"""Not a correction: what roles were asked about, kept for whoever compares it with what they are allowed."""
import contextvars
import json
import os
import threading

from ministack.core import iam_evaluator

_callers = contextvars.ContextVar("callers", default=None)
_told = set()
_lock = threading.Lock()


def record_decisions():
    """Each request of a role leaves a line; what services ask in a role's name is told by `tell` itself."""
    enforce, evaluate = iam_evaluator.enforce, iam_evaluator.evaluate

    def evaluate_and_note(context, *policies):
        callers = _callers.get()
        if callers is not None:
            callers.append(context.principal_arn)
        return evaluate(context, *policies)

    def enforce_and_tell(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        callers = []
        token = _callers.set(callers)
        try:
            denied = enforce(access_key_id, iam_action, service, region, resource_arn, service_context)
        finally:
            _callers.reset(token)
        if callers:
            tell(callers[0], iam_action, resource_arn, denied is None)
        return denied

    iam_evaluator.enforce, iam_evaluator.evaluate = enforce_and_tell, evaluate_and_note


def tell(principal_arn, action, resource, allowed):
    """Each new (role, action, resource, allowed) is a JSON line in asked.ndjson, beside the mails."""
    asked = (_role_of(principal_arn), action, resource, allowed)
    with _lock:
        if not asked[0] or asked in _told:
            return
        _told.add(asked)
        path = os.path.join(os.path.dirname(os.environ["EMULATOR_MAIL"]), "asked.ndjson")
        with open(path, "a", encoding="utf-8") as file:
            file.write(json.dumps(dict(zip(("role", "action", "resource", "allowed"), asked))) + "\n")


def _role_of(principal_arn):
    """`…:assumed-role/<role>/<session>` of a function, `…:role/<role>` where a service asks for it."""
    kind, _, name = principal_arn.rpartition(":")[2].partition("/")
    if kind == "assumed-role":
        return name.partition("/")[0]
    return name.rpartition("/")[2] if kind == "role" else ""
