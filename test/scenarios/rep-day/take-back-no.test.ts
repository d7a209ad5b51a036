import { describe, expect, it } from 'vitest';
import { receiveSignal } from '../../../functions/shared/receive-signal.ts';
import { summarise } from '../../../functions/shared/summary.ts';
import type { Signal } from '../../../workflows/domain/signal.ts';
import type { NotUndone } from '../../../workflows/domain/undo-report.ts';
import type { Change, Ports } from '../../../workflows/ports.ts';
import type { SignalName } from '../../../workflows/signals.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenario.ts';

const PIETER = 'pieter@voorbeeld.example';
const LOTTE = 'lotte@voorbeeld.example';
const MIRJAM = 'mirjam@voorbeeld.example';
const NO_AT = '2027-02-08 10:00';
const TOLD = ['StepEntered', 'CallTaskSent', 'MailSent', 'AnswerCorrected', 'EnrollmentEnded', 'Held'] as const;

interface Options extends Partial<ScenarioOptions> {
  readonly names?: readonly string[];
  readonly whole?: boolean;
  /** He had accepted before. */
  readonly seat?: boolean;
}

/** Anna's call of Monday 8 February is with Pieter, who reports a definite no at 10:00. */
async function refused({ names = ['anna'], whole, ...options }: Options = {}) {
  const of = { organisation: 'Maasoever BV', organisationId: '00010231' };
  const scenario = await startScenario({ contacts: names.map((name) => ({ name, ...of })), ...options });
  if (names.includes('bob')) await scenario.signal('bob', 'accepted');
  await scenario.runUntil(NO_AT);
  const touch = scenario.openTask('anna').id;
  const before = scenario.contact('anna');
  const data = { reason: 'no need', for: whole ? 'organisation' : 'person' };
  await says(scenario, touch, 'no', { data });
  return { scenario, touch, before };
}

interface Said {
  readonly who?: string;
  readonly key?: string;
  readonly data?: Record<string, string | number>;
}

async function says(scenario: Scenario, touch: string, signal: SignalName, said: Said = {}): Promise<void> {
  const { who = PIETER, key = `${touch}.${signal}`, data } = said;
  await scenario.signal('anna', signal, { by: 'rep', touch, who, key, ...(data && { data }) });
}

async function undoes(scenario: Scenario, touch: string, key = 'undo.1'): Promise<string> {
  let result: 'undone' | 'repeated' | NotUndone | undefined;
  await scenario.run(async (doors) => {
    result = await doors.undoReport({ enrollment: scenario.idOf('anna'), touch, who: PIETER, key });
  });
  return String(result);
}

describe('a definite no taken back', () => {
  it('rule 14: within ten business days another outcome on its task opens the enrollment where that leads', async () => {
    const { scenario, touch, before } = await refused();
    expect(scenario.contact('anna').stage).toBe('refused');
    // Its execution has closed and the sweep has nothing left to look after.
    await scenario.runUntil('2027-02-19 16:00');
    expect(scenario.enrollment('anna').eraseAt).toBeGreaterThan(0);
    const when = scenario.local('2027-03-02 10:00');
    await says(scenario, touch, 'appointment', { data: { when } });
    await scenario.runUntil('2027-02-19 16:05');
    const enrollment = scenario.enrollment('anna');
    expect(enrollment).toMatchObject({ status: 'open', phase: 'waiting', run: 2 });
    expect([enrollment.outcome, enrollment.eraseAt, enrollment.refusal]).toEqual([undefined, undefined, undefined]);
    expect(scenario.contact('anna').stage).toBe(before.stage);
    expect(scenario.contact('anna').refusedAt).toBe(before.refusedAt);
    expect(scenario.organisationOf('anna').heldBy?.reason).toBe('appointment');
    expect(scenario.events('anna', 'AnswerCorrected').map(({ data }) => data)).toEqual([
      { from: 'no', to: 'appointment' },
    ]);
    const { open, outcomes, reasons, attempts } = summarise(scenario.world.events, []);
    expect({ open, no: outcomes.no, reasons, attempts }).toEqual({ open: 1, no: 0, reasons: {}, attempts: 1 });
    await scenario.runUntil('2027-03-04 12:00');
    expect(scenario.story('anna', ['CallTaskSent'])).toHaveLength(1);
    expect(scenario.faults).toEqual([]);
  });

  it('M30 taken back without another outcome the task is with its rep again, the same try', async () => {
    const { scenario, touch, before } = await refused();
    await scenario.runUntil('2027-02-11 11:00');
    expect(await undoes(scenario, touch)).toBe('undone');
    expect(await undoes(scenario, touch)).toBe('repeated');
    await scenario.runUntil('2027-02-11 11:05');
    expect(scenario.openTask('anna')).toMatchObject({ attempt: 1, open: true, reopens: [touch] });
    expect(scenario.contact('anna').stage).toBe(before.stage);
    expect(summarise(scenario.world.events, [])).toMatchObject({ open: 1, attempts: 0 });
    // By the link of the mail he had first.
    await says(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-16 12:00');
    expect(scenario.enrollment('anna').touch?.attempt).toBe(2);
    expect(await undoes(scenario, touch, 'undo.2')).not.toBe('undone');
    expect(scenario.faults).toEqual([]);
  });

  it('rule 14: an acceptance instead of it takes a seat and is confirmed', async () => {
    const { scenario, touch } = await refused();
    await scenario.runUntil('2027-02-09 11:00');
    await says(scenario, touch, 'accepted', { data: { guests: 1 } });
    await scenario.runUntil('2027-02-09 12:00');
    expect(scenario.world.store.items.seats.get('afrika')?.taken).toBe(2);
    expect(scenario.story('anna', ['MailSent']).at(-1)).toContain('confirmation → anna');
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', run: 2 });
  });

  it('M19 a customer after all: one end stands, and it is the last', async () => {
    const { scenario, touch } = await refused();
    await scenario.runUntil('2027-02-09 11:00');
    await says(scenario, touch, 'yes', { data: { revenue: 1000 } });
    await scenario.runUntil('2027-02-12 12:00');
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'yes' });
    expect(scenario.contact('anna').stage).toBe('customer');
    expect(summarise(scenario.world.events, []).outcomes).toEqual({ yes: 1, no: 0, released: 0, void: 0 });
    expect(scenario.faults).toEqual([]);
  });

  it('F08 the same report again changes nothing, and who said no once more may take that back too', async () => {
    const { scenario, touch } = await refused();
    await says(scenario, touch, 'not-reached', { key: 'k1' });
    await says(scenario, touch, 'not-reached', { key: 'k1' });
    expect(scenario.events('anna', 'AnswerCorrected')).toHaveLength(1);
    await scenario.runUntil('2027-02-08 10:10');
    await says(scenario, touch, 'no', { key: 'k2' });
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no' });
    await says(scenario, touch, 'not-reached', { key: 'k3' });
    await scenario.runUntil('2027-02-16 12:00');
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', run: 3 });
    expect(scenario.enrollment('anna').touch?.attempt).toBe(2);
    expect(scenario.faults).toEqual([]);
  });

  it('stays after ten business days, said by somebody else, and when he objected since; a manager may', async () => {
    const { scenario, touch } = await refused();
    await says(scenario, touch, 'appointment', { who: LOTTE, key: 'lotte' });
    expect(scenario.story('anna', ['SignalIgnored']).at(-1)).toMatch(/appointment: late$/);
    await scenario.runUntil('2027-02-23 10:00');
    await says(scenario, touch, 'appointment', { key: 'late' });
    expect(await undoes(scenario, touch)).toBe('too-late');
    expect(scenario.enrollment('anna').status).toBe('ended');
    await says(scenario, touch, 'appointment', { who: MIRJAM, key: 'manager late' });
    expect(scenario.enrollment('anna').status).toBe('open');

    const second = await refused();
    await says(second.scenario, second.touch, 'spoken', { who: MIRJAM, key: 'manager' });
    expect(second.scenario.enrollment('anna').status).toBe('open');

    const third = await refused();
    await third.scenario.signal('anna', 'objected');
    await says(third.scenario, third.touch, 'spoken', { key: 'objected' });
    expect(await undoes(third.scenario, third.touch)).toBe('closed');
    expect(third.scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no' });
  });

  it('rule 13: said for the organisation it stands for the others; marketing looks before this one goes on', async () => {
    const { scenario, touch } = await refused({ names: ['anna', 'bob'], whole: true });
    await scenario.runUntil('2027-02-08 10:10');
    expect(scenario.enrollment('bob')).toMatchObject({ status: 'ended', outcome: 'void' });
    await says(scenario, touch, 'spoken');
    await scenario.runUntil('2027-02-10 10:00');
    expect(scenario.organisationOf('anna').decided?.answer).toBe('no');
    expect(scenario.enrollment('bob')).toMatchObject({ status: 'ended', outcome: 'void' });
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', hold: { reason: 'correction', for: MIRJAM } });
    await scenario.run((doors) => doors.resumeEnrollment(scenario.idOf('anna')));
    await scenario.runUntil('2027-02-10 10:10');
    expect(scenario.enrollment('anna').hold).toBeUndefined();
    expect(scenario.enrollment('anna').phase).toBe('waiting');
    expect(scenario.faults).toEqual([]);
  });

  it('rule 13: a no that a colleague gave for the organisation since is not lifted', async () => {
    const { scenario, touch } = await refused({ names: ['anna', 'bob'] });
    await scenario.signal('bob', 'no', { by: 'rep', who: PIETER, data: { reason: 'no need', for: 'organisation' } });
    await says(scenario, touch, 'spoken');
    expect(await undoes(scenario, touch)).toBe('closed');
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no' });
    expect(scenario.organisationOf('anna').decided?.enrollment).toBe(scenario.idOf('bob'));
  });

  it('rule 19: a channel that was closed since stays closed: what else would have gone out by it does not', async () => {
    const mails = async (isClosed: boolean) => {
      const { scenario, touch } = await refused();
      await scenario.runUntil('2027-02-09 09:00');
      if (isClosed) await scenario.signal('anna', 'unsubscribed');
      await says(scenario, touch, 'tentative');
      await scenario.runUntil('2027-03-16 12:00');
      expect(scenario.enrollment('anna').status).toBe('open');
      expect(scenario.contact('anna').emailClosed).toBe(isClosed ? 'unsubscribed' : undefined);
      expect(scenario.faults).toEqual([]);
      return scenario
        .events('anna', 'MailSent')
        .filter(({ data }) => data.to === 'contact' && data.kind === 'marketing')
        .map(({ data }) => data.template);
    };
    expect(await mails(true)).toEqual(['invitation']);
    expect(await mails(false)).toEqual(['invitation', 'maybe']);
  });

  it('M30 what fell due meanwhile is not sent late, and nothing asks about an event that is over', async () => {
    const { scenario, touch } = await refused();
    await scenario.runUntil('2027-03-22 10:00');
    await scenario.run(async (doors) => {
      await doors.undoReport({ enrollment: scenario.idOf('anna'), touch, who: MIRJAM, key: 'late undo' });
    });
    await scenario.runUntil('2027-04-02 12:00');
    const after = scenario.story('anna', TOLD).filter((line) => !/^Mon [18] Feb/.test(line));
    // He is asked nothing any more, and the list that is made after the event says who came.
    expect(after).toEqual([
      'Mon 22 Mar 10:00 AnswerCorrected no → undone',
      'Mon 22 Mar 10:00 StepEntered call-reminder',
      'Mon 22 Mar 10:00 StepEntered hand-off',
      'Mon 22 Mar 10:00 StepEntered event',
      'Fri 2 Apr 00:00 Held attendance-open for host',
    ]);
    expect(scenario.faults).toEqual([]);
  });

  it('rule 14: the campaign goes on after it, and a second no, on the next task, is taken back by that task alone', async () => {
    const { scenario, touch } = await refused();
    await scenario.runUntil('2027-02-10 10:00');
    await says(scenario, touch, 'not-reached');
    await scenario.runUntil('2027-02-12 12:00');
    const next = scenario.openTask('anna').id;
    expect(next).not.toBe(touch);
    await says(scenario, next, 'no', { key: 'second', data: { reason: 'price', for: 'person' } });
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'no', reason: 'price' });
    // The first task speaks of a no that stands no more.
    await says(scenario, touch, 'spoken', { key: 'first task again' });
    expect(scenario.enrollment('anna').status).toBe('ended');
    expect(await undoes(scenario, touch, 'undo.first')).toBe('nothing');
    expect(await undoes(scenario, next, 'undo.second')).toBe('undone');
    await scenario.runUntil('2027-02-15 12:00');
    expect(scenario.openTask('anna')).toMatchObject({ open: true, reopens: [next] });
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', run: 3 });
    expect(summarise(scenario.world.events, [])).toMatchObject({ open: 1, outcomes: { no: 0 } });
    expect(scenario.faults).toEqual([]);
  });

  it('rule 19: who was erased stays erased, and the report is ignored', async () => {
    const { scenario, touch } = await refused();
    await scenario.run((doors) => doors.eraseContact(scenario.contact('anna').id));
    await says(scenario, touch, 'spoken');
    expect(await undoes(scenario, touch)).toBe('closed');
    expect(scenario.enrollment('anna').status).toBe('ended');
  });
});

/** Before a transaction that `when` names, once, this signal is taken in by another worker. */
function firstComes(signal: () => Signal | undefined, when: (change: Change) => boolean) {
  let done = false;
  return (ports: Ports): Ports => ({
    ...ports,
    store: {
      ...ports.store,
      commit: async (change) => {
        const given = done || !when(change) ? undefined : signal();
        if (given) {
          done = true;
          await receiveSignal(ports)(given);
        }
        return ports.store.commit(change);
      },
    },
  });
}

describe('a definite no taken back, between the writes of others', () => {
  const about = { by: 'rep', who: PIETER, key: 'between' } as const;

  it('rule 19: between an erasure’s reading and its writing: it ends again, and nothing is left', async () => {
    let signal: Signal | undefined;
    const around = firstComes(
      () => signal,
      ({ contact }) => contact?.erasedAt !== undefined,
    );
    const { scenario, touch } = await refused({ around });
    await scenario.runUntil('2027-02-09 10:00');
    const enrollment = scenario.idOf('anna');
    signal = { ...about, signal: 'spoken', enrollment, touch, occurredAt: scenario.world.clock.now() };
    const results: unknown[] = [];
    await scenario.run(async (doors) => void results.push(await doors.eraseContact(scenario.contact('anna').id)));
    expect(scenario.events('anna', 'AnswerCorrected')).toHaveLength(1);
    expect(results).toEqual([expect.objectContaining({ left: [] })]);
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'ended', outcome: 'void', reason: 'erased' });
    expect(scenario.contact('anna').erasedAt).toBeDefined();
  });

  it('against the sweep that lets go of what has ended: it is open, with a machine', async () => {
    let signal: Signal | undefined;
    const around = firstComes(
      () => signal,
      ({ enrollment }) => enrollment?.status === 'ended' && enrollment.eraseAt !== undefined,
    );
    const of = { contacts: [{ name: 'anna' }], around };
    const scenario = await startScenario(of);
    await scenario.runUntil(NO_AT);
    const touch = scenario.openTask('anna').id;
    const enrollment = scenario.idOf('anna');
    signal = { ...about, signal: 'not-reached', enrollment, touch, occurredAt: scenario.local(NO_AT) };
    await says(scenario, touch, 'no');
    await scenario.runUntil('2027-02-16 12:00');
    expect(scenario.events('anna', 'AnswerCorrected')).toHaveLength(1);
    expect(scenario.enrollment('anna')).toMatchObject({ status: 'open', phase: 'waiting', run: 2 });
    expect(scenario.enrollment('anna').eraseAt).toBeUndefined();
    expect(scenario.enrollment('anna').touch?.attempt).toBe(2);
    expect(scenario.faults).toEqual([]);
  });

  it('rule 13: against a colleague who orders in the same moment: both are written, and he ends for the order', async () => {
    let signal: Signal | undefined;
    const around = firstComes(
      () => signal,
      ({ events = [] }) => events.some(({ type }) => type === 'AnswerCorrected'),
    );
    const { scenario, touch } = await refused({ names: ['anna', 'bob'], around });
    await scenario.runUntil('2027-02-09 10:00');
    const occurredAt = scenario.world.clock.now();
    signal = { key: 'order', signal: 'yes', enrollment: scenario.idOf('bob'), by: 'rep', occurredAt };
    await says(scenario, touch, 'spoken');
    await scenario.runUntil('2027-02-09 11:00');
    expect(scenario.enrollment('bob')).toMatchObject({ status: 'ended', outcome: 'yes' });
    expect(scenario.enrollment('anna')).toMatchObject({
      ...{ status: 'ended', outcome: 'void', reason: 'a colleague ordered' },
    });
    expect(scenario.events('anna', 'AnswerCorrected')).toHaveLength(1);
    expect(scenario.faults).toEqual([]);
  });
});
