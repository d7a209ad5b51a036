import type { DomainEvent, EventType } from '../../workflows/domain/event.ts';

/** What people notice of a campaign. */
export const NOTICED: readonly EventType[] = [
  'MailSent',
  'CallTaskSent',
  'CallTaskWithdrawn',
  'CallTaskUndone',
  'LetterListed',
  'EnrollmentEnded',
];

interface Telling {
  readonly timeZone: string;
  readonly nameOf: ReadonlyMap<string, string>;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `Mon 8 Feb 09:00`, in a zone. */
function tellTime(at: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const month = (parts.get('month') ?? '').slice(0, 3);
  return `${parts.get('weekday')} ${parts.get('day')} ${month} ${parts.get('hour')}:${parts.get('minute')}`;
}

/** One line of a story: when, what happened, which text or step, to whom. */
export function tellEvent(event: DomainEvent, { timeZone, nameOf }: Telling): string {
  const { data } = event;
  const line = `${tellTime(event.at, timeZone)} ${event.type}`;
  const short = (who: unknown): string => nameOf.get(String(who)) ?? String(who).replace(/@.*/, '');
  switch (event.type) {
    case 'MailSent':
      return `${line} ${data.template} → ${short(data.receiver)}`;
    case 'CallTaskSent':
      return `${line} ${event.step} → ${short(data.rep)}${data.for === undefined ? '' : ` for ${short(data.for)}`}`;
    case 'MailSkipped':
    case 'CallTaskSkipped':
    case 'CallTaskWithdrawn':
    case 'CallTaskUndone':
      return `${line} ${event.step}: ${data.reason}`;
    case 'SignalReceived':
    case 'SignalIgnored':
      return `${line} ${data.signal}${data.by === undefined ? `: ${data.reason}` : ` by ${data.by}`}`;
    case 'EnrollmentEnded':
      return `${line} ${data.outcome}: ${data.reason}`;
    case 'MailHeld':
      return `${line} ${event.step}: ${data.reason}`;
    case 'Held':
    case 'Released':
      return `${line} ${data.reason} for ${short(data.for)}`;
    case 'StageChanged':
    case 'OwnerChanged':
    case 'AnswerCorrected':
      return `${line} ${short(data.from)} → ${short(data.to)}`;
    case 'DecisionMade':
    case 'DecisionAsked':
      return `${line} ${data.decision ?? data.proposal}`;
    case 'DataEnriched':
      return `${line} ${data.field} by ${data.by} from ${data.from}`;
    case 'PermissionChanged':
      return `${line} ${data.channel} ${data.from} → ${data.to}: ${data.reason}`;
    case 'ServiceLevelBreached':
      return `${line} ${data.level} of ${data.side}: ${short(data.owner)}`;
    default:
      return event.step === undefined ? line : `${line} ${event.step}`;
  }
}
