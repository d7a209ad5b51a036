import type { WaitingStep } from '../workflow.ts';
import { momentOf } from './agenda.ts';
import { isOnRequest, ON_REQUEST } from './asked-slides.ts';
import { otherHalf } from './day-half.ts';
import { presentFor } from './deputy.ts';
import { type Draft, emit, writeTouch } from './draft.ts';
import type { Enrollment } from './enrollment.ts';
import { type FactContext, pick } from './facts.ts';
import { firstCallBy } from './service-levels.ts';
import { ofStay, type Touch, type TouchKind } from './touch.ts';
import { warmthOf } from './warmth.ts';

const KIND_OF: Readonly<Record<string, TouchKind>> = {
  email: 'mail',
  call: 'call',
  letter: 'letter',
  ask: 'ask',
  decide: 'decision',
};

export interface TouchPlan {
  readonly attempt: number;
  readonly at: number;
  readonly queued: boolean;
  /** A promised call-back: goes alone at its time, whatever the day's number of calls. */
  readonly promised?: boolean;
  /** Goes alone today, to who is there: in the place of an urgent mail. */
  readonly isUrgent?: boolean;
  /** Makes the id of a further touch of the same attempt its own. */
  readonly suffix?: string;
}

/** Plans the touch of the open stay: an item in the ledger and its summary on the enrollment. */
export function planTouch(draft: Draft, step: WaitingStep, plan: TouchPlan): void {
  const touch = createTouch(draft, step, plan);
  const firstBy = touch.kind === 'call' ? firstCallBy(draft, touch) : undefined;
  writeTouch(draft, { ...touch, ...(firstBy !== undefined && { firstBy }) }, 'absent');
  const { attempt, at, queued } = plan;
  const stands = touch.for !== undefined && touch.rep !== undefined ? { rep: touch.rep } : {};
  draft.next.touch = { id: touch.id, status: 'planned', at, attempt, queued, ...stands };
}

/** Records that the stay's touch was not made, and why. `at` counts as the moment it would have gone out. */
export function skipTouch(draft: Draft, step: WaitingStep, reason: string, existing?: Touch): void {
  const { next, now } = draft;
  if (step.do === 'wait' || step.do === 'hand-off' || step.do === 'decide') return;
  const attempt = existing?.attempt ?? 1;
  const touch = existing ?? createTouch(draft, step, { attempt, at: now, queued: false });
  writeTouch(draft, { ...touch, status: 'skipped', reason }, existing ? existing.status : 'absent');
  const about = { step: step.name, stay: next.stay, cause: next.enteredBy };
  if (step.do === 'call') emit(draft, 'CallTaskSkipped', { touch: touch.id, reason }, about);
  else emit(draft, 'MailSkipped', { touch: touch.id, template: touch.template, reason }, about);
  next.touch = { id: touch.id, status: 'skipped', at: now, attempt, queued: false };
  countNurture(draft, touch.item, step);
}

/** Rounds of a content list count whether the item was sent or skipped, and no item comes twice. */
export function countNurture(draft: Draft, item: string | undefined, step: WaitingStep): void {
  if (!step.rotate) return;
  draft.next.nurtureRounds += 1;
  if (item !== undefined && !draft.next.nurtured.includes(item)) draft.next.nurtured = [...draft.next.nurtured, item];
}

/** The next item of the step's list that this contact never had. */
export function nextItem(step: WaitingStep, context: FactContext): string | undefined {
  return step.rotate?.find((item) => !context.next.nurtured.includes(item));
}

/** Name of the text: by fact, by variant drawn from the enrollment's id, or by content item. */
export function templateOf(step: WaitingStep, context: FactContext): string {
  if (isOnRequest(context, step)) return ON_REQUEST;
  if (step.rotate) return `nurture-${nextItem(step, context) ?? 'item'}`;
  if (step.variants) return drawVariant(step.variants, `${context.next.id} ${step.name}`);
  const value = step.do === 'call' ? step.script : step.template;
  const name = value === undefined ? undefined : pick(value, context);
  return name ?? step.about ?? (step.do === 'decide' ? 'decision' : step.name);
}

/** The same id draws the same variant for ever. Weights are relative. */
function drawVariant(variants: Readonly<Record<string, number>>, text: string): string {
  const names = Object.keys(variants);
  const total = names.reduce((sum, name) => sum + (variants[name] ?? 0), 0);
  let left = (fnv1a(text) / 2 ** 32) * total;
  for (const name of names) {
    left -= variants[name] ?? 0;
    if (left < 0) return name;
  }
  return names.at(-1) ?? '';
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

function createTouch(draft: Draft, step: WaitingStep, plan: TouchPlan): Touch {
  const { next, live } = draft;
  const kind = KIND_OF[step.do] ?? 'mail';
  const notAfter = plan.promised ? undefined : momentOf(step.until, step, draft);
  const item = nextItem(step, draft);
  const onRequest = isOnRequest(draft, step);
  const half = otherHalf(draft, { ...plan, kind });
  return {
    ...ofStay(next),
    id: `${next.id}.${next.stay}.${kind}.${plan.attempt}${plan.suffix ?? ''}`,
    kind,
    ...receiverOf(draft, kind, plan),
    status: 'planned',
    template: templateOf(step, draft),
    mailKind: onRequest ? 'service' : kind === 'mail' || kind === 'letter' ? step.kind : 'internal',
    urgency: plan.promised || plan.isUrgent ? 'urgent' : step.urgency,
    attempt: plan.attempt,
    attempts: pick(step.attempts, draft) ?? 1,
    notBefore: plan.at,
    ...(notAfter !== undefined && { notAfter }),
    ...(plan.promised && { promised: true }),
    ...(half !== undefined && { half }),
    ...(kind === 'call' && { warmth: warmthOf(draft) }),
    ...(item !== undefined && { item }),
    ...(step.files.length > 0 && { files: step.files }),
    ...(step.calendar &&
      !onlyWaited(next) && {
        calendar: {
          uid: `${next.id}@${live.setup.campaign.sender.domain}`,
          sequence: calendarSequence(draft, step.calendar),
          method: step.calendar === 'cancel' ? ('CANCEL' as const) : ('PUBLISH' as const),
        },
      }),
    cause: next.enteredBy,
  };
}

/** Who was on the waiting list and never had a seat has no entry in his calendar, and none to be taken out. */
function onlyWaited({ facts }: Enrollment): boolean {
  return facts.seat?.data?.place !== undefined;
}

/** Rises with every calendar file of this enrollment and every move of the event (RFC 5546 §2.1.4). */
function calendarSequence(draft: Draft, method: 'publish' | 'cancel'): number {
  const { next, live } = draft;
  return (live.state.eventRevision * 1000 + next.stay) * 2 + (method === 'cancel' ? 1 : 0);
}

function receiverOf(draft: Draft, kind: TouchKind, plan: TouchPlan): Pick<Touch, 'to' | 'receiver' | 'rep' | 'for'> {
  const { managers } = draft.live.setup.campaign;
  if (kind === 'mail' || kind === 'letter') return { to: 'contact', receiver: draft.next.contact };
  if (kind === 'decision') return { to: 'manager', receiver: managers.marketing };
  const rep = draft.next.rep ?? managers.sales;
  const deputy = plan.isUrgent ? presentFor(draft.live, rep, plan.at) : rep;
  if (deputy === undefined || deputy === rep) return { to: 'rep', receiver: rep, rep };
  return { to: 'rep', receiver: deputy, rep: deputy, for: rep };
}
