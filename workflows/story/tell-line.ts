import { mailWords } from './mail-words.ts';
import { moneyWords, signalWords } from './signal-words.ts';
import { fieldOf, type StoryLine } from './story-line.ts';
import type { WallClock } from './wall-clock.ts';

/** What a sentence needs besides its line: the clock it is told by, and names for addresses. */
export interface Telling {
  readonly clock: WallClock;
  /** By mail address; an unknown one is told as it is. */
  readonly names: ReadonlyMap<string, string>;
}

/** What happened, without the time; undefined for lines that say nothing to a person (steps entered, seats counted). */
export function tellLine(line: StoryLine, telling: Telling): string | undefined {
  const field = (name: string) => fieldOf(line, name);
  const name = (address: string) => telling.names.get(address) ?? address;
  switch (line.type) {
    case 'EnrollmentStarted':
      return `on the list as ${field('stage')}${said('source', field('source'))}${said('rep', name(field('rep')))}`;
    case 'MailSent':
      return tellMail(line, name);
    case 'MailSkipped':
    case 'MailHeld':
      return `no mail (${mailWords(field('template'))}): ${field('reason')}`;
    case 'TouchUncertain':
      return 'a mail went out or not: nobody knows, and it is never sent again';
    case 'LetterListed':
      return 'stands in letters.csv';
    case 'SignalReceived':
      return tellSignal(line, telling);
    case 'SignalIgnored':
      return field('reason') === 'ended' || field('reason') === 'duplicate'
        ? undefined
        : `${signalWords(line, telling.clock)}: changes nothing (${field('reason')})`;
    case 'AnswerCorrected':
      return `the answer is corrected: ${field('from')} → ${field('to')}`;
    case 'PermissionChanged':
      return `${field('channel')} is closed: ${field('reason')}`;
    default:
      return tellCall(line, name) ?? tellTogether(line, name);
  }
}

type NameOf = (address: string) => string;

function tellMail(line: StoryLine, name: NameOf): string {
  const [template, to] = [fieldOf(line, 'template'), fieldOf(line, 'to')];
  if (to === 'contact')
    return `gets ${mailWords(template)}${line.calendar === undefined ? '' : ', with a calendar file'}`;
  const receiver = name(fieldOf(line, 'receiver'));
  if (template === 'appointment') return `${receiver} is asked how the appointment went`;
  if (template === 'quote') return `${receiver} is asked how the quote stands`;
  return `${receiver} is mailed: ${template}`;
}

/** What the line after it tells by itself (the hand-off list, a time that came) is not told twice. */
const TOLD_BY_OTHERS = ['taken-over', 'rejected', 'timeout'];
const SIDES: Readonly<Record<string, string>> = {
  rep: 'the rep reports',
  host: 'the host says',
  marketing: 'the marketing manager says',
  sales: 'the sales manager says',
};

function tellSignal(line: StoryLine, telling: Telling): string | undefined {
  if (TOLD_BY_OTHERS.includes(fieldOf(line, 'signal'))) return undefined;
  const words = signalWords(line, telling.clock);
  const side = SIDES[fieldOf(line, 'by')];
  return side === undefined ? words : `${side}: ${words}`;
}

function tellCall(line: StoryLine, name: NameOf): string | undefined {
  const field = (key: string) => fieldOf(line, key);
  switch (line.type) {
    case 'CallTaskSent': {
      const attempt = Number(field('attempt')) > 1 ? `, attempt ${field('attempt')}` : '';
      const standIn = field('for') === '' ? '' : ` for ${name(field('for'))}`;
      return `${name(field('rep'))} is to call${standIn} (${line.step ?? field('script')}${attempt})`;
    }
    case 'CallTaskWithdrawn':
      return `the call is withdrawn: ${field('reason')}`;
    case 'CallTaskSkipped':
      return `no call: ${field('reason')}`;
    case 'CallTaskUndone':
      return `nothing came of the call task: ${field('reason')}`;
    case 'ServiceLevelWarned':
      return `service level soon over: ${field('level')}, owed by ${field('side')}`;
    case 'ServiceLevelBreached':
      return `service level breached: ${field('level')}, by ${field('side')}`;
    default:
      return undefined;
  }
}

function tellTogether(line: StoryLine, name: NameOf): string | undefined {
  const field = (key: string) => fieldOf(line, key);
  switch (line.type) {
    case 'StageChanged':
      return `${field('from')} becomes ${field('to')}`;
    case 'HandedOff':
      return `is handed over to ${name(field('rep'))}`;
    case 'HandOffTaken':
      return `${name(field('rep'))} takes over`;
    case 'HandOffRejected':
      return `${name(field('rep'))} rejects: ${field('reason')}`;
    case 'DecisionAsked':
      return `on the decision list, proposal: ${field('proposal')}`;
    case 'DecisionMade': {
      const by = Array.isArray(line.by) ? line.by : [];
      const one = by.includes('tieBreak') ? 'who breaks ties decides' : 'the agreed rule decides';
      return `${by.length === 2 ? 'both managers decide' : one}: ${field('decision')}`;
    }
    case 'Held':
      return `waits for ${name(field('for'))}: ${field('reason')}`;
    case 'Released':
      return 'waits no longer';
    case 'EnrollmentEnded':
      return `ends: ${field('outcome')} (${field('reason')})${said('revenue', moneyWords(field('revenue')))}${said('margin', moneyWords(field('margin')))}`;
    default:
      return undefined;
  }
}

function said(word: string, value: string): string {
  return value === '' ? '' : `, ${word} ${value}`;
}
