import type { World } from '../../infra/local/world.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';

const DAY = 86_400_000;

/** What must hold of all campaigns together, told apart from the rules by which the product decides. */
export function checkTogether(world: World): string[] {
  return [
    ...checkEnds(world),
    ...checkOwners(world),
    ...checkObjections(world),
    ...checkBudgets(world),
    ...checkDays(world),
  ];
}

/** Everybody in every campaign ends definite, for a reason that can be read. */
function checkEnds({ store }: World): string[] {
  return [...store.items.enrollments.values()].flatMap(({ id, campaign, status, outcome, reason, step }) => {
    const isDefinite = status === 'ended' && ['yes', 'no', 'released', 'void'].includes(outcome ?? '') && reason;
    return isDefinite ? [] : [`${campaign} ${id}: ${status} in ${step}, ${outcome} ${reason}`];
  });
}

/** One owner: a rep's while somebody there is with sales, else marketing's; and the organisation's own count is right. */
function checkOwners({ store }: World): string[] {
  const { organisations, contacts } = store.items;
  return [...organisations.values()].flatMap(({ id, owner, leads = 0, withSales = 0 }) => {
    const stages = [...contacts.values()].filter(({ organisation }) => organisation === id).map(({ stage }) => stage);
    const sales = stages.filter((stage) => stage === 'prospect' || stage === 'customer').length;
    const free = stages.filter((stage) => stage === 'lead').length;
    const wrong: string[] = [];
    if (sales !== withSales || free !== leads)
      wrong.push(`${id}: counts ${leads} leads and ${withSales} with sales, there are ${free} and ${sales}`);
    if (sales > 0 && owner === 'marketing') wrong.push(`${id}: has ${sales} with sales and is marketing's`);
    if (sales === 0 && free > 0 && owner !== 'marketing') wrong.push(`${id}: has leads alone and is ${owner}'s`);
    return wrong;
  });
}

const OBJECTIONS: readonly unknown[] = ['objected', 'complained'];

/** Who objected, wherever he did: every enrollment of his is over, and none begins later. By what was told alone. */
function checkObjections({ store, events }: World): string[] {
  const { enrollments } = store.items;
  const wrong: string[] = [];
  const objectedAt = new Map<string, number>();
  for (const { type, at, data, enrollment = '' } of events) {
    const contact = enrollments.get(enrollment)?.contact ?? '';
    if (type === 'SignalReceived' && OBJECTIONS.includes(data.signal) && !objectedAt.has(contact))
      objectedAt.set(contact, at);
    if (type === 'EnrollmentStarted' && at > (objectedAt.get(contact) ?? at))
      wrong.push(`${enrollment}: begins after ${contact} objected`);
    const isMail = type === 'MailSent' && data.to === 'contact' && data.kind === 'marketing';
    // What was handed over in that hour was on its way.
    const isLate = at > (objectedAt.get(contact) ?? at) + DAY;
    if (isLate && (isMail || type === 'CallTaskSent')) wrong.push(`${enrollment}: ${type} after ${contact} objected`);
  }
  for (const { id, contact, status } of enrollments.values())
    if (objectedAt.has(contact) && status === 'open') wrong.push(`${id}: open although ${contact} objected`);
  return wrong;
}

interface Borne {
  marketing: number;
  service: number;
  unanswered: Set<string>;
  decided: boolean;
  corrected: boolean;
}

/** Rule 22, counted by what was told: mails to the first decision, calls that reached nobody to each. */
function checkBudgets(world: World): string[] {
  const wrong: string[] = [];
  const all = new Map<string, Borne>();
  for (const event of world.events) {
    const { enrollment, campaign } = event;
    if (enrollment === undefined) continue;
    const { setup, state } = world.live(campaign);
    const { limits } = setup.campaign;
    const borne = all.get(enrollment) ?? fresh();
    all.set(enrollment, borne);
    note(borne, event);
    const step = setup.workflow.steps[event.step ?? ''];
    if (borne.decided || borne.corrected || (step && 'rotate' in step && step.rotate)) continue;
    if (borne.marketing > limits.budget.marketingMails) wrong.push(`${event.key}: marketing mail ${borne.marketing}`);
    if (borne.service > limits.budget.serviceMails * (1 + state.eventRevision))
      wrong.push(`${event.key}: service mail ${borne.service}`);
  }
  return [...wrong, ...checkAttempts(world)];
}

function fresh(): Borne {
  return { marketing: 0, service: 0, unanswered: new Set(), decided: false, corrected: false };
}

function note(borne: Borne, { type, data }: DomainEvent): void {
  if (type === 'DecisionMade') borne.decided = true;
  if (type === 'AnswerCorrected') borne.corrected = true;
  if (type !== 'MailSent' || data.to !== 'contact' || data.urgency === 'answer') return;
  if (data.kind === 'marketing') borne.marketing += 1;
  else borne.service += 1;
}

/** No call that nobody promised goes to somebody of whom enough calls were reported as not reached. */
function checkAttempts(world: World): string[] {
  const wrong: string[] = [];
  const all = new Map<string, Set<string>>();
  const calls = new Set<string>();
  for (const { type, data, enrollment = '', campaign, key, cause = '' } of world.events) {
    const unanswered = all.get(enrollment) ?? new Set<string>();
    all.set(enrollment, unanswered);
    if (type === 'DecisionMade') unanswered.clear();
    if (type === 'SignalReceived' && calls.has(cause) && !SAYS_NOTHING.includes(data.signal)) {
      if (data.signal === 'not-reached') unanswered.add(cause);
      else unanswered.delete(cause);
    }
    if (type !== 'CallTaskSent') continue;
    calls.add(key);
    const { unansweredCalls } = world.live(campaign).setup.campaign.limits;
    const touch = world.store.items.touches.get(String(data.touch));
    const isFree = touch?.promised === true || touch?.urgency !== 'normal';
    if (!isFree && unanswered.size >= unansweredCalls) wrong.push(`${key}: call after ${unanswered.size} unanswered`);
  }
  return wrong;
}

const SAYS_NOTHING: readonly unknown[] = ['wrong-number', 'wrong-person'];

/** Over all campaigns: a rep's number of calls a day, and one call a day at an organisation. */
function checkDays(world: World): string[] {
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  const raise = (key: string): number => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  for (const { type, data, at, key, campaign } of world.events) {
    const touch = type === 'CallTaskSent' ? world.store.items.touches.get(String(data.touch)) : undefined;
    if (touch?.kind !== 'call' || touch.promised || touch.urgency !== 'normal') continue;
    const { setup } = world.live(campaign);
    const rep = setup.reps.get(String(data.rep));
    // A digest is drawn for its day, however long whoever draws it takes.
    const date = touch.digest?.split('.').at(-1) ?? setup.calendars.campaign.localDate(at);
    if (raise(`${data.rep} ${date}`) > (rep?.callsPerDay ?? Number.POSITIVE_INFINITY))
      wrong.push(`${key}: call ${counts.get(`${data.rep} ${date}`)} of ${data.rep} on ${date}`);
    if (raise(`${touch.organisation} ${date}`) > 1)
      wrong.push(`${key}: second call at ${touch.organisation} on ${date}`);
  }
  return wrong;
}
