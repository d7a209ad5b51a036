import { Conflict, Throttled, Unavailable } from '../../../workflows/errors.ts';

const THROTTLED: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'LimitExceededException',
]);
const CONFLICT: ReadonlySet<string> = new Set(['TransactionConflictException', 'TransactionInProgressException']);
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'InternalServerError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
]);
/** Codes of Node: the connection did not come about, or was cut. */
const CUT: ReadonlySet<unknown> = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);

/** What a fault of the client means to whoever called; what is not named here stays what it is. */
export function faultOf(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  if (THROTTLED.has(fault.name)) return new Throttled(fault.message, { cause: fault });
  if (CONFLICT.has(fault.name)) return new Conflict(fault.message, { cause: fault });
  const isCut = 'code' in fault && CUT.has(fault.code);
  if (isCut || UNAVAILABLE.has(fault.name)) return new Unavailable(fault.message, { cause: fault });
  return fault;
}

/** Runs a call to DynamoDB with its faults in our words. */
export async function translated<Output>(call: Promise<Output>): Promise<Output> {
  try {
    return await call;
  } catch (fault) {
    throw faultOf(fault);
  }
}
