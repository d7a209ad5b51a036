/** One figure of pages, reports and the timeline's summary, in the words shown beside it. */
export interface Figure {
  readonly name: string;
  /** What is counted: persons up to the calls, organisations from the appointment on. */
  readonly unit: 'contacts' | 'organisations' | 'mails' | 'rows' | 'calls' | 'money' | 'business days';
  readonly counts: string;
  /** What it is a share of; absent for a plain number. */
  readonly of?: string;
}

type Row = readonly [name: string, unit: Figure['unit'], counts: string, of?: string];

const ROWS: readonly Row[] = [
  ['selected', 'rows', 'rows of the audience that can be used; struck out and added by sales apart'],
  ['approachable', 'contacts', 'by the first channel that is allowed: mail, phone, letter, none', 'selected'],
  ['invited', 'contacts', 'the invitation reached them: mail not bounced in 3 days, told by phone, or letter printed'],
  ['delivered', 'mails', 'mails that did not bounce', 'mails sent'],
  ['responded', 'contacts', 'accepted, declined or tentative by any channel before the start', 'invited'],
  ['by themselves', 'contacts', 'the first answer came before any call', 'responded'],
  ['after a call', 'contacts', 'the first answer came after a call', 'responded'],
  ['accepted', 'contacts', 'the last answer is yes, with a seat; the waiting list apart', 'invited'],
  ['cancelled', 'contacts', 'accepted before, the last answer is no', 'ever accepted'],
  ['attended', 'contacts', 'came, also when they left early'],
  ['show rate', 'contacts', 'attended among those who accepted', 'accepted at the start, list closed'],
  ['no-show', 'contacts', 'accepted and not on the closed list, not held', 'accepted at the start'],
  ['walk-ins', 'contacts', 'came without an invitation; those who came without accepting apart'],
  ['spoken to at the event', 'contacts', 'guests with a conversation note', 'attended'],
  ['handed over', 'contacts', 'given to sales; taken over and rejected apart, with reasons', 'taken over + rejected'],
  ['attempts', 'calls', 'calls reported; a task nobody reported is none'],
  ['reached', 'contacts', 'spoken with the contact himself', 'contacts with at least one attempt'],
  ['approached', 'organisations', 'phoned at least once, or spoken to anywhere', 'organisations in the campaign'],
  ['appointments', 'organisations', 'an agreed date, from the event or by call', 'organisations reached'],
  ['visited', 'organisations', 'the appointment took place'],
  ['quoted', 'organisations', 'got a quote; its value, and margin × chance, apart'],
  ['weighted quotes', 'money', 'margin × chance of every open quote; no chance said: the plan’s'],
  ['customers', 'organisations', 'said a definite yes'],
  [
    'chance',
    'organisations',
    'customers among those that came to a level',
    'ended, or older than the median time to yes',
  ],
  ['step rate', 'organisations', 'reached the next level', 'reached this level'],
  ['revenue', 'money', 'order value of every yes, without VAT, at the day of the order'],
  ['margin in period', 'money', "gross margin that falls into the plan's period", 'target'],
  ['margin in 12 months', 'money', "gross margin of the customer's first 12 months", 'target'],
  ['definite no', 'contacts', 'said no, with reasons; released, fell back and void apart'],
  ['qualified leads', 'contacts', 'met the criteria at hand-off, ready or interested', 'owed in the plan'],
  ['service level met', 'calls', 'done within its business hours; undone is a breach', 'fell due in the period'],
  ['time per level', 'business days', 'median and 80th percentile between entering two levels'],
  ['data completeness', 'organisations', 'handed over with all required fields', 'handed over'],
  ['opt-outs', 'contacts', 'unsubscribed or objected; complaints apart', 'invited'],
  ['cost per guest', 'money', 'costs of the campaign; per appointment and customer alike', 'attended'],
  ["marketing's share", 'organisations', 'a campaign was the first source, or any touch', 'customers'],
];

/** Every figure, in the order of a campaign: the one table of their definitions. */
export const FIGURES: readonly Figure[] = ROWS.map(([name, unit, counts, of]) => ({
  name,
  unit,
  counts,
  ...(of !== undefined && { of }),
}));

const RULES = `Rules for all: corrected facts are counted anew. Rejected rows, void and customers stand outside every rate.
Below 20 a rate is shown as its two numbers. A person counts once a line, by the last answer before the deadline.
Opens, link scans, automatic replies and bounces never count.`;

/** What `baton explain figures` prints: a line a figure. */
export function explainFigures(): string {
  const rows = FIGURES.map(({ name, unit, counts, of }) => [
    name,
    unit,
    of === undefined ? counts : `${counts} / ${of}`,
  ]);
  const table = [['figure', 'unit', 'counts / out of'], ...rows];
  const widths = [0, 1].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n${RULES}\n`;
}
