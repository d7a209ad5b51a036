/** Around the event: attendance before its mails, each group its own mail, hand-off at the start, lists on their day. */
import { addDays, isBusinessDay, localTime, weekdayOf } from './calendars.ts';
import { contactCalendar } from './read-inputs.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

interface Answer {
  readonly occurredAt: number;
  readonly value: string;
}

const GROUP_BY_TEMPLATE: Readonly<Record<string, string>> = {
  'presentation-no-show': 'no-show',
  'presentation-declined': 'declined',
  'presentation-silent': 'silent',
  'thank-you': 'came',
  'thank-you-appointment': 'came',
  'webinar-thank-you': 'came',
  'webinar-left-early': 'came',
  'recording-no-show': 'no-show',
  'recording-declined': 'declined',
  'recording-silent': 'silent',
};

/** Presence is never taken back but by the newest news of it; the last answer by its own time counts. */
function whyOtherGroup(group: string, answer: string | undefined, attendance: string | undefined): string | undefined {
  const came = attendance === 'attended' || attendance === 'left-early';
  if (group === 'came') return came ? undefined : 'did not come';
  if (came) return 'came';
  if (group === 'no-show') return answer === 'accepted' ? undefined : `answered ${answer ?? 'nothing'}`;
  if (group === 'declined') return answer === 'declined' ? undefined : `answered ${answer ?? 'nothing'}`;
  return answer === 'declined' ? 'answered declined' : undefined;
}

function noteNewest(newest: Map<string, Answer>, line: Line): void {
  const occurredAt = Date.parse(field(line, 'occurredAt'));
  const known = newest.get(line.contact);
  if (!known || occurredAt >= known.occurredAt) newest.set(line.contact, { occurredAt, value: field(line, 'signal') });
}

/** After a move of the event its old date says nothing any more: those checks fall silent. */
export function checkAttendance(story: Story): Fault[] {
  const faults: Fault[] = [];
  const answers = new Map<string, Answer>();
  const seats = new Map<string, boolean>();
  const attendance = new Map<string, Answer>();
  let closed: Line | undefined;
  for (const line of story.lines) {
    const lateAnswer = Date.parse(field(line, 'occurredAt')) >= (story.inputs.eventStartAt ?? Number.POSITIVE_INFINITY);
    // A yes counts until the start; a no tells its reason at any time.
    if (isSignal(line, 'declined') || (isSignal(line, 'accepted', 'tentative') && !lateAnswer))
      noteNewest(answers, line);
    if (line.type === 'SeatTaken' || line.type === 'SeatReleased') seats.set(line.contact, line.type === 'SeatTaken');
    if (isSignal(line, 'attended', 'left-early', 'no-show')) noteNewest(attendance, line);
    if (line.type === 'AttendanceClosed') closed ??= line;
    if (line.type === 'CampaignRescheduled') return faults;
    if (line.type !== 'MailSent' || field(line, 'to') !== 'contact') continue;
    const template = field(line, 'template');
    const group = GROUP_BY_TEMPLATE[template];
    if (group === undefined) continue;
    if (!closed && group !== 'came')
      faults.push(fault(line, 'attendance-open', `${template} before attendance is closed`));
    // Rule 14: who accepted and got no further than the waiting list could not come, as if he had declined.
    const said = answers.get(line.contact)?.value;
    const answer = said === 'accepted' && !seats.get(line.contact) ? 'declined' : said;
    const why = whyOtherGroup(group, answer, attendance.get(line.contact)?.value);
    if (why) faults.push(fault(line, 'group', `${template} to one who ${why}`));
  }
  return faults;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

function agreedHandOff({ inputs, startOf }: Story, { contact, enrollment }: Line): number {
  const start = startOf.get(enrollment);
  const zone = start ? field(start, 'timeZone') : inputs.zone;
  return inputs.handOffAtIn(contactCalendar(inputs, contact, zone)) ?? Number.NaN;
}

/** The first hand-off of an enrollment comes at `settings.handOff.at`; later only where it was held or came late. */
export function checkHandOff(story: Story): Fault[] {
  const { handOffAtIn, handOffWho, calendar } = story.inputs;
  const moved = story.lines.some(({ type }) =>
    ['CampaignRescheduled', 'CampaignStopped', 'CampaignPaused'].includes(type),
  );
  const joint = handOffAtIn(calendar);
  if (joint === undefined || moved) return [];
  const faults: Fault[] = [];
  const excused = new Set<string>();
  const handed = new Set<string>();
  for (const line of story.lines) {
    if (!['Held', 'EnrollmentStarted', 'EnrollmentEnded', 'HandedOff'].includes(line.type)) continue;
    const agreed = agreedHandOff(story, line);
    if (line.type === 'Held') excused.add(line.enrollment);
    if (line.type === 'EnrollmentStarted' && line.at >= agreed) excused.add(line.enrollment);
    if (line.type === 'EnrollmentEnded' && line.at < agreed) excused.add(line.enrollment);
    if (line.type !== 'HandedOff' || handed.has(line.enrollment)) continue;
    handed.add(line.enrollment);
    // Who was not there is handed off when he qualifies, where only those who came are handed off at once.
    const late = line.at - agreed >= MINUTE_MS && handOffWho === 'all' && !excused.has(line.enrollment);
    if (line.at < agreed || late) {
      faults.push(fault(line, 'hand-off', `handed off, agreed is ${new Date(agreed).toISOString()}`));
    }
  }
  if ((story.lines.at(-1)?.at ?? 0) < joint + DAY_MS || handOffWho !== 'all') return faults;
  for (const [enrollment, start] of story.startOf) {
    const wanted = field(start, 'stage') === 'lead' && !excused.has(enrollment) && !handed.has(enrollment);
    if (wanted) faults.push(fault(start, 'hand-off', 'is never handed off, though open at the event'));
  }
  return faults;
}

/** On `decisions.day` at its minute; where that day is no business day, at the same minute of the next that is one. */
export function checkDecisionDays(story: Story): Fault[] {
  const { calendar, decisionDay, zone } = story.inputs;
  const faults: Fault[] = [];
  for (const line of story.lines) {
    if (line.type !== 'DecisionAsked') continue;
    const { date, minute } = localTime(zone, line.at);
    let day = date;
    for (let back = 0; back < 7 && weekdayOf(day) !== decisionDay.weekday; back += 1) {
      const before = addDays(day, -1);
      if (isBusinessDay(calendar, before)) break;
      day = before;
    }
    const onDay = weekdayOf(day) === decisionDay.weekday && isBusinessDay(calendar, date);
    if (!onDay || Math.floor(minute) !== decisionDay.minute) {
      faults.push(fault(line, 'decision-day', `decision list on ${date}, minute ${Math.floor(minute)} of the day`));
    }
  }
  return faults;
}
