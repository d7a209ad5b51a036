/** What a metered run of a campaign used, in all. `memoryMb` and `billedMs` of each function as its log says. */
export interface Usage {
  readonly contacts: number;
  /** States entered, retries included, and one a start. */
  readonly transitions: number;
  readonly functions: Readonly<
    Record<string, { readonly invocations: number; readonly billedMs: number; readonly memoryMb: number }>
  >;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly schedules: number;
  /** Requests to the queues: sends, receives and deletes. */
  readonly queueRequests: number;
  readonly httpRequests: number;
  /** Domain events put on the bus. */
  readonly busEvents: number;
  readonly mails: { readonly toContacts: number; readonly toColleagues: number };
}

export interface Price {
  readonly service: string;
  readonly unit: string;
  /** US dollars a unit. */
  readonly usd: number;
  readonly source: string;
  readonly asOf: string;
}

/**
 * List prices of eu-west-1 without any free tier. Collected in November 2026, some of them from pages that quote AWS's:
 * look them up before you promise them to anybody.
 */
export const PRICES = {
  transition: price(
    'Step Functions',
    'state transition',
    0.025 / 1e3,
    'https://aws.amazon.com/step-functions/pricing/',
  ),
  invocation: price('Lambda', 'request', 0.2 / 1e6, 'https://aws.amazon.com/lambda/pricing/'),
  gbSecond: price('Lambda', 'GB-second (arm64)', 0.0000133334, 'https://aws.amazon.com/lambda/pricing/'),
  write: price('DynamoDB', 'write request unit', 0.705 / 1e6, 'https://aws.amazon.com/dynamodb/pricing/on-demand/'),
  read: price('DynamoDB', 'read request unit', 0.1415 / 1e6, 'https://aws.amazon.com/dynamodb/pricing/on-demand/'),
  schedule: price('EventBridge', 'scheduled invocation', 1 / 1e6, 'https://aws.amazon.com/eventbridge/pricing/'),
  busEvent: price('EventBridge', 'event', 1 / 1e6, 'https://aws.amazon.com/eventbridge/pricing/'),
  queueRequest: price('SQS', 'request', 0.4 / 1e6, 'https://aws.amazon.com/sqs/pricing/'),
  httpRequest: price('API Gateway', 'HTTP API request', 1.11 / 1e6, 'https://aws.amazon.com/api-gateway/pricing/'),
  mail: price('SES', 'mail, a la carte', 0.1 / 1e3, 'https://aws.amazon.com/ses/pricing/'),
  mailEssentials: price('SES', 'mail, plan Essentials', 0.16 / 1e3, 'https://aws.amazon.com/ses/pricing/'),
} satisfies Record<string, Price>;

function price(service: string, unit: string, usd: number, source: string): Price {
  return { service, unit, usd, source, asOf: '2026-11' };
}

export interface CostLine {
  readonly price: Price;
  /** Units for 1,000 contacts. */
  readonly units: number;
  /** US dollars for 1,000 contacts. */
  readonly usd: number;
}

/** What 1,000 contacts cost, line by line: the run scaled up, mails apart. */
export function costOf(usage: Usage): { readonly lines: readonly CostLine[]; readonly mails: readonly CostLine[] } {
  const scale = 1_000 / usage.contacts;
  const line = (of: Price, units: number): CostLine => ({
    price: of,
    units: units * scale,
    usd: units * scale * of.usd,
  });
  const functions = Object.values(usage.functions);
  const mails = usage.mails.toContacts + usage.mails.toColleagues;
  return {
    lines: [
      line(PRICES.transition, usage.transitions),
      line(PRICES.invocation, sum(functions.map(({ invocations }) => invocations))),
      line(PRICES.gbSecond, sum(functions.map(({ billedMs, memoryMb }) => (billedMs / 1_000) * (memoryMb / 1_024)))),
      line(PRICES.write, usage.writeUnits),
      line(PRICES.read, usage.readUnits),
      line(PRICES.schedule, usage.schedules),
      line(PRICES.busEvent, usage.busEvents),
      line(PRICES.queueRequest, usage.queueRequests),
      line(PRICES.httpRequest, usage.httpRequests),
    ],
    mails: [line(PRICES.mail, mails), line(PRICES.mailEssentials, mails)],
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
