"""IAM: the resources a request is checked against, and whom AWS checks besides the caller."""
import json
import time
from email.utils import parseaddr

from ministack import app
from ministack.core import iam_actions
from ministack.core.iam_evaluator import caller_arn
from ministack.core.responses import get_account_id, get_region
from ministack.services import lambda_svc, s3, scheduler, ses_v2, stepfunctions as sf

from . import correction
from .executions import current_execution
from .permissions import caller_may, role_may, role_trusts
from .task_tokens import execution_of


@correction("access-transport")
def count_loopback_as_secure():
    """Plain HTTP on the loopback counts as secure transport: buckets that deny the rest could not be deployed to."""
    pin = app.pin_request_origin
    app.pin_request_origin = lambda source_ip, _secure: pin(source_ip, True)


@correction("access-resources")
def name_resources():
    """Schedules in their group, task tokens as their machine, mails as their identity and configuration set, functions
    with their qualifier. ministack checks them against `*` or the default group, so a narrow policy is denied; and it
    lets everybody look at Lambda's account settings."""
    named, lambda_action = iam_actions.extract_resource_arn, iam_actions._lambda_action

    def action_of_lambda(method, path):
        return "GetAccountSettings" if path.rstrip("/").endswith("/account-settings") else lambda_action(method, path)

    def resource_arn(service, method, path, headers, body, query, region, account):
        data = json.loads(body) if body and service in ("scheduler", "states", "ses") and body[:1] == b"{" else {}
        if service == "ses" and path.endswith("/outbound-emails"):
            address = parseaddr(data.get("FromEmailAddress", ""))[1]
            identity = address if address in ses_v2._identities else address.rpartition("@")[2]
            return f"arn:aws:ses:{region}:{account}:identity/{identity}"
        if service == "scheduler" and path.startswith("/schedules/"):
            group = data.get("GroupName") or _first(query.get("groupName")) or "default"
            return f"arn:aws:scheduler:{region}:{account}:schedule/{group}/{path.split('/')[2]}"
        execution = execution_of(data.get("taskToken")) if service == "states" else None
        if execution:
            return execution.replace(":execution:", ":stateMachine:").rsplit(":", 1)[0]
        arn = named(service, method, path, headers, body, query, region, account)
        qualifier = _first(query.get("Qualifier")) if service == "lambda" else None
        return f"{arn}:{qualifier}" if qualifier and arn.count(":") == 6 else arn

    enforce = app._enforce_ses_v2

    def enforce_mail(method, path, headers, body, query, request_id):
        denied = enforce(method, path, headers, body, query, request_id)
        sending = path.endswith("/outbound-emails") and method == "POST"
        configuration_set = json.loads(body or b"{}").get("ConfigurationSetName") if sending else None
        if denied or not configuration_set:
            return denied
        arn = (f"arn:aws:ses:{app.extract_region(headers, query)}:"
               f"{get_account_id()}:configuration-set/{configuration_set}")
        return app._enforce_data_plane("sesv2", "ses:SendEmail", headers, query, request_id, resource_arn=arn,
                                       named_resource=arn)

    iam_actions.extract_resource_arn, app._enforce_ses_v2 = resource_arn, enforce_mail
    iam_actions._lambda_action = action_of_lambda


def _first(value):
    return value[0] if isinstance(value, list) and value else value


@correction("access-machine-roles")
def ask_machine_roles():
    """A state machine does what its role may: invoke the function, start the children of a Distributed Map, read its
    items. Scheduler's role is asked where targets are delivered to. ministack asks neither."""
    call, run_map, read = sf._call_lambda, sf._run_distributed_map, sf._read_map_items

    def call_lambda(function_arn, event):
        _demand("lambda:InvokeFunction", function_arn, "Lambda.AWSLambdaException")
        return call(function_arn, event)

    def run_distributed_map(state_def, raw_input, effective, iterator, execution, ctx):
        _demand("states:StartExecution", execution["stateMachineArn"], "States.Permissions")
        return run_map(state_def, raw_input, effective, iterator, execution, ctx)

    def read_map_items(reader, effective, ctx):
        given = sf._resolve_params_obj(reader.get("Parameters") or reader.get("Arguments") or {}, effective, ctx)
        bucket = f"arn:aws:s3:::{given.get('Bucket')}"
        if reader.get("Resource", "").endswith("listObjectsV2"):
            _demand("s3:ListBucket", bucket, "States.ItemReaderFailed")
        else:
            _demand("s3:GetObject", f"{bucket}/{given.get('Key')}", "States.ItemReaderFailed")
        return read(reader, effective, ctx)

    sf._call_lambda, sf._run_distributed_map, sf._read_map_items = call_lambda, run_distributed_map, read_map_items


def _demand(action, resource, error):
    execution = sf._executions.get(current_execution()) or {}
    role = (sf._state_machines.get(execution.get("stateMachineArn")) or {}).get("roleArn", "")
    if not role_may(role, "states.amazonaws.com", action, resource):
        cause = f"User: {role} is not authorized to perform: {action} on resource: {resource} (AccessDeniedException)"
        raise sf._ExecutionError(error, cause)


_READING = {
    "sqs": ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
    "dynamodb": ("dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream",
                 "dynamodb:ListStreams"),
}


@correction("access-event-sources")
def ask_reading_roles():
    """A mapping reads its queue or stream with the function's role, and an on-failure destination is written with it.
    ministack asks for neither."""
    mappings, told = lambda_svc._iter_all_esms, {}
    route, send_record = lambda_svc._route_async_failure, lambda_svc._send_ddb_stream_failure_record

    def permitted():
        for account, region, mapping in mappings():
            known = told.get(mapping["UUID"])
            if known is None or known[0] < time.monotonic():
                known = told[mapping["UUID"]] = (time.monotonic() + 1, _may_read(mapping))
            if known[1]:
                yield account, region, mapping

    def route_failure(target, function_name, event, result):
        if _function_may(function_name, target):
            route(target, function_name, event, result)

    def send_failure_record(mapping, function, batch, stream, result, condition):
        destination = ((mapping.get("DestinationConfig") or {}).get("OnFailure") or {}).get("Destination", "")
        if _function_may(mapping["FunctionName"], destination):
            send_record(mapping, function, batch, stream, result, condition)

    lambda_svc._iter_all_esms, lambda_svc._route_async_failure = permitted, route_failure
    lambda_svc._send_ddb_stream_failure_record = send_failure_record


def _role_of(function_name):
    return ((lambda_svc._functions.get(function_name) or {}).get("config") or {}).get("Role", "")


def _may_read(mapping):
    source, role = mapping.get("EventSourceArn", ""), _role_of(mapping["FunctionName"])
    # Of the four that a stream takes, ListStreams knows no resource.
    asked = [(action, "*" if action == "dynamodb:ListStreams" else source)
             for action in _READING.get(source.split(":")[2], ())]
    denied = [action for action, resource in asked if not role_may(role, "lambda.amazonaws.com", action, resource)]
    if denied:
        mapping["LastProcessingResult"] = f"PROBLEM: the role may not {', '.join(denied)}"
        lambda_svc.logger.warning("%s is not authorized to perform: %s on resource: %s", role, denied, source)
    return not denied


def _function_may(function_name, target):
    actions = {"sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction"}
    action = actions.get(target.split(":")[2] if target.count(":") > 4 else "")
    allowed = action is None or role_may(_role_of(function_name), "lambda.amazonaws.com", action, target)
    if not allowed:
        lambda_svc.logger.warning("%s is not authorized to perform: %s on resource: %s", function_name, action, target)
    return allowed


@correction("access-missing-keys")
def keep_missing_keys_secret():
    """Whoever may read a key but not list its bucket is not told that it is missing: access denied. ministack says
    404 to everybody."""
    handle = s3.handle_request

    async def handle_request(method, path, *args, **kwargs):
        response = await handle(method, path, *args, **kwargs)
        bucket, _, key = path.lstrip("/").partition("/")
        missing = method in ("GET", "HEAD") and response[0] == 404 and key and bucket in s3._buckets
        if missing and not caller_may("s3:ListBucket", f"arn:aws:s3:::{bucket}", {}):
            return s3._error("AccessDenied", "Access Denied", 403, f"/{bucket}/{key}")
        return response

    s3.handle_request = handle_request


@correction("access-logs")
def ask_to_write_logs():
    """Lambda writes a function's lines with the function's role: one that may not leaves none. ministack writes them."""
    write = lambda_svc._emit_lambda_logs

    def emit(func, request_id, *args, **kwargs):
        config = func.get("config") or func
        name = config.get("FunctionName", "")
        group = (config.get("LoggingConfig") or {}).get("LogGroup") or f"/aws/lambda/{name}"
        stream = f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{group}:log-stream:{name}"
        actions = ("logs:CreateLogStream", "logs:PutLogEvents")
        if all([role_may(config.get("Role", ""), "lambda.amazonaws.com", action, stream) for action in actions]):
            write(func, request_id, *args, **kwargs)

    lambda_svc._emit_lambda_logs = emit


@correction("access-pass-role")
def ask_for_passed_roles():
    """Who makes a schedule or a machine must be allowed to pass its role, and Scheduler must be trusted by it.
    ministack asks for neither."""
    create_schedule, update_schedule = scheduler._create_schedule, scheduler._update_schedule
    machines = {name: getattr(sf, name) for name in ("_create_state_machine", "_update_state_machine")}

    def schedule(write):
        def written(name, body):
            role = (body.get("Target") or {}).get("RoleArn", "")
            if not _may_pass(role, "scheduler.amazonaws.com"):
                return scheduler._error(403, "AccessDeniedException", _denial(role))
            if role and not role_trusts(role, "scheduler.amazonaws.com"):
                return scheduler._error(400, "ValidationException", "The execution role you provide must allow AWS "
                                        "EventBridge Scheduler to assume the role.")
            return write(name, body)
        return written

    def machine(write):
        def written(data):
            role = data.get("roleArn", "")
            if role and not _may_pass(role, "states.amazonaws.com"):
                return sf.error_response_json("AccessDeniedException", _denial(role), 400)
            return write(data)
        return written

    scheduler._create_schedule, scheduler._update_schedule = schedule(create_schedule), schedule(update_schedule)
    for name, write in machines.items():
        setattr(sf, name, machine(write))


def _may_pass(role, service):
    return caller_may("iam:PassRole", role, {"iam:passedtoservice": service})


def _denial(role):
    return f"User: {caller_arn()} is not authorized to perform: iam:PassRole on resource: {role}"
