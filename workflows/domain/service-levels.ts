import { setFact } from './answer.ts';
import type { Contact } from './contact.ts';
import { type Draft, emit, touchOf, writeTouch } from './draft.ts';
import { openTask } from './escalate-task.ts';
import type { FactContext } from './facts.ts';
import { listedBy, waitsForRep } from './hand-off-list.ts';
import type { LiveCampaign } from './live-campaign.ts';
import type { Touch } from './touch.ts';

/** What one side owes the other, as the plan names it. */
type Level = 'handOver' | 'takeOver' | 'firstCall' | 'report';
type Told = 'warned' | 'breached';

const TYPES = { warned: 'ServiceLevelWarned', breached: 'ServiceLevelBreached' } as const;

/** Fields of a contact that must be there when sales takes over, and are not. The campaign's issue is everybody's. */
export function missingAtHandOver({ setup: { plan, campaign } }: LiveCampaign, contact: Contact): readonly string[] {
  const has: Readonly<Record<string, boolean>> = {
    role: contact.role !== undefined || contact.buyingRole !== 'unknown',
    phone: (contact.phone ?? contact.mobile) !== undefined,
    issue: contact.more.issue !== undefined || campaign.issue !== undefined,
  };
  const fields: Readonly<Record<string, unknown>> = { ...contact };
  return plan.serviceLevels.marketing.handOver.complete.filter(
    (field) => !(has[field] ?? (fields[field] !== undefined || contact.more[field] !== undefined)),
  );
}

/** Marketing hands over what sales needs to call: what is missing is a breach, told on the next list of both managers. */
export function checkHandOver(draft: Draft, cause: string): void {
  const missing = missingAtHandOver(draft.live, draft.contact);
  if (missing.length === 0) return;
  const owner = draft.live.setup.campaign.managers.marketing;
  const { step, stay } = draft.next;
  emit(draft, TYPES.breached, { level: 'handOver', side: 'marketing', owner }, { cause, step, stay });
  const { now } = draft;
  setFact(draft, 'incomplete', { value: missing.join(' '), signal: 'handed-off', occurredAt: now, usedAt: now });
}

/** A line of a list that its rep has not answered: told once each. Returns the event's key, undefined where it was told. */
export function tellTakeOver(draft: Draft, told: Told): string | undefined {
  const { next, live } = draft;
  const { handed } = next.facts;
  if (!handed || !waitsForRep(next) || !isNews(handed.data?.told, told)) return undefined;
  // Recorded as it was: a warning is no new hand-off.
  draft.next.facts = { ...next.facts, handed: { ...handed, data: { ...handed.data, told } } };
  return emit(
    draft,
    TYPES[told],
    { level: 'takeOver', side: 'sales', owner: listedBy(live, next) },
    { step: next.step, stay: next.stay, cause: next.enteredBy },
  );
}

/** By when a qualified contact is called for the first time, counted from the day his call is due, in his rep's own days. */
export function firstCallBy({ live, next }: FactContext, { rep = '', attempt, notBefore }: Touch): number | undefined {
  const { qualified, handed } = next.facts;
  if (!qualified || !handed || attempt !== 1) return undefined;
  const { ready, interested } = live.setup.plan.serviceLevels.sales.firstCall;
  const within = qualified.data?.readiness === 'ready' ? ready : interested;
  return live.setup.calendars.rep(rep).add(notBefore, within, 1);
}

/** A call nobody has reported, on a morning of its rep: warned before its time is over, a breach after. */
export function tellFirstCall(draft: Draft, id: string, owner: string): string | undefined {
  const touch = touchOf(draft);
  const { next, live, now } = draft;
  const isWaiting = next.status === 'open' && next.phase === 'waiting' && !next.hold && touch?.id === id;
  const told = isWaiting ? untoldOf(live, touch, now) : undefined;
  if (!isWaiting || told === undefined) return undefined;
  writeTouch(draft, { ...touch, firstTold: told }, touch.status);
  return tellTask(draft, touch, { level: 'firstCall', told, owner });
}

/** What is to be told of a first call and was not yet: a look at the task is enough. */
export function untoldOf(live: LiveCampaign, touch: Touch, now: number): Told | undefined {
  const { firstBy } = touch;
  if (firstBy === undefined) return undefined;
  const told = now >= firstBy ? 'breached' : isLastMorning(live, { touch, firstBy, now }) ? 'warned' : undefined;
  return told !== undefined && isNews(touch.firstTold, told) ? told : undefined;
}

const DAY_MS = 86_400_000;

interface Waited {
  readonly touch: Touch;
  readonly firstBy: number;
  readonly now: number;
}

/** Warned when as much of the time is over as the plan says, at the latest on the last morning before the end; not on the first. */
function isLastMorning({ setup: { calendars, plan } }: LiveCampaign, { touch, firstBy, now }: Waited): boolean {
  const { rep = '', notBefore } = touch;
  if (now - notBefore < DAY_MS) return false;
  const next = calendars.rep(rep).add(now, { amount: 1, unit: 'business days' }, 1);
  return next >= firstBy || now >= notBefore + plan.serviceLevels.warnAt * (firstBy - notBefore);
}

/** An open task its rep has not reported by the next day: it is on top of his digest, once. */
export function warnReport(draft: Draft, id: string, owner: string): string | undefined {
  const touch = openTask(draft, id);
  if (!touch || (touch.escalated ?? 0) >= 1) return undefined;
  writeTouch(draft, { ...touch, escalated: 1 }, touch.status);
  return tellTask(draft, touch, { level: 'report', told: 'warned', owner });
}

function tellTask(
  draft: Draft,
  { cause, step, stay }: Touch,
  { level, told, owner }: { readonly level: Level; readonly told: Told; readonly owner: string },
): string {
  return emit(draft, TYPES[told], { level, side: 'sales', owner }, { cause, step, stay });
}

/** A breach is told after a warning, nothing twice. */
function isNews(before: unknown, told: Told): boolean {
  return before === undefined || (before === 'warned' && told === 'breached');
}
