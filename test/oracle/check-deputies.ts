/** Rule 17: a colleague calls for an absent rep only where he is the deputy, or where the task lay with that rep before. */
import { isWithin, localTime } from './calendars.ts';
import { type Fault, fault, field, type Line, type Story, stepOf } from './timeline.ts';

function isAway(story: Story, rep: string, line: Line): boolean {
  const calendar = story.inputs.reps.get(rep)?.calendar;
  if (!calendar) return false;
  const { date } = localTime(calendar.zone, line.at);
  const told = story.inputs.announced.some(
    ({ rep: who, since, days }) => who === rep && line.at >= since && isWithin([days], date),
  );
  return told || isWithin(calendar.away, date);
}

function whyNot(story: Story, line: Line, mine: ReadonlySet<string>): string | undefined {
  const absent = field(line, 'for').toLowerCase();
  const rep = field(line, 'rep').toLowerCase();
  const rules = story.inputs.reps.get(absent);
  if (!rules) return `for ${absent}, who is no rep`;
  if (absent === rep) return `for himself, ${rep}`;
  // Undone for two days, or given away by hand: it was his before.
  if (mine.has(absent)) return undefined;
  if (!isAway(story, absent, line)) return `for ${absent}, who is there and never had it`;
  const deputy = rules.deputyOn(localTime(rules.calendar.zone, line.at).date);
  return deputy === '' || deputy === rep ? undefined : `for ${absent} by ${rep}, his deputy is ${deputy}`;
}

export function checkDeputies(story: Story): Fault[] {
  const faults: Fault[] = [];
  const carried = new Map<string, Set<string>>();
  for (const line of story.lines) {
    if (line.type !== 'CallTaskSent' || stepOf(story, line)?.do === 'ask') continue;
    const mine = carried.get(line.enrollment) ?? new Set<string>();
    carried.set(line.enrollment, mine);
    const why = field(line, 'for') === '' ? undefined : whyNot(story, line, mine);
    if (why) faults.push(fault(line, 'deputy', `call task ${why}`));
    mine.add(field(line, 'rep').toLowerCase());
  }
  return faults;
}
