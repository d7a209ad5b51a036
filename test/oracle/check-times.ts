/** When a touch may reach its receiver: calendar, hours of urgent ones, two minutes for answers, absences. */
import { type Calendar, isOpen, isWithin, localTime, parseHours } from './calendars.ts';
import { contactCalendar } from './read-inputs.ts';
import { type Fault, fault, field, isSignal, type Line, rootOf, type Story, stepOf } from './timeline.ts';

const ANSWER_WITHIN_MS = 2 * 60_000;
const DAY_FROM = 7 * 60;
const DAY_TO = 21 * 60;

/** A manager may also be a rep: the campaign's calendar counts for what comes to him as manager. */
function receiverCalendar(story: Story, line: Line): Calendar | undefined {
  const to = line.type === 'CallTaskSent' ? 'rep' : field(line, 'to');
  const receiver = field(line, line.type === 'CallTaskSent' ? 'rep' : 'receiver').toLowerCase();
  if (to === 'manager' || to === 'host') return story.inputs.calendar;
  if (to === 'rep') return story.inputs.reps.get(receiver)?.calendar;
  const start = story.startOf.get(line.enrollment);
  return contactCalendar(story.inputs, line.contact, start ? field(start, 'timeZone') : story.inputs.zone);
}

function when(calendar: Calendar, at: number): string {
  const local = localTime(calendar.zone, at);
  const minute = Math.floor(local.minute);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][local.weekday - 1]} ${local.date} ${clock} ${calendar.zone}`;
}

function checkUrgency(story: Story, line: Line, urgency: string, calendar: Calendar): Fault[] {
  const what = `${line.type} ${field(line, 'template') || field(line, 'script')}`;
  if (urgency === 'normal' && !isOpen(calendar, line.at)) {
    return [fault(line, 'calendar', `normal ${what} at ${when(calendar, line.at)}, outside the receiver's calendar`)];
  }
  const { minute } = localTime(calendar.zone, line.at);
  if (urgency === 'urgent' && (minute < DAY_FROM || minute > DAY_TO)) {
    return [fault(line, 'urgent-hours', `urgent ${what} at ${when(calendar, line.at)}, outside 07:00-21:00`)];
  }
  if (urgency !== 'answer') return [];
  const root = rootOf(story, line);
  if (root && line.at - root.at <= ANSWER_WITHIN_MS) return [];
  const late = root ? `${Math.round((line.at - root.at) / 1000)} s after seq ${root.seq}` : 'without a cause';
  return [fault(line, 'answer-late', `answer ${what} ${late}`)];
}

/** Nothing is mailed to an absent rep (seminar rule 17): by the reps' file, or as he said while the campaign ran. */
function checkAway(story: Story, line: Line, calendar: Calendar): Fault[] {
  const { date } = localTime(calendar.zone, line.at);
  const rep = field(line, line.type === 'CallTaskSent' ? 'rep' : 'receiver').toLowerCase();
  const told = story.inputs.announced.some(
    ({ rep: who, since, days }) => who === rep && line.at > since && isWithin([days], date),
  );
  if (!told && !isWithin(calendar.away, date)) return [];
  return [
    fault(line, 'absent', `${line.type} ${field(line, 'template')} to an absent rep, ${when(calendar, line.at)}`),
  ];
}

/** `hours` of a step, and the campaign's quiet times, narrow a contact's marketing mails. */
function checkNarrow(story: Story, line: Line, calendar: Calendar): Fault[] {
  const step = stepOf(story, line);
  const template = field(line, 'template');
  const text = step?.hours.startsWith('settings.') ? story.inputs.setting(step.hours) : (step?.hours ?? '');
  const hours = step?.templates.has(template) ? parseHours(text) : undefined;
  const { date, minute } = localTime(calendar.zone, line.at);
  const faults: Fault[] = [];
  if (hours && (minute < hours.from || minute > hours.to)) {
    faults.push(fault(line, 'step-hours', `${template} at ${when(calendar, line.at)}, outside ${text}`));
  }
  if (field(line, 'kind') === 'marketing' && isWithin(story.inputs.quiet, date)) {
    faults.push(fault(line, 'calendar', `${template} at ${when(calendar, line.at)}, in the quiet times`));
  }
  return faults;
}

export function checkTimes(story: Story): Fault[] {
  const faults: Fault[] = [];
  const promised = new Set<string>();
  for (const line of story.lines) {
    if (isSignal(line, 'call-back')) promised.add(line.enrollment);
    const calendar = ['MailSent', 'CallTaskSent'].includes(line.type) ? receiverCalendar(story, line) : undefined;
    if (!calendar) continue;
    const to = line.type === 'CallTaskSent' ? 'rep' : field(line, 'to');
    if (to === 'rep') faults.push(...checkAway(story, line, calendar));
    if (line.type === 'MailSent') {
      faults.push(...checkUrgency(story, line, field(line, 'urgency'), calendar));
      if (to === 'contact') faults.push(...checkNarrow(story, line, calendar));
      continue;
    }
    const alone = field(line, 'in') === 'single' && promised.has(line.enrollment);
    faults.push(...checkUrgency(story, line, alone ? 'urgent' : 'normal', calendar));
  }
  return faults;
}
