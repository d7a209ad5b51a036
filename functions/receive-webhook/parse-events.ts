import * as z from 'zod';
import { commonShape, type EventData, type Issue, type Reading } from './event-data.ts';
import { instant } from './event-fields.ts';
import { readContactUpdate } from './read-contact-update.ts';
import { readMailReply } from './read-mail-reply.ts';
import { readReport } from './read-report.ts';

/** Something wrong with a body: where, as `3.data.status`, and what. */
export interface BodyFault {
  readonly path: string;
  readonly message: string;
}

/** One event as it was sent; `index` is its place in the body. */
export interface ParsedEvent extends EventData {
  readonly index: number;
  readonly path: string;
  readonly type: z.output<typeof envelopeSchema>['type'];
  readonly occurredAt: number;
}

export interface ParsedBody {
  /** Those without a fault. */
  readonly events: readonly ParsedEvent[];
  readonly faults: readonly BodyFault[];
}

const MOST_EVENTS = 500;
/** A sender's clock may be wrong by as much as the signature allows. */
const EARLY_MS = 300_000;

const envelopeSchema = z.strictObject({
  type: z.enum([
    'attendance.recorded',
    'attendance.closed',
    'response.recorded',
    'call.recorded',
    'outcome.recorded',
    'reply.recorded',
    'contact.updated',
  ]),
  timestamp: instant,
  data: z.record(z.string(), z.unknown()),
});

/** Reads a body, one event or a list of at most 500, and says everything that is wrong with it. Never throws. */
export function parseEvents(body: string, now: number): ParsedBody {
  const json = parseJson(body);
  if (!json.ok) return { events: [], faults: [{ path: 'body', message: 'is no JSON' }] };
  const list: readonly unknown[] = Array.isArray(json.value) ? json.value : [json.value];
  if (list.length === 0 || list.length > MOST_EVENTS) {
    return { events: [], faults: [{ path: 'body', message: `wants 1 to ${MOST_EVENTS} events, not ${list.length}` }] };
  }
  const events: ParsedEvent[] = [];
  const faults: BodyFault[] = [];
  for (const [index, value] of list.entries()) {
    const prefix = Array.isArray(json.value) ? [String(index)] : [];
    const read = readEvent(value, now);
    if (read.ok) events.push({ ...read.value, index, path: prefix.join('.') });
    else faults.push(...read.issues.flatMap((issue) => faultsOf(issue, prefix)));
  }
  return { events, faults };
}

function parseJson(body: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

function readEvent(value: unknown, now: number): Reading<Omit<ParsedEvent, 'index' | 'path'>> {
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return { ok: false, issues: envelope.error.issues };
  const { type, timestamp, data } = envelope.data;
  const read = readData(type, data, timestamp);
  const issues = read.ok ? [] : read.issues.map((issue) => ({ ...issue, path: ['data', ...issue.path] }));
  if (timestamp > now + EARLY_MS) issues.unshift(custom('timestamp', 'lies in the future'));
  if (!read.ok || issues.length > 0) return { ok: false, issues };
  return { ok: true, value: { type, occurredAt: timestamp, ...read.value } };
}

function readData(
  type: ParsedEvent['type'],
  data: Readonly<Record<string, unknown>>,
  timestamp: number,
): Reading<EventData> {
  if (type === 'reply.recorded') return readMailReply(data, timestamp);
  if (type === 'contact.updated') return readContactUpdate(data);
  if (type !== 'attendance.closed') return readReport(type, data);
  const read = z.strictObject(commonShape).safeParse(data);
  if (!read.success) return { ok: false, issues: read.error.issues };
  const { campaign, id } = read.data;
  return { ok: true, value: { campaign, ...(id !== undefined && { id }), who: {}, says: [{}] } };
}

function custom(path: string, message: string): Issue & { path: PropertyKey[] } {
  return { code: 'custom', path: [path], message, input: undefined };
}

function faultsOf(issue: Issue, prefix: readonly string[]): BodyFault[] {
  const path = [...prefix, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'unknown key' }));
  return [{ path: path.join('.') || 'body', message: issue.message }];
}
