"""API Gateway: what an HTTP API adds to a request and makes of a function's error."""
import json

from ministack.core.responses import get_account_id, get_region
from ministack.services import apigateway, lambda_svc

from . import correction
from .permissions import function_admits


@correction("http-errors")
def hide_errors():
    """A function that fails is a 500 that says no more. ministack answers 502 with the error itself."""
    shape = lambda_svc.lambda_execute_result_to_api_proxy_response

    def shaped(result):
        if result.get("error") and not result.get("throttle"):
            body = json.dumps({"message": "Internal Server Error"})
            return {"statusCode": 500, "headers": {"Content-Type": "application/json"}, "body": body}, None
        return shape(result)

    lambda_svc.lambda_execute_result_to_api_proxy_response = shaped

@correction("http-permissions")
def ask_functions():
    """An API invokes a function whose own policy admits the route, and else answers 500. ministack always invokes."""
    invoke = apigateway._invoke_lambda_proxy

    async def invoke_lambda(integration, api_id, stage, path, method, headers, body, query, route_key="$default",
                            path_params=None, **more):
        function = apigateway._extract_lambda_ref_from_integration_uri(integration.get("integrationUri", ""))
        verb, _, route = route_key.partition(" ")
        source = f"arn:aws:execute-api:{get_region()}:{get_account_id()}:{api_id}/{stage}/{verb}{route}"
        if not function_admits(function, "apigateway.amazonaws.com", source):
            apigateway.logger.warning("%s is not authorized to perform: lambda:InvokeFunction on %s", source, function)
            body = json.dumps({"message": "Internal Server Error"}).encode()
            return 500, {"Content-Type": "application/json"}, body
        return await invoke(integration, api_id, stage, path, method, headers, body, query, route_key, path_params,
                            **more)

    apigateway._invoke_lambda_proxy = invoke_lambda
