import { dataOf, fieldOf, groupLines, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** Whether a campaign was remembered when the rep called, and what came of it. */
export interface MeasuredTalks {
  /** Talks in which the rep noted whether the contact remembered us. */
  readonly asked: number;
  readonly remembered: number;
  /** Organisations spoken to, and those of them with an agreed date. */
  readonly reached: number;
  readonly appointments: number;
  readonly fromEvent: number;
  readonly byCall: number;
}

const REACHED = ['spoken', 'appointment', 'call-back', 'quote-requested', 'send-documents'];

/** Talks and appointments of a timeline; appointments are counted in organisations, by the first one each. */
export function measureTalks(told: readonly StoryLine[]): MeasuredTalks {
  const lines = withoutUndone(told);
  const talks = lines.filter((line) => isSignal(line, 'spoken') && dataOf(line, 'remembers') !== '');
  const counts = { reached: 0, appointments: 0, fromEvent: 0, byCall: 0 };
  for (const story of groupLines(lines, 'organisation').values()) {
    if (!story.some((line) => isSignal(line, ...REACHED) && fieldOf(line, 'by') === 'rep')) continue;
    counts.reached += 1;
    const first = story.find((line) => isSignal(line, 'appointment'));
    if (!first) continue;
    counts.appointments += 1;
    if (isAfterCall(first, story)) counts.byCall += 1;
    else counts.fromEvent += 1;
  }
  const remembered = talks.filter((line) => dataOf(line, 'remembers') === 'yes').length;
  return { asked: talks.length, remembered, ...counts };
}

/** A report's cause is its call task; what a rep notes at the event has none. */
function isAfterCall(appointment: StoryLine, story: readonly StoryLine[]): boolean {
  return story.some(({ type, seq }) => type === 'CallTaskSent' && seq === appointment.cause);
}

/** A text or file, how often it went out, and how often it was really used. */
export interface ContentUse {
  readonly name: string;
  readonly sent: number;
  /** Fetched by the page of the file, or answered. */
  readonly used: number;
}

/** What content was really fetched, each file once a contact; beside it how many marketing mails went in steps before. */
export function contentUsed(lines: readonly StoryLine[]): readonly ContentUse[] {
  const sent = new Map<string, number>();
  const used = new Map<string, Set<string>>();
  const lastMail = new Map<string, string>();
  for (const line of lines) {
    const who = fieldOf(line, 'enrollment');
    if (line.type === 'MailSent' && fieldOf(line, 'kind') === 'marketing') {
      const template = fieldOf(line, 'template');
      sent.set(template, (sent.get(template) ?? 0) + 1);
      lastMail.set(who, template);
    }
    const template = lastMail.get(who);
    if (!isSignal(line, 'downloaded', 'replied') || template === undefined) continue;
    used.set(template, (used.get(template) ?? new Set()).add(who));
  }
  return [...sent].map(([name, count]) => ({ name, sent: count, used: used.get(name)?.size ?? 0 }));
}
