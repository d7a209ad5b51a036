import type { ScriptLine } from './script.ts';

/** One signal as the operators' door takes it. */
export interface Said {
  readonly contact: string;
  readonly by: 'contact' | 'rep' | 'system' | 'marketing' | 'sales';
  readonly signal: string;
  readonly touch?: 'open';
  readonly data?: Readonly<Record<string, string | number | boolean>>;
}

/** What a line says about one contact, in order; nothing for what SES says by itself. */
export function saidAbout(line: ScriptLine, contact: string): readonly Said[] {
  const { signal, report, unsubscribe, reply, autoReply, conversation } = line;
  if (signal !== undefined) return [{ contact, by: senderOf(line, signal), signal, ...dataOf(line) }];
  if (report !== undefined) return [{ contact, by: 'rep', signal: report, touch: 'open', ...dataOf(line) }];
  if (unsubscribe !== undefined) return [{ contact, by: 'contact', signal: 'unsubscribed' }];
  if (reply !== undefined) return [{ contact, by: 'contact', signal: 'replied', data: { text: reply } }];
  if (autoReply)
    return [{ contact, by: 'system', signal: 'auto-replied', data: { until: instantOf(autoReply.until) } }];
  return conversation ? noteOf(conversation) : [];
}

/** What happens at a door or in a mailbox is told by systems; the rest people say themselves. */
const TOLD_BY_SYSTEMS = ['attended', 'left-early', 'no-show'];

function senderOf({ via }: ScriptLine, signal: string): Said['by'] {
  return via !== undefined || TOLD_BY_SYSTEMS.includes(signal) ? 'system' : 'contact';
}

function noteOf(note: NonNullable<ScriptLine['conversation']>): readonly Said[] {
  const { contact, interest, issue, appointment } = note;
  const told = issue === undefined ? {} : { issue };
  const spoken = { ...told, ...(interest !== undefined && { interest }) };
  const notes: Said[] = [
    { contact, by: 'rep', signal: 'spoken', ...(Object.keys(spoken).length > 0 && { data: spoken }) },
  ];
  if (appointment === undefined) return notes;
  const data = { when: instantOf(appointment), ...told };
  return [...notes, { contact, by: 'rep', signal: 'appointment', data }];
}

const TIMES = ['when', 'until'];
const DATA = [
  ...['guests', 'reason', 'when', 'file', 'voicemail', 'interest', 'issue', 'number', 'value', 'revenue', 'margin'],
  ...['currency', 'chance', 'for', 'confirmByMail'],
];

function dataOf(line: ScriptLine): Pick<Said, 'data'> {
  const entries = Object.entries(line).flatMap(([name, value]): [string, string | number | boolean][] => {
    if (!DATA.includes(name)) return [];
    if (typeof value === 'string') return [[name, TIMES.includes(name) ? instantOf(value) : plain(value)]];
    return typeof value === 'number' || typeof value === 'boolean' ? [[name, value]] : [];
  });
  return entries.length === 0 ? {} : { data: Object.fromEntries(entries) };
}

/** `60 %` is 0.6. */
function plain(text: string): string | number {
  const percents = /^(\d+) %$/.exec(text)?.[1];
  return percents === undefined ? text : Number(percents) / 100;
}

/** All of the campaign's dates lie before the change of the clocks on 28 March 2027. */
function instantOf(local: string): string {
  return `${local.replace(' ', 'T')}:00+01:00`;
}
