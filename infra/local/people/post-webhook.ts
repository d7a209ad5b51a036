import { parseEvents } from '../../../functions/receive-webhook/parse-events.ts';
import type { ScriptEntry } from '../../../workflows/language/script-entry.ts';
import type { WebhookDoor } from '../webhook-door.ts';
import { factOf } from './person.ts';
import type { ScriptProblem } from './script-problems.ts';

/** What a script's webhooks need: their bodies by file name, and the door they go through. */
export interface Webhooks {
  readonly bodies: ReadonlyMap<string, string>;
  readonly door: Pick<WebhookDoor, 'post'>;
}

/** Posts the body of an entry, each time as a delivery of its own; what the door refuses is a problem of that entry. */
export function createPosting(webhooks: Webhooks | undefined, tell: (problem: ScriptProblem) => void) {
  let posted = 0;
  return async (entry: number, file: string): Promise<void> => {
    const body = webhooks?.bodies.get(file);
    if (!webhooks || body === undefined) return tell({ entry, message: `${file} was not read` });
    posted += 1;
    const { status, body: answer } = await webhooks.door.post(`script.${entry + 1}.${posted}`, body);
    if (status === 202) return;
    const why = 'faults' in answer ? answer.faults.map(({ path, message }) => `${path}: ${message}`) : [answer.error];
    tell({ entry, message: `${file} is answered with ${status}. ${why.join('; ')}` });
  };
}

/** What a script's webhooks speak of: nothing else is drawn about it. */
export interface WebhookFacts {
  /** By address. */
  readonly facts: ReadonlyMap<string, ReadonlySet<string>>;
  readonly closesAttendance: boolean;
}

export function webhookFacts(script: readonly ScriptEntry[], webhooks: Webhooks | undefined): WebhookFacts {
  const facts = new Map<string, Set<string>>();
  const files = script.flatMap(({ act }) => (act.type === 'webhook' ? [act.file] : []));
  const events = files.flatMap(
    (file) => parseEvents(webhooks?.bodies.get(file) ?? '[]', Number.POSITIVE_INFINITY).events,
  );
  for (const { who, says } of events) {
    if (who.email === undefined) continue;
    const known = facts.get(who.email) ?? new Set();
    facts.set(who.email, known);
    for (const { signal } of says) if (signal !== undefined) known.add(factOf(signal));
  }
  return { facts, closesAttendance: events.some(({ type }) => type === 'attendance.closed') };
}
