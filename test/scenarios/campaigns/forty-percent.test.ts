import { describe, expect, it } from 'vitest';
import { type Rehearsal, rehearseTogether } from '../../../infra/local/rehearse.ts';
import { loadScenario } from '../campaign-files.ts';

/**
 * Two campaigns with 40 % the same people, rehearsed together over one store, with the same reps. Seen from outside: from
 * the two timelines alone, put together.
 */
const REPS = `reps:
  - { email: pieter@voorbeeld.example, name: Pieter Bakker, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 4, mail: digest, deputy: lotte@voorbeeld.example }
  - { email: lotte@voorbeeld.example, name: Lotte Smit, hours: { mon-fri: 09:00-17:00 }, callsPerDay: 3, mail: digest, deputy: pieter@voorbeeld.example }
`;
const LIMITS = 'limits: { invitesPerRepPerDay: 8 }';
const RATES =
  'rehearsal: { respond: 40 %, accept: 50 %, reach: 50 %, show: 60 %, no: { perCall: 8 % }, callBack: 10 % }';
const EACH = 30;
const SHARED = 12;

const people = (from: number) =>
  Array.from({ length: EACH }, (_, index) => ({
    name: `p${from + index}`,
    rep: (from + index) % 2 === 0 ? 'pieter@voorbeeld.example' : 'lotte@voorbeeld.example',
  }));

type Line = Rehearsal['lines'][number];

interface Both {
  readonly afrika: Rehearsal;
  readonly azie: Rehearsal;
  /** Of both, in the order they happened. */
  readonly lines: readonly Line[];
}

/** Africa for p0 to p29 in February; Asia for p18 to p47, launched while Africa goes on, or when most are in nurture. */
async function both(launchAt: string, event: string, seed: number): Promise<Both> {
  const common = { reps: REPS };
  const content = 'content: { nurture: [ one, two, three, four ] }';
  const more = [content, LIMITS, RATES].join('\n');
  const first = await loadScenario({ ...common, contacts: people(0), more });
  const second = await loadScenario({
    ...common,
    ...{ campaign: 'azie', contacts: people(EACH - SHARED), more, launchAt },
    ...{ eventStart: `${event} 14:00`, eventEnd: `${event} 17:30` },
  });
  const [afrika, azie] = await rehearseTogether(
    [first, second].map((loaded) => ({ loaded, script: [], seed })),
    { until: Date.parse('2027-11-01T00:00:00Z') },
  );
  if (!afrika || !azie) throw new Error('two campaigns');
  return { afrika, azie, lines: together([afrika, azie]) };
}

const LAUNCHES = [
  { when: 'while the first goes on', launchAt: '2027-03-01 09:00', event: '2027-04-15', seed: 1 },
  { when: 'after its decisions', launchAt: '2027-06-07 09:00', event: '2027-07-15', seed: 2 },
  { when: 'after its decisions, other people', launchAt: '2027-06-07 09:00', event: '2027-07-15', seed: 3 },
];

const NURTURE = ['nurture', 'nurture-call', 'nurture-lead'];
const dayOf = ({ at }: Line): string => new Date(at).toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' });

describe.each(LAUNCHES)('two campaigns with 40 % the same people, the second launched $when', (launch) => {
  it('two campaigns with 40 % the same people: who joins, who does not, and why', async () => {
    const { afrika, azie } = await both(launch.launchAt, launch.event, launch.seed);
    const launchedAt = azie.launchedAt;
    const expected = people(EACH - SHARED).map(({ name }, index) => [
      name,
      index < SHARED ? standing(afrika, name, launchedAt) : 'new',
    ]);
    const became = people(EACH - SHARED).map(({ name }, index) => [name, joined(azie, name, index + 2)]);
    for (const [index, [name, was]] of expected.entries()) {
      const [, is] = became[index] ?? [];
      expect(is, `${name}: ${was}`).toMatch(REASONS[String(was)] ?? /never/);
    }
    const standings = new Set(expected.map(([, was]) => was));
    expect(standings.has('new')).toBe(true);
    expect(standings.size).toBeGreaterThan(1);
  });

  it('two campaigns with 40 % the same people: nobody gets two touches a day, nor more than a week and a fortnight bear', async () => {
    const { lines, azie } = await both(launch.launchAt, launch.event, launch.seed);
    const asked = new Map<unknown, Line[]>();
    for (const line of lines.filter(isTouch)) asked.set(line.contact, [...(asked.get(line.contact) ?? []), line]);
    expect([...asked.keys()].length).toBeGreaterThan(EACH);
    for (const [contact, touches] of asked) {
      const days = touches.map(dayOf);
      expect(new Set(days).size, `${contact}: ${days}`).toBe(days.length);
      const mails = touches.filter(({ type }) => type === 'MailSent').map(({ at }) => Date.parse(at));
      for (const [index, at] of mails.slice(1).entries())
        expect(at - (mails[index] ?? 0), String(contact)).toBeGreaterThanOrEqual(WEEK_MS - HOUR_MS);
    }
    // Capped is moved, never dropped: nothing is left out for a limit.
    const dropped = lines.filter(({ reason }) => ['limits', 'same-day', 'after-mail', 'full'].includes(String(reason)));
    expect(dropped).toEqual([]);
    const started = azie.lines.filter(({ type }) => type === 'EnrollmentStarted').length;
    const invited = azie.lines.filter(
      ({ type, template, step }) => type === 'MailSent' && template === 'invitation' && step === 'invite',
    );
    const told = azie.lines.filter(({ type, step }) => type === 'MailSkipped' && step === 'invite');
    expect(invited.length + told.length).toBe(started);
  });

  it('two campaigns with 40 % the same people: no rep gets more calls or invitations a day than he takes, over both', async () => {
    const { lines } = await both(launch.launchAt, launch.event, launch.seed);
    const calls = new Map<string, number>();
    const invitations = new Map<string, number>();
    const reps = new Map(
      lines.flatMap(({ type, enrollment, rep }) => (type === 'EnrollmentStarted' ? [[enrollment, rep]] : [])),
    );
    for (const line of lines) {
      if (line.type === 'CallTaskSent' && line.promised !== true) count(calls, `${line.rep} ${dayOf(line)}`);
      if (line.type === 'MailSent' && line.template === 'invitation')
        count(invitations, `${reps.get(line.enrollment)} ${dayOf(line)}`);
    }
    expect(calls.size).toBeGreaterThan(20);
    for (const [day, many] of calls) expect(many, day).toBeLessThanOrEqual(day.startsWith('pieter') ? 4 : 3);
    for (const [day, many] of invitations) expect(many, day).toBeLessThanOrEqual(8);
  });

  it('two campaigns with 40 % the same people: while the second has him the first is quiet, and its budget is his own', async () => {
    const { afrika, azie, lines } = await both(launch.launchAt, launch.event, launch.seed);
    for (const { contact, at } of azie.lines.filter(({ type }) => type === 'EnrollmentStarted')) {
      const end = azie.lines.find((line) => line.type === 'EnrollmentEnded' && line.contact === contact)?.at ?? '9';
      const meanwhile = afrika.lines.filter(
        (line) => isTouch(line) && line.contact === contact && line.at > at && line.at < end,
      );
      expect(meanwhile, String(contact)).toEqual([]);
    }
    for (const { enrollment } of lines.filter(({ type }) => type === 'EnrollmentStarted')) {
      const own = lines.filter((line) => line.enrollment === enrollment);
      const decided = own.findIndex(({ type }) => type === 'DecisionMade');
      const before = decided === -1 ? own : own.slice(0, decided);
      const marketing = before.filter(
        ({ type, kind, to }) => type === 'MailSent' && kind === 'marketing' && to === 'contact',
      );
      const unanswered = before.filter(({ signal, type }) => type === 'SignalReceived' && signal === 'not-reached');
      expect(marketing.length, String(enrollment)).toBeLessThanOrEqual(4);
      expect(unanswered.length, String(enrollment)).toBeLessThanOrEqual(6);
    }
  });
});

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

/** What reaches a contact at our own time: a marketing mail, or a call nobody promised him. */
function isTouch({ type, kind, to, urgency, contact, promised }: Line): boolean {
  if (contact === undefined || promised === true) return false;
  return (
    type === 'CallTaskSent' || (type === 'MailSent' && to === 'contact' && kind === 'marketing' && urgency === 'normal')
  );
}

/** Lines in the order they happened; a call that the contact asked for is marked. */
function together(rehearsals: readonly Rehearsal[]): readonly Line[] {
  const lines = rehearsals.flatMap((one) => one.lines).sort((one, other) => (one.at < other.at ? -1 : 1));
  const promised = new Set<unknown>();
  return lines.map((line) => {
    if (line.type === 'SignalReceived' && line.signal === 'call-back') promised.add(line.enrollment);
    return line.type === 'CallTaskSent' && promised.delete(line.enrollment) ? { ...line, promised: true } : line;
  });
}

function count(counts: Map<string, number>, day: string): void {
  counts.set(day, (counts.get(day) ?? 0) + 1);
}

/** What the second campaign may do with somebody, by how he stands in the first. */
const REASONS: Readonly<Record<string, RegExp>> = {
  new: /^joined$/,
  'in nurture': /^joined$/,
  released: /^joined$/,
  customer: /^joined as a guest$/,
  'followed up': /^is in the running campaign afrika$/,
  no: /^he said no: not again before 2028-/,
  objected: /^objected to everything$/,
  'quote open': /^a quote is open at his organisation: .* has not ticked him$/,
};

/** How somebody stands in the first campaign at an instant, by its timeline. */
function standing({ lines }: Rehearsal, name: string, at: number): string {
  const own = lines.filter((line) => line.contact === `${name}@${name}-bedrijf.example` && Date.parse(line.at) < at);
  const end = own.find(({ type }) => type === 'EnrollmentEnded');
  if (own.some(({ signal }) => signal === 'objected' || signal === 'complained')) return 'objected';
  if (end?.outcome === 'yes') return 'customer';
  if (end?.outcome === 'no') return 'no';
  if (end) return 'released';
  const step = String(own.findLast(({ type }) => type === 'StepEntered')?.step);
  if (step === 'quote') return 'quote open';
  return NURTURE.includes(step) ? 'in nurture' : 'followed up';
}

/** What became of his row in the second. */
function joined({ lines, world }: Rehearsal, name: string, row: number): string {
  const address = `${name}@${name}-bedrijf.example`;
  const refused = lines.find(({ type, line }) => type === 'RowRejected' && line === row);
  if (refused) return String(refused.reason);
  const started = lines.find(({ type, contact }) => type === 'EnrollmentStarted' && contact === address);
  const enrollment = world.store.items.enrollments.get(String(started?.enrollment));
  return enrollment?.guest ? 'joined as a guest' : 'joined';
}
