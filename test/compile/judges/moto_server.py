"""moto's Step Functions on 127.0.0.1. What a machine invokes is not moto's Lambda, which wants Docker, but the judge itself.

    moto_server.py PORT WORKER_PORT
"""
import sys

import boto3
from botocore.config import Config
from moto.server import main
from moto.stepfunctions.parser.asl.component.state.exec.state_task import lambda_eval_utils
from moto.stepfunctions.parser.asl.parse.preprocessor import Preprocessor

port, worker_port = sys.argv[1:]


def worker_for(region, service, state_credentials=None):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=f"http://127.0.0.1:{worker_port}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}, parameter_validation=False),
    )


# All readers of machines share one list of scopes: two at one time break one, which then counts as running for ever, and with
# it every answer to a token, since moto asks all that run.
def with_scopes_of_its_own(self):
    self._query_language_per_scope = []


Preprocessor.__init__ = with_scopes_of_its_own
lambda_eval_utils.boto_client_for = worker_for
main(["-H", "127.0.0.1", "-p", port])
