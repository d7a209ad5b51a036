"""Who may do what, asked on behalf of a service. With AUTH=false everything may, as in ministack."""
from ministack import app
from ministack.core.iam_evaluator import (
    EvalContext, _gather_role_policies, _service_principal_matches, evaluate, evaluate_resource_policy,
)
from ministack.core.responses import get_account_id, get_region
from ministack.services import iam, lambda_svc, sqs


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


def policies_allow(role_arn, action, resource, **condition_keys):
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    context = EvalContext(
        principal_arn=f"arn:aws:sts::{account}:assumed-role/{name}/service", principal_type="AssumedRole",
        principal_account=account, action=action, resource_arn=resource, region=get_region(),
        service_context={key.lower(): value for key, value in condition_keys.items()},
    )
    return evaluate(context, _gather_role_policies(name, account)).decision == "Allow"


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
