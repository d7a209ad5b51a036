import { findReturn } from './find-return.ts';

/** A mail that came back, as its receiver knows it. Names of headers in any case. */
export interface IncomingMail {
  readonly headers?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly text?: string;
  /** ISO date. */
  readonly writtenOn: string;
}

/** `machine`: neither a person nor his note, e.g. a report of delivery. */
export type ReadReply =
  | { readonly by: 'person'; readonly text: string }
  /** `until`: ISO date of his first day back. */
  | { readonly by: 'note'; readonly until?: string }
  | { readonly by: 'machine' };

const PREFIXES = '(?:(?:re|aw|sv|vs|antw|fwd?|wg)\\s*:\\s*)*';
/** How mailboxes begin the subject of a note, in nl, da, de and en. */
const NOTES = new RegExp(
  `^${PREFIXES}(?:\\[?(?:${[
    ...['automatisch antwoord', 'automatische reactie', 'automatisch bericht', 'afwezig', 'niet aanwezig'],
    ...['buiten kantoor', 'niet op kantoor', 'met vakantie', 'op vakantie', 'vakantie'],
    ...['automatisk svar', 'autosvar', 'fravær', 'ikke til stede', 'ikke på kontoret', 'på ferie', 'jeg holder ferie'],
    ...['automatische antwort', 'abwesen', 'nicht im büro', 'nicht im haus', 'außer haus', 'ausser haus', 'im urlaub'],
    ...['out of (?:the )?office', 'out-of-office', 'automatic reply', 'auto(?:matic)?[- ]?response', 'auto-?reply'],
    ...[
      'auto:',
      'away from (?:the |my )?(?:office|desk)',
      'on (?:annual |parental )?leave',
      'on vacation',
      'on holiday',
    ],
    'ooo\\b',
  ].join('|')}))`,
  'iu',
);
const RESPONDERS = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply'];
const REPORTS = /^multipart\/report|report-type=/i;
const LONGEST_TEXT = 2_000;

/**
 * Tells what a person wrote from what his mailbox wrote by itself, by the headers of RFC 3834 and of older programs, and
 * where there are none by the subject. Pure: the same mail is always read the same.
 */
export function readReply({ headers = {}, subject = '', text = '', writtenOn }: IncomingMail): ReadReply {
  const head = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim().toLowerCase()]),
  );
  if (REPORTS.test(head.get('content-type') ?? '') || head.has('x-failed-recipients')) return { by: 'machine' };
  const submitted = head.get('auto-submitted') ?? 'no';
  const isNote = isByMailbox(head, submitted) || NOTES.test(subject.trim());
  if (isNote) {
    const until = findReturn(`${subject}\n${ownWords(text)}`, writtenOn);
    return { by: 'note', ...(until !== undefined && { until }) };
  }
  if (submitted.startsWith('auto-generated')) return { by: 'machine' };
  return { by: 'person', text: ownWords(text).slice(0, LONGEST_TEXT) };
}

function isByMailbox(head: ReadonlyMap<string, string>, submitted: string): boolean {
  if (submitted.startsWith('auto-replied') || RESPONDERS.some((name) => head.has(name))) return true;
  return ['auto_reply', 'auto-reply', 'autoreply'].includes(head.get('precedence') ?? '');
}

/** What programs put above the mail they quote. */
const QUOTED = [
  /^\s*>/,
  /^-{2,}\s*(?:original message|oorspronkelijk bericht|ursprüngliche nachricht|oprindelig meddelelse)/i,
  /^_{10,}$/,
  /^(?:on|op|am|den|le) .{5,200}(?:wrote|schreef .*|schrieb .*|skrev .*):\s*$/i,
  /^(?:from|van|von|fra): .+@/i,
];

/** Without the mail it answers, quoted below. */
function ownWords(text: string): string {
  const lines = text.replaceAll('\r', '').split('\n');
  const quoted = lines.findIndex((line) => QUOTED.some((pattern) => pattern.test(line)));
  return (quoted < 0 ? lines : lines.slice(0, quoted)).join('\n').trim();
}
