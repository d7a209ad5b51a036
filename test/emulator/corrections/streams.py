"""Event source mappings: a DynamoDB stream's batches, their failures, and filters."""
import json
import time

from ministack.services import dynamodb, eventbridge, lambda_svc, sqs

from . import correction

_states = {}
_WHOLE = -1
_RETRY_SECONDS, _LONGEST_RETRY_SECONDS = 0.2, 3.2


@correction("stream-failures")
def handle_failures():
    """A failing batch is retried, halved, and after MaximumRetryAttempts goes to the on-failure queue; of a partial
    failure everything before it is done. ministack repeats the batch for ever and takes partial failures for success.
    Each mapping works beside the others, as on AWS: a slow one holds up nobody."""

    def poll():
        moved = False
        for account, region, mapping in lambda_svc._iter_all_esms():
            account_token = lambda_svc._request_account_id.set(account)
            region_token = lambda_svc._request_region.set(region)
            try:
                if _is_due(mapping):
                    moved = _begin(mapping) or moved
            finally:
                lambda_svc._request_account_id.reset(account_token)
                lambda_svc._request_region.reset(region_token)
        return moved

    lambda_svc._poll_dynamodb_streams = poll


def _is_due(mapping):
    arn, mapping_id = mapping.get("EventSourceArn", ""), mapping["UUID"]
    return (mapping.get("Enabled", True) and ":dynamodb:" in arn
            and dynamodb._tables.get(arn.split("/")[1], {}).get("LatestStreamArn") == arn
            and not lambda_svc._esm_inflight.get(mapping_id)
            and lambda_svc._esm_backoff_until.get(mapping_id, 0) <= time.time())


def _begin(mapping):
    """Takes the next batch and hands it to a thread of its own. True when there was something."""
    table, mapping_id = mapping["EventSourceArn"].split("/")[1], mapping["UUID"]
    function, _ = lambda_svc._get_func_record_for_qualifier(mapping["FunctionName"], mapping.get("Qualifier"))
    if function is None:
        return False
    position = _position(mapping, table)
    state = _states.setdefault(mapping_id, {"tries": 0, "size": None})
    records = dynamodb.stream_records_since(table, position, state["size"] or mapping.get("BatchSize", 100))
    if not records:
        return False
    batch = lambda_svc._apply_filter_criteria(records, mapping)
    if batch:
        lambda_svc._dispatch_esm_batch(mapping_id, _run, mapping, function, state, position, records, batch)
    else:
        _advance(mapping, state, position + len(records))
    return True


def _position(mapping, table):
    with lambda_svc._dynamodb_stream_positions_lock:
        positions, horizon = lambda_svc._dynamodb_stream_positions, dynamodb.stream_start_position(table)
        known = positions.get(mapping["UUID"])
        if known is None:
            known = horizon if mapping.get("StartingPosition") == "TRIM_HORIZON" else dynamodb.stream_end_position(table)
        positions[mapping["UUID"]] = max(known, horizon)
        return positions[mapping["UUID"]]


def _advance(mapping, state, position):
    with lambda_svc._dynamodb_stream_positions_lock:
        lambda_svc._dynamodb_stream_positions[mapping["UUID"]] = position
    state.update(tries=0, size=None)


def _run(mapping, function, state, position, records, batch):
    result = lambda_svc._execute_function(function, {"Records": batch})
    failed_at = _WHOLE if result.get("error") else _first_failure(mapping, records, result.get("body"))
    if failed_at is None:
        mapping["LastProcessingResult"] = "OK"
        _advance(mapping, state, position + len(records))
    elif failed_at > 0:
        _advance(mapping, state, position + failed_at)
    else:
        _retry_or_give_up(mapping, function, state, position, records, result, failed_at is _WHOLE)


def _first_failure(mapping, records, answer):
    """Where the batch begins again: the lowest reported record. Nothing reported is success, nonsense the whole batch."""
    if "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", []) or not isinstance(answer, dict):
        return None
    failures = answer.get("batchItemFailures")
    if not failures:
        return None
    numbers = [record["dynamodb"]["SequenceNumber"] for record in records]
    named = [failure.get("itemIdentifier") for failure in failures]
    return min(numbers.index(name) for name in named) if all(name in numbers for name in named) else _WHOLE


def _retry_or_give_up(mapping, function, state, position, records, result, as_a_whole):
    """Only what failed as a whole is halved. A partial failure is cut at the record it names, and when the retries are
    used up all from there on is given up: a poisoned first record takes the rest of its batch with it."""
    state["tries"] += 1
    attempts, age = mapping.get("MaximumRetryAttempts"), mapping.get("MaximumRecordAgeInSeconds")
    mapping["LastProcessingResult"] = "PROBLEM: Function call failed"
    arrived = float(records[0]["dynamodb"].get("ApproximateCreationDateTime", time.time()))
    too_old = age is not None and int(age) > 0 and time.time() - arrived > int(age)
    exhausted = attempts is not None and int(attempts) >= 0 and state["tries"] > int(attempts)
    if as_a_whole and mapping.get("BisectBatchOnFunctionError") and len(records) > 1 and not too_old:
        state.update(size=max(1, len(records) // 2), tries=0)
    elif too_old or exhausted:
        condition = "MaximumRecordAgeExceeded" if too_old else "RetryAttemptsExhausted"
        arn = mapping["EventSourceArn"]
        lambda_svc._send_ddb_stream_failure_record(mapping, function, records, arn, result, condition)
        _advance(mapping, state, position + len(records))
    else:
        wait = min(_LONGEST_RETRY_SECONDS, _RETRY_SECONDS * 2 ** state["tries"])
        lambda_svc._esm_backoff_until[mapping["UUID"]] = time.time() + wait


@correction("mapping-filters")
def filter_as_rules_do():
    """A filter is an event pattern: `$or`, anything-but a prefix, and `exists: false` also when what would hold the
    attribute is missing. ministack knows a part of it."""
    match = lambda_svc._match_esm_filter

    def matches(record, pattern):
        alternatives = eventbridge._compiled_pattern(json.dumps(pattern))
        if alternatives is None:
            return match(record, pattern)
        return any(eventbridge._matches_detail(record, alternative) for alternative in alternatives)

    lambda_svc._match_esm_filter = matches


@correction("queue-failures")
def distrust_odd_failures():
    """An answer that names an unknown or empty message fails the whole batch, as Lambda documents it.
    ministack takes it for success and deletes the messages."""

    def run_batch(mapping, function, event, batch, queue_url, queue_name):
        result = lambda_svc._execute_function(function, event)
        if result.get("error"):
            lambda_svc.logger.warning("%s failed a batch of %s: %s", mapping["FunctionName"], queue_name, result.get("body"))
            mapping["LastProcessingResult"] = "FAILED"
            lambda_svc._esm_backoff_until[mapping["UUID"]] = time.time() + lambda_svc._ESM_BACKOFF_SECONDS
            return
        failed = _failed_messages(mapping, batch, result.get("body"))
        done = {message["receipt_handle"] for message in batch if message["id"] not in failed}
        mapping["LastProcessingResult"] = f"OK - {len(done)} records, {len(failed)} failures"
        if done:
            sqs._delete_messages_for_esm(queue_url, done)

    lambda_svc._run_sqs_batch = run_batch


def _failed_messages(mapping, batch, answer):
    sent = {message["id"] for message in batch}
    if "ReportBatchItemFailures" not in mapping.get("FunctionResponseTypes", []) or answer in (None, ""):
        return set()
    if not isinstance(answer, dict):
        return sent
    named = {(failure or {}).get("itemIdentifier") for failure in answer.get("batchItemFailures") or []}
    return named if named <= sent else sent
