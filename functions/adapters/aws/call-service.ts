import { Throttled, Unavailable } from '../../../workflows/errors.ts';

/** Hears of every call an adapter makes, in the words of IAM: `scheduler:CreateSchedule`. */
export type Count = (what: string) => void;

/** One call to a service. */
export interface Call {
  /** The action as IAM names it. */
  readonly action: string;
  readonly count?: Count | undefined;
}

/**
 * Makes a call and puts its failure into our words: `Throttled` where the service refused it for its rate, `Unavailable`
 * where it failed or the connection broke. Everything else passes through: its adapter knows what it means, or nobody does.
 */
export async function callService<Answer>({ action, count }: Call, send: () => Promise<Answer>): Promise<Answer> {
  count?.(action);
  try {
    return await send();
  } catch (fault) {
    throw translateFault(action, fault);
  }
}

/** Names under which services refuse a call for its rate. Source: the retry classification of the AWS SDKs, and the services' own lists. */
const THROTTLES: readonly unknown[] = [
  ...['ThrottlingException', 'Throttling', 'ThrottledException', 'TooManyRequestsException', 'RequestThrottled'],
  ...['RequestThrottledException', 'RequestLimitExceeded', 'BandwidthLimitExceeded', 'LimitExceededException'],
  ...['SlowDown', 'PriorRequestNotComplete', 'KmsThrottled', 'KMSThrottlingException', 'ExecutionLimitExceeded'],
  'ProvisionedThroughputExceededException',
];

/** What Node and the SDK say of a connection that did not last until the answer. */
const BROKEN: readonly unknown[] = [
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['TimeoutError', 'RequestTimeout', 'RequestTimeoutException', 'AbortError'],
];

function translateFault(action: string, fault: unknown): unknown {
  const name = fieldOf(fault, 'name');
  const status = Number(fieldOf(fieldOf(fault, '$metadata'), 'httpStatusCode'));
  if (THROTTLES.includes(name) || status === 429 || fieldOf(fieldOf(fault, '$retryable'), 'throttling') === true) {
    return new Throttled(`${action}: too many calls`, { cause: fault });
  }
  if (status >= 500 || BROKEN.includes(name) || BROKEN.includes(fieldOf(fault, 'code'))) {
    return new Unavailable(`${action}: no answer to rely on`, { cause: fault });
  }
  return fault;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
