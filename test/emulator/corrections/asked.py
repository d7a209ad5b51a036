"""Not a correction: what roles were asked about, kept for whoever compares it with what they are allowed."""
import json
import os
import threading

from ministack.core import iam_evaluator

_told = set()
_lock = threading.Lock()


def record_decisions():
    """Each new (role, action, resource, decision) is a JSON line in asked.ndjson, beside the mails."""
    path, evaluate = os.path.join(os.path.dirname(os.environ["EMULATOR_MAIL"]), "asked.ndjson"), iam_evaluator.evaluate

    def evaluate_and_tell(context, policies, *limits):
        result = evaluate(context, policies, *limits)
        role = _role_of(context.principal_arn)
        asked = (role, context.action, context.resource_arn, result.decision == "Allow")
        with _lock:
            if role and asked not in _told:
                _told.add(asked)
                with open(path, "a", encoding="utf-8") as file:
                    file.write(json.dumps(dict(zip(("role", "action", "resource", "allowed"), asked))) + "\n")
        return result

    iam_evaluator.evaluate = evaluate_and_tell


def _role_of(principal_arn):
    """`…:assumed-role/<role>/<session>` of a function, `…:role/<role>` where a service asks for it."""
    kind, _, name = principal_arn.rpartition(":")[2].partition("/")
    if kind == "assumed-role":
        return name.partition("/")[0]
    return name.rpartition("/")[2] if kind == "role" else ""
