/** Rule 22 and the caps: what one contact bears in all, how much at once, and how long he is left in peace. */
import { addDays, instantOf, isBusinessDay, localTime } from './calendars.ts';
import { contactCalendar, type Limits } from './read-inputs.ts';
import { type Fault, fault, field, type Line, type Story, stepOf } from './timeline.ts';

const DAY_MS = 86_400_000;

interface Bore {
  readonly at: number;
  readonly date: string;
  readonly what: 'marketing' | 'service' | 'call';
  readonly touch: string;
}

interface Borne {
  readonly zone: string;
  touches: Bore[];
  /** Calls he was reached by, and conversations without one, by when that was told. */
  readonly reached: Map<string, number>;
  readonly talks: number[];
  marketing: number;
  service: number;
  /** Touches of calls reported as not reached since the last joint decision. */
  readonly unanswered: Set<string>;
  decided: boolean;
  promised: boolean;
}

function borneBy(story: Story, line: Line, all: Map<string, Borne>): Borne {
  const known = all.get(line.contact);
  if (known) return known;
  const start = story.startOf.get(line.enrollment);
  const fresh: Borne = {
    zone: start ? field(start, 'timeZone') : story.inputs.zone,
    touches: [],
    reached: new Map(),
    talks: [],
    marketing: 0,
    service: 0,
    unanswered: new Set(),
    decided: false,
    promised: false,
  };
  all.set(line.contact, fresh);
  return fresh;
}

const SAYS_NOTHING = ['wrong-number', 'wrong-person'];

/** A report names its call by its cause, and that only where the call's stay is still open. */
function noteReport(story: Story, line: Line, borne: Borne): void {
  if (line.type !== 'SignalReceived' || field(line, 'by') === 'contact') return;
  const sent = line.cause === undefined ? undefined : story.bySeq.get(line.cause);
  const signal = field(line, 'signal');
  if (signal === 'call-back') borne.promised = true;
  if (sent?.type !== 'CallTaskSent') {
    if (signal === 'spoken' && field(line, 'by') === 'rep' && !sent) borne.talks.push(line.at);
    return;
  }
  if (SAYS_NOTHING.includes(signal)) return;
  const touch = field(sent, 'touch');
  if (signal === 'not-reached') borne.unanswered.add(touch);
  else {
    borne.unanswered.delete(touch);
    borne.reached.set(touch, line.at);
  }
}

function checkMailBudget(story: Story, line: Line, borne: Borne, limits: Limits): Fault[] {
  const kind = field(line, 'kind');
  if (field(line, 'urgency') === 'answer') return [];
  if (kind === 'marketing' && !stepOf(story, line)?.rotates) borne.marketing += 1;
  if (kind === 'service') borne.service += 1;
  if (borne.decided) return [];
  const faults: Fault[] = [];
  if (kind === 'marketing' && borne.marketing > limits.marketingMails)
    faults.push(fault(line, 'budget', `marketing mail ${borne.marketing} before the first decision`));
  if (kind === 'service' && borne.service > limits.serviceMails)
    faults.push(fault(line, 'budget', `service mail ${borne.service} before the first decision`));
  return faults;
}

/**
 * What lies later than this counts: the same time of day so many days before by the contact's own clock, with a doubled
 * or missing hour let pass; for a call the end of that day.
 */
function within(line: Line, zone: string, days: number): number {
  if (line.type !== 'CallTaskSent') return line.at - days * DAY_MS + 3_600_000;
  return instantOf(zone, addDays(localTime(zone, line.at).date, -days), 1440) - 1;
}

function checkCaps(line: Line, borne: Borne, limits: Limits): Fault[] {
  const faults: Fault[] = [];
  const isCall = line.type === 'CallTaskSent';
  const isMarketing = !isCall && field(line, 'kind') === 'marketing';
  const { date } = localTime(borne.zone, line.at);
  const today = borne.touches.filter((touch) => touch.date === date).length;
  if (today >= limits.touchesPerDay) faults.push(fault(line, 'same-day', `touch ${today + 1} on ${date}`));
  const week = borne.touches.filter(({ what, at }) => what === 'marketing' && at > within(line, borne.zone, 7)).length;
  if (isMarketing && week >= limits.marketingMailsPerWeek)
    faults.push(fault(line, 'caps', `marketing mail ${week + 1} within a week`));
  const reached = [...borne.reached.values()].filter((at) => at > within(line, borne.zone, 14)).length;
  const mails = borne.touches.filter(
    ({ what, at }) => what === 'marketing' && at > within(line, borne.zone, 14),
  ).length;
  if ((isMarketing || isCall) && mails + reached >= limits.touchesPerTwoWeeks)
    faults.push(fault(line, 'caps', `touch ${mails + reached + 1} within two weeks`));
  const talks = reached + borne.talks.filter((at) => at > within(line, borne.zone, 14)).length;
  if (isCall && talks >= limits.conversationsPerTwoWeeks)
    faults.push(fault(line, 'caps', `a call after ${talks} conversations within two weeks`));
  return faults;
}

/** Between a mail and a call lies the start of a business day of the contact's; nobody is called on the event's day. */
function checkCall(story: Story, line: Line, borne: Borne): Fault[] {
  const { inputs } = story;
  const { limits } = inputs;
  const faults: Fault[] = [];
  const { date } = localTime(borne.zone, line.at);
  const calendar = contactCalendar(inputs, line.contact, borne.zone);
  const mail = borne.touches.findLast(({ what }) => what !== 'call');
  if (mail && limits.callAfterMail) {
    let day = addDays(mail.date, 1);
    while (!isBusinessDay(calendar, day)) day = addDays(day, 1);
    if (date < day) faults.push(fault(line, 'call-after-mail', `called on ${date}, mailed on ${mail.date}`));
  }
  if (borne.unanswered.size >= limits.unansweredCalls)
    faults.push(fault(line, 'budget', `a call after ${borne.unanswered.size} that reached nobody`));
  const eventDay = inputs.eventStartAt === undefined ? '' : localTime(inputs.zone, inputs.eventStartAt).date;
  if (!limits.callsOnEventDay && localTime(inputs.zone, line.at).date === eventDay)
    faults.push(fault(line, 'event-day', 'called on the day of the event'));
  return faults;
}

/** After a move of the event its old day says nothing any more. Promised calls, answers and what is urgent go at their time. */
export function checkBudget(story: Story): Fault[] {
  const { limits } = story.inputs;
  const faults: Fault[] = [];
  const all = new Map<string, Borne>();
  for (const line of story.lines) {
    if (line.type === 'CampaignRescheduled') return faults;
    if (line.contact === '') continue;
    const borne = borneBy(story, line, all);
    noteReport(story, line, borne);
    if (line.type === 'DecisionMade') {
      borne.decided = true;
      borne.unanswered.clear();
    }
    const isMail = line.type === 'MailSent' && field(line, 'to') === 'contact';
    const isCall = line.type === 'CallTaskSent' && stepOf(story, line)?.do !== 'ask';
    if (!isMail && !isCall) continue;
    const isPromised = isCall && borne.promised;
    if (isCall) borne.promised = false;
    if (isMail) faults.push(...checkMailBudget(story, line, borne, limits));
    const urgency = isMail ? field(line, 'urgency') : (stepOf(story, line)?.urgency ?? 'normal');
    if (!isPromised && urgency === 'normal') {
      faults.push(...checkCaps(line, borne, limits));
      if (isCall) faults.push(...checkCall(story, line, borne));
    }
    const what = isCall ? 'call' : field(line, 'kind') === 'marketing' ? 'marketing' : 'service';
    const { date } = localTime(borne.zone, line.at);
    borne.touches = [...borne.touches.slice(-30), { at: line.at, date, what, touch: field(line, 'touch') }];
  }
  return faults;
}
