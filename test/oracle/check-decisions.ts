/** The decision list: what is proposed follows from what was told before, rounds end, ties are broken by who was asked to. */

import { whyNoMail } from './check-permission.ts';
import { inviteeOf } from './read-inputs.ts';
import { asList, asText, asTree } from './read-workflow.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

/** What a rep or system reports without the contact having done or said anything. */
const NO_LIFE = `not-reached wrong-number taken-over rejected no-show qualified bounced unsubscribed complained
  do-not-call auto-replied`.split(/\s+/);

interface Known {
  readonly startedAt: number;
  lastLifeAt?: number;
  decided: number;
  rejected: boolean;
  came: boolean;
  mailClosed: boolean;
  declined?: { readonly reason: string; readonly at: number };
  /** Of the open line: the stay, how often it was asked, and what each side said since it was asked last. */
  asked: { readonly stay: number | undefined; readonly times: number; readonly said: Map<string, string> };
}

function note(known: Known, line: Line): void {
  if (line.type === 'HandOffRejected' || line.type === 'HandOffTaken') known.rejected = line.type === 'HandOffRejected';
  if (line.type === 'DecisionMade') {
    known.decided += 1;
    known.rejected = false;
  }
  if (line.type === 'PermissionChanged' && field(line, 'channel') === 'email') known.mailClosed = true;
  if (line.type !== 'SignalReceived') return;
  const at = Date.parse(field(line, 'occurredAt'));
  const by = field(line, 'by');
  if (['contact', 'rep', 'system'].includes(by) && !NO_LIFE.includes(field(line, 'signal')))
    known.lastLifeAt = Math.max(known.lastLifeAt ?? 0, at);
  if (isSignal(line, 'accepted', 'tentative')) delete known.declined;
  if (isSignal(line, 'declined')) known.declined = { reason: asText(asTree(line.fields.data).reason), at };
  if (isSignal(line, 'attended', 'left-early')) known.came = true;
  if (isSignal(line, 'go-on', 'recycle', 'release')) known.asked.said.set(by, field(line, 'signal'));
}

const DAY_MS = 86_400_000;
const MONTH_DAYS = 30.44;

/** The setting in days; undefined where it is written in a unit this judge does not count. */
function silenceDays({ inputs }: Story): number | undefined {
  const [, months] = /^(\d+) months?$/.exec(inputs.setting('settings.nurture.silence')) ?? [];
  return months === undefined ? undefined : Number(months) * MONTH_DAYS;
}

/** Every proposal that the rules allow; two where a day more or less decides. */
function allowed(story: Story, known: Known, line: Line): readonly string[] {
  const start = story.startOf.get(line.enrollment);
  if (start && field(start, 'stage') === 'customer') return ['release guest'];
  if (known.rejected) return ['recycle rejected'];
  if (known.decided >= 2) return ['release rounds-over'];
  const silentDays = (line.at - (known.lastLifeAt ?? known.startedAt)) / DAY_MS;
  const bound = silenceDays(story);
  const after = whenNotForLong(story, known, line);
  if (bound === undefined || silentDays < bound - 3) return [after];
  return silentDays > bound + 3 ? ['release silent-for-long'] : [after, 'release silent-for-long'];
}

function whenNotForLong(story: Story, known: Known, line: Line): string {
  const { lastLifeAt, decided, came, declined } = known;
  if (lastLifeAt === undefined && decided > 0) return 'release silent-again';
  if (lastLifeAt === undefined) return mayBeMailed(story, known, line) ? 'recycle silent' : 'release no-mail';
  const other = declined?.reason === 'subject' && !came && decided === 0 && lastLifeAt <= declined.at;
  return other ? 'recycle other-subject' : 'go-on alive';
}

/** By his row, as far as nothing closed it since. Of who stands in no row nothing is said against it. */
function mayBeMailed({ inputs }: Story, { mailClosed }: Known, { contact }: Line): boolean {
  const invitee = inviteeOf(inputs, contact);
  // Who has no address is named by his number, or by an id.
  if (mailClosed || !contact.includes('@')) return false;
  return !invitee || whyNoMail(invitee, invitee.emailPermission) === undefined;
}

function checkAsked(story: Story, known: Known, line: Line): Fault[] {
  const faults: Fault[] = [];
  const told = `${field(line, 'proposal')} ${field(line, 'reason')}`;
  const right = allowed(story, known, line);
  // A timeline without reasons is an older one's.
  if (field(line, 'reason') !== '' && !right.includes(told))
    faults.push(fault(line, 'proposal', `proposes ${told}, the rules say ${right.join(' or ')}`));
  const { stay, times, said } = known.asked;
  const again = stay === line.stay ? times : 0;
  const [marketing, sales] = [said.get('marketing'), said.get('sales')];
  const differ = marketing !== undefined && sales !== undefined && marketing !== sales;
  if (again > 0 && !differ) faults.push(fault(line, 'decision-round', 'asked again, though the sides do not differ'));
  if (again >= story.inputs.decisionRounds)
    faults.push(fault(line, 'decision-round', `round ${again + 1} of ${story.inputs.decisionRounds}`));
  known.asked = { stay: line.stay, times: again + 1, said: new Map() };
  return faults;
}

/** Who breaks ties decides where both sides differed in the last round, and only what he said himself. */
function checkTie(story: Story, known: Known, line: Line): Fault[] {
  if (!asList(line.fields.by).includes('tieBreak')) return [];
  const { times, said } = known.asked;
  const [marketing, sales] = [said.get('marketing'), said.get('sales')];
  const why = !story.inputs.hasTieBreak
    ? 'nobody is there to break ties'
    : times < story.inputs.decisionRounds
      ? `round ${times} of ${story.inputs.decisionRounds}`
      : marketing === undefined || sales === undefined || marketing === sales
        ? 'the sides do not differ'
        : said.get('campaign') !== field(line, 'decision')
          ? 'he did not say so'
          : undefined;
  return why === undefined ? [] : [fault(line, 'tie-break', `decided by who breaks ties, but ${why}`)];
}

export function checkDecisions(story: Story): Fault[] {
  const faults: Fault[] = [];
  const all = new Map<string, Known>();
  for (const line of story.lines) {
    if (line.type === 'EnrollmentStarted') {
      const asked = { stay: undefined, times: 0, said: new Map<string, string>() };
      all.set(line.enrollment, {
        startedAt: line.at,
        decided: 0,
        rejected: false,
        came: false,
        mailClosed: false,
        asked,
      });
    }
    const known = all.get(line.enrollment);
    if (!known) continue;
    if (line.type === 'DecisionAsked') faults.push(...checkAsked(story, known, line));
    if (line.type === 'DecisionMade') faults.push(...checkTie(story, known, line));
    note(known, line);
  }
  return faults;
}
