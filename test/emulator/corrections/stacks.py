"""CloudFormation: properties ministack takes and drops."""
from ministack.services import dynamodb, lambda_svc, secretsmanager
from ministack.services.cloudformation import provisioners

from . import correction

_handlers = provisioners._RESOURCE_HANDLERS


def _after(kind, verb, mend):
    """`mend(answer, props)` after the resource was made; what it returns replaces the answer."""
    handler = _handlers[kind]
    act, props_at = handler[verb], 1 if verb == "create" else 2

    def acted(*args, **kwargs):
        answer = act(*args, **kwargs)
        return mend(answer, args[props_at]) or answer

    handler[verb] = acted


@correction("stack-ttl")
def keep_time_to_live():
    """A table's time to live is switched on."""

    def mend(answer, props):
        given = props.get("TimeToLiveSpecification")
        if given:
            dynamodb._update_ttl({"TableName": answer[0], "TimeToLiveSpecification": {"Enabled": True, **given}})

    for kind in ("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"):
        _after(kind, "create", mend)


@correction("stack-cors")
def keep_cors():
    """An HTTP API's CORS configuration is read by its preflight."""

    def mend(answer, _props):
        api = provisioners._apigw_v2._apis[answer[0]]
        given = api.get("corsConfiguration")
        if given:
            api["corsConfiguration"] = {key[0].lower() + key[1:]: value for key, value in given.items()}

    _after("AWS::ApiGatewayV2::Api", "create", mend)


@correction("stack-function")
def keep_function_properties():
    """A function's dead-letter queue and reserved concurrency are kept, when made and when changed."""

    def mend(answer, props):
        function = lambda_svc._functions[answer[0]]
        function["config"].pop("DeadLetterConfig", None)
        if props.get("DeadLetterConfig"):
            function["config"]["DeadLetterConfig"] = props["DeadLetterConfig"]
        reserved = props.get("ReservedConcurrentExecutions")
        function["concurrency"] = None if reserved is None else int(reserved)

    _after("AWS::Lambda::Function", "create", mend)
    _after("AWS::Lambda::Function", "update", mend)


@correction("stack-secret")
def refer_to_secrets():
    """`Ref` of a secret is its ARN; ministack gives its name."""
    secret = _handlers["AWS::SecretsManager::Secret"]
    update, delete = secret["update"], secret["delete"]

    def name_of(physical_id):
        return next((name for name, one in secretsmanager._secrets.items() if one["ARN"] == physical_id), physical_id)

    def updated(physical_id, *args, **kwargs):
        answer = update(name_of(physical_id), *args, **kwargs)
        return physical_id, answer[1]

    _after("AWS::SecretsManager::Secret", "create", lambda answer, _props: (answer[1]["Arn"], answer[1]))
    secret["update"] = updated
    secret["delete"] = lambda physical_id, *args, **kwargs: delete(name_of(physical_id), *args, **kwargs)
