import { fieldOf, groupLines, isSignal, type StoryLine } from './story-line.ts';

/** What an open contact waits for: whoever has the next move. */
export type WaitFor =
  /** A hold: `reason` says why. */
  | { readonly what: 'hold'; readonly who: string; readonly reason: string }
  | { readonly what: 'report' | 'appointment' | 'quote'; readonly who: string }
  | { readonly what: 'decision'; readonly who: 'marketing' | 'sales' | 'both' }
  | { readonly what: 'contact' | 'date'; readonly step: string };

/** Open contacts that wait for the same, and since when the longest of them does. */
export interface Waiting {
  readonly wait: WaitFor;
  readonly contacts: number;
  readonly since: string;
  /** Who answers for how many of them: `marketing` while lead, the rep's address from the hand-off on. */
  readonly owners: ReadonlyMap<string, number>;
}

/** Every open contact once. Persons first, most contacts first; what only a date brings comes last. */
export function whoWaits(lines: readonly StoryLine[]): readonly Waiting[] {
  const waiting = new Map<
    string,
    { readonly wait: WaitFor; contacts: number; since: string; owners: Map<string, number> }
  >();
  for (const story of groupLines(lines, 'enrollment').values()) {
    if (!story.some(({ type }) => type === 'EnrollmentStarted')) continue;
    if (story.some(({ type }) => type === 'EnrollmentEnded')) continue;
    const { wait, since } = waitOf(story);
    const key = JSON.stringify(wait);
    const known = waiting.get(key);
    const owner = ownerOf(story);
    if (!known) waiting.set(key, { wait, contacts: 1, since, owners: new Map([[owner, 1]]) });
    else {
      known.contacts += 1;
      if (since < known.since) known.since = since;
      known.owners.set(owner, (known.owners.get(owner) ?? 0) + 1);
    }
  }
  return [...waiting.values()].sort(
    (one, other) =>
      ORDER.indexOf(one.wait.what) - ORDER.indexOf(other.wait.what) ||
      other.contacts - one.contacts ||
      (one.since < other.since ? -1 : 1),
  );
}

/** By the stage and the rep that were told last. */
function ownerOf(story: readonly StoryLine[]): string {
  const staged = story.findLast(({ type }) => type === 'EnrollmentStarted' || type === 'StageChanged') ?? NOTHING;
  const stage = fieldOf(staged, staged.type === 'StageChanged' ? 'to' : 'stage');
  if (stage === 'lead') return 'marketing';
  const given = story.findLast(({ type }) => type === 'EnrollmentStarted' || type === 'HandedOff');
  return fieldOf(given ?? NOTHING, 'rep');
}

const ORDER: readonly WaitFor['what'][] = ['hold', 'decision', 'report', 'appointment', 'quote', 'contact', 'date'];

function waitOf(story: readonly StoryLine[]): { readonly wait: WaitFor; readonly since: string } {
  const entered = story.findLastIndex(({ type }) => type === 'StepEntered' || type === 'EnrollmentStarted');
  const step = fieldOf(story[entered] ?? NOTHING, 'step');
  const held = story.findLast(({ type }) => type === 'Held' || type === 'Released');
  if (held?.type === 'Held')
    return {
      wait: { what: 'hold', who: fieldOf(held, 'for'), reason: fieldOf(held, 'reason') },
      since: held.at,
    };
  const stay = story.slice(Math.max(0, entered));
  const from = stay[0] ?? NOTHING;
  return decisionOf(stay) ?? repOf(stay) ?? { wait: contactOf(stay, step), since: from.at };
}

const NOTHING: StoryLine = { type: '', at: '', seq: 0 };

function decisionOf(stay: readonly StoryLine[]): ReturnType<typeof waitOf> | undefined {
  const asked = stay.findLastIndex(({ type }) => type === 'DecisionAsked');
  if (asked < 0 || stay.some(({ type }) => type === 'DecisionMade')) return undefined;
  const said = (side: string) => stay.slice(asked).some((line) => line.type === 'SignalReceived' && line.by === side);
  const who = said('marketing') ? 'sales' : said('sales') ? 'marketing' : 'both';
  return { wait: { what: 'decision', who }, since: stay[asked]?.at ?? '' };
}

const ASKS = ['appointment', 'quote'] as const;

/** A call drawn and not reported yet, or the question how an appointment or a quote stands. */
function repOf(stay: readonly StoryLine[]): ReturnType<typeof waitOf> | undefined {
  const open = stay.findLast(
    ({ type, to }) => type === 'CallTaskSent' || CLOSES_CALL.includes(type) || (type === 'MailSent' && to === 'rep'),
  );
  if (open?.type === 'CallTaskSent') return { wait: { what: 'report', who: fieldOf(open, 'rep') }, since: open.at };
  const question = ASKS.find((template) => template === open?.template);
  return open && question ? { wait: { what: question, who: fieldOf(open, 'receiver') }, since: open.at } : undefined;
}

const CLOSES_CALL = ['SignalReceived', 'CallTaskWithdrawn', 'CallTaskUndone'];
const ASKING = ['invite', 'letter-invite', 'maybe', 'offer', 'moved'];

/** A mail or letter that asks him something and has no answer yet; everything else waits for its date. */
function contactOf(stay: readonly StoryLine[], step: string): WaitFor {
  const asked = stay.some(
    (line) => line.type === 'LetterListed' || (line.type === 'MailSent' && line.to === 'contact'),
  );
  const answered = stay.some((line) => isSignal(line, 'accepted', 'tentative', 'declined'));
  return { what: asked && !answered && ASKING.includes(step) ? 'contact' : 'date', step };
}
