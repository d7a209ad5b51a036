"""Who may do what, asked on behalf of a service. With AUTH=false everything may, as in ministack."""
from ministack import app
from ministack.core.iam_evaluator import (
    EvalContext, _gather_role_policies, _gather_user_policies, _service_principal_matches, caller_arn, evaluate,
    evaluate_resource_policy,
)
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam, lambda_svc, sqs

from .asked import tell


def role_may(role_arn, service, action, resource):
    """Whether the service may assume the role and the role may do this: as Scheduler and Step Functions call targets."""
    if not app.AUTH:
        return True
    return role_trusts(role_arn, service) and policies_allow(role_arn, action, resource)


def role_trusts(role_arn, service):
    if not app.AUTH:
        return True
    if role_arn.count(":") < 5:
        return False
    role = iam._roles.get_scoped(role_arn.split(":")[4], None, role_arn.rsplit("/", 1)[-1])
    return bool(role) and _trusts(role, service)


def policies_allow(role_arn, action, resource):
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    return _allow(_gather_role_policies(name, account), role_arn, action, resource, {})


def caller_may(action, resource, conditions):
    """Whether who makes this request may do more than the request itself asks for; the root may."""
    caller = caller_arn()
    account, kind, name = caller.split(":")[4], caller.split(":")[5].split("/")[0], caller.split("/")[1:2]
    if not app.AUTH or not name:
        return True
    gather = _gather_user_policies if kind == "user" else _gather_role_policies
    return _allow(gather(name[0], account), caller, action, resource, conditions)


def _allow(policies, principal, action, resource, conditions):
    context = EvalContext(
        principal_arn=principal, principal_type="AssumedRole", principal_account=get_account_id(), action=action,
        resource_arn=resource, region=get_region(), service_context=conditions,
    )
    allowed = evaluate(context, policies).decision == "Allow"
    tell(principal, action, resource, allowed)
    return allowed


def _trusts(role, service):
    document = role.get("AssumeRolePolicyDocument") or {}
    if isinstance(document, str):
        document = iam.json.loads(document)
    statements = document.get("Statement", [])
    return any(
        statement.get("Effect") == "Allow" and _service_principal_matches(statement.get("Principal"), service)
        for statement in (statements if isinstance(statements, list) else [statements])
    )


def function_admits(function_arn, service, source_arn):
    """Whether the function's own policy lets the service invoke it for this source: as rules call Lambda."""
    if not app.AUTH:
        return True
    name = lambda_svc._resolve_name(function_arn)
    function = lambda_svc._functions.get(name) or {}
    context = EvalContext(
        principal_arn="*", principal_type="Service", principal_account="", action="lambda:InvokeFunction",
        resource_arn=function_arn, region=get_region(),
        service_context={"aws:sourcearn": source_arn, "aws:sourceaccount": get_account_id()},
    )
    return evaluate_resource_policy(function.get("policy"), context, service=service).decision == "Allow"


def queue_admits(queue_arn, service, source_arn):
    return sqs.queue_policy_allows(queue_arn, service, source_arn, get_account_id())
