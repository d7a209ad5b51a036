import type { MailResult } from '../../../workflows/ports.ts';

type Refused = Extract<MailResult, { readonly status: 'refused' }>;

/** SES says no for now: the same mail may go later. Source: API SendEmail, Errors. */
const NOT_NOW: Readonly<Record<string, string>> = {
  TooManyRequestsException: 'too many mails at once',
  ThrottlingException: 'too many mails at once',
  LimitExceededException: 'the quota is used up',
  SendingPausedException: 'sending is paused',
};

/** SES says no to this mail for good. */
const NEVER: Readonly<Record<string, string>> = {
  MessageRejected: 'rejected',
  MailFromDomainNotVerifiedException: 'the sender is not verified',
  BadRequestException: 'SES finds it invalid',
  AccountSuspendedException: 'the account is suspended',
};

const REQUEST_TIMEOUT = 408;

/** The call never left this machine. */
const NOT_LEFT: readonly unknown[] = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'];

/**
 * What a failed call proves: an answer with a 4xx that nothing went out. Undefined for everything else, a 5xx, a time-out,
 * a cut connection: they prove nothing, and the mail may have gone.
 */
export function refusalOf(fault: unknown): Refused | undefined {
  if (!(fault instanceof Error)) return undefined;
  const [notNow, never] = [lookUp(NOT_NOW, fault.name), lookUp(NEVER, fault.name)];
  if (notNow !== undefined) return { status: 'refused', retry: true, reason: notNow };
  if (never !== undefined) return { status: 'refused', retry: false, reason: never };
  if (NOT_LEFT.includes(fault.name) || NOT_LEFT.includes(Reflect.get(fault, 'code'))) {
    return { status: 'refused', retry: true, reason: 'SES cannot be reached' };
  }
  const status = statusOf(fault);
  // A right that is missing, or a configuration set that is: the stage is to be mended, not the mail.
  if (status === 401 || status === 403 || status === 404) return { status: 'refused', retry: true, reason: fault.name };
  const isAnswer = status !== undefined && status >= 400 && status < 500 && status !== REQUEST_TIMEOUT;
  return isAnswer ? { status: 'refused', retry: false, reason: fault.name } : undefined;
}

function lookUp(words: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

function statusOf(fault: Error): number | undefined {
  const metadata: unknown = Reflect.get(fault, '$metadata');
  const status =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
}
