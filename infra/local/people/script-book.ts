import type { ScriptEntry, ScriptWho } from '../../../workflows/language/script-entry.ts';
import { factOf } from './person.ts';
import type { WebhookFacts } from './post-webhook.ts';

/** An entry of the script and how often it has been chosen. */
export interface BookLine {
  readonly index: number;
  readonly entry: ScriptEntry;
  chosen: number;
  fired: boolean;
}

/** What an entry `on` a step is looked up by. `address` is the contact's, in lower case. */
interface TouchKey {
  readonly step: string;
  readonly address: string;
  readonly attempt: number;
  readonly rep: string;
}

/** Who may act on a touch besides the others: each has his own first entry. */
export type Actor = 'contact' | 'rep' | 'marketing' | 'sales' | 'tieBreak' | 'host' | 'system';

/** A script, ready to be asked who acts when. */
export interface ScriptBook {
  /** Entries with `at` or `after` without `on`, in file order. */
  readonly dated: readonly BookLine[];
  /** True when some entry waits for a touch of that step. */
  speaksOfStep(step: string): boolean;
  /** The first entry that fits this touch and is not used up; it counts as used once more. */
  take(touch: TouchKey, actor: Actor): BookLine | undefined;
  /** The facts of a contact that some entry speaks of. */
  factsOf(address: string): ReadonlySet<string>;
  /** The facts of a contact that an entry of his own, not one for everybody, speaks of. */
  ownFactsOf(address: string): ReadonlySet<string>;
  /** True when some line is the host's, or a webhook closes attendance: then he does nothing by himself. */
  readonly hasHost: boolean;
  /** True when this rep answers hand-off lists by the script. */
  answersHandOff(rep: string): boolean;
  /** True when a line with a time of its own answers what this side was asked then. */
  decidesOnDate(side: 'marketing' | 'sales', askedAt: number): boolean;
  unused(): readonly number[];
}

/** A list is answered before the next one comes. */
const LIST_ANSWER_MS = 7 * 86_400_000;
const NO_FACTS: ReadonlySet<string> = new Set();

/** Sorts a script's entries by what they wait for. */
export function createScriptBook(
  script: readonly ScriptEntry[],
  instantOfDate: (local: string) => number,
  webhooks: WebhookFacts,
): ScriptBook {
  const lines = script.map((entry, index): BookLine => ({ index, entry, chosen: 0, fired: false }));
  const byTouch = new Map<string, BookLine[]>();
  const steps = new Set<string>();
  for (const line of lines) {
    const { when, who } = line.entry;
    if (!('on' in when)) continue;
    steps.add(when.on);
    append(byTouch, touchKey(when.on, whoKey(who)), line);
  }
  const everybody = factsFor(lines, '*');
  const own = new Map<string, ReadonlySet<string>>();
  for (const address of new Set([...lines.flatMap(({ entry }) => concerned(entry)), ...webhooks.facts.keys()]))
    own.set(address, new Set([...factsFor(lines, address), ...(webhooks.facts.get(address) ?? [])]));
  const all = new Map([...own].map(([address, facts]) => [address, new Set([...facts, ...everybody])]));
  const agreed = script.flatMap(({ when, who, act }) =>
    act.type === 'agree' && 'manager' in who && 'at' in when ? [{ side: who.manager, at: instantOfDate(when.at) }] : [],
  );
  return {
    dated: lines.filter(({ entry }) => !('on' in entry.when)),
    speaksOfStep: (step) => steps.has(step),
    take: (touch, actor) => takeFirst(byTouch, touch, actor),
    factsOf: (address) => all.get(address) ?? everybody,
    ownFactsOf: (address) => own.get(address) ?? NO_FACTS,
    hasHost: webhooks.closesAttendance || script.some(({ who }) => 'host' in who),
    answersHandOff: (rep) => script.some(({ who, act }) => act.type === 'hand-off' && 'rep' in who && who.rep === rep),
    decidesOnDate: (side, askedAt) =>
      agreed.some((line) => line.side === side && line.at > askedAt && line.at - askedAt < LIST_ANSWER_MS),
    unused: () => lines.filter(({ fired }) => !fired).map(({ index }) => index),
  };
}

function takeFirst(
  byTouch: ReadonlyMap<string, readonly BookLine[]>,
  touch: TouchKey,
  actor: Actor,
): BookLine | undefined {
  for (const key of keysOf(touch, actor)) {
    const found = byTouch.get(touchKey(touch.step, key))?.find((line) => fits(line, touch));
    if (!found) continue;
    found.chosen += 1;
    return found;
  }
  return undefined;
}

/** Entries for one contact go before those for everybody. */
function keysOf({ address, rep }: TouchKey, actor: Actor): readonly string[] {
  if (actor === 'contact') return [`contact ${address}`, 'contact *'];
  return [actor === 'rep' ? `rep ${rep}` : actor];
}

function whoKey(who: ScriptWho): string {
  if ('contact' in who) return `contact ${who.contact}`;
  if ('rep' in who) return `rep ${who.rep}`;
  if ('manager' in who) return who.manager;
  return 'host' in who ? 'host' : 'system';
}

function touchKey(step: string, who: string): string {
  return `${step} ${who}`;
}

function fits({ entry: { when, times }, chosen }: BookLine, { attempt }: TouchKey): boolean {
  const picked = 'on' in when ? when.attempt : undefined;
  return (picked === undefined || picked === attempt) && (times === undefined || chosen < times);
}

function append(map: Map<string, BookLine[]>, key: string, line: BookLine): void {
  const known = map.get(key);
  if (known) known.push(line);
  else map.set(key, [line]);
}

function concerned({ who, act }: ScriptEntry): readonly string[] {
  if ('contact' in who) return [who.contact];
  return act.type === 'conversation' ? [act.contact] : [];
}

/** A report for everybody answers a touch, and the touch is all it speaks of. */
function factsFor(lines: readonly BookLine[], address: string): ReadonlySet<string> {
  return new Set(
    lines.filter(({ entry }) => concerned(entry).includes(address)).flatMap(({ entry }) => factsOfAct(entry, address)),
  );
}

function factsOfAct({ act }: ScriptEntry, address: string): readonly string[] {
  switch (act.type) {
    case 'signal':
      return [factOf(act.signal)];
    case 'report':
      return address === '*' ? [] : [factOf(act.outcome)];
    case 'unsubscribe':
      return ['unsubscribed'];
    case 'bounce':
      return ['bounced'];
    case 'reply':
      return ['replied'];
    case 'auto-reply':
      return ['auto-replied'];
    case 'conversation':
      return ['conversation'];
    default:
      return [];
  }
}
