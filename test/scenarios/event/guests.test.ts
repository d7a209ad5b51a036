import { describe, expect, it } from 'vitest';
import { settleReview } from '../../../functions/settle-review/settle-review.ts';
import { createWebhookDoor } from '../../../infra/local/webhook-door.ts';
import type { ScenarioOptions } from '../scenario.ts';
import { type Scenario, startScenario } from '../scenario.ts';

/** Nora accepted and was not seen, anna was; the clock closes the list on Friday at 12:00. */
async function twoGuests(options: Partial<ScenarioOptions> = {}): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'nora' }, { name: 'anna' }], ...options });
  for (const name of ['nora', 'anna']) scenario.at('2027-02-02 10:00', () => scenario.signal(name, 'accepted'));
  scenario.at('2027-03-18 13:40', () => scenario.signal('anna', 'attended', { by: 'system' }));
  return scenario;
}

/** The door of webhooks, and what a person does with what fits nobody. */
function doorOf({ world }: Scenario) {
  const door = createWebhookDoor(world);
  const settle = settleReview({ ...world.ports, reviews: door.reviews });
  let posted = 0;
  return {
    reviews: door.reviews,
    saw: (contact: Record<string, string>, at = '2027-03-18T13:05:00Z') => {
      posted += 1;
      const data = { campaign: 'afrika', contact, status: 'attended' };
      const event = { type: 'attendance.recorded', timestamp: at, data };
      return door.post(`scan.${posted}`, JSON.stringify(event));
    },
    settle: async (action: Parameters<typeof settle>[0]['action']) => {
      const [entry] = await door.reviews.of('afrika');
      if (!entry) throw new Error('nothing to sort out');
      return settle({ campaign: 'afrika', id: entry.id, action });
    },
  };
}

const toldOf = (scenario: Scenario, name: string) =>
  scenario
    .story(name, ['MailSent', 'CallTaskSent', 'Held', 'Released', 'AnswerCorrected'])
    .filter((line) => / Mar /.test(line));
const BOB = { email: 'n.jansen@nora-bedrijf.example', lastName: 'Jansen' };

describe('rule 6: somebody who could not be matched', () => {
  it('F27 may be nora, by her mail domain: she is held until the host says no, then the presentation goes', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw(BOB));
    scenario.at('2027-03-19 16:00', () => door.settle({ do: 'discard' }));
    await scenario.runUntil('2027-03-23 00:00');
    expect(toldOf(scenario, 'nora')).toEqual([
      'Wed 17 Mar 10:00 MailSent practical → nora',
      'Fri 19 Mar 12:00 Held attendance-unclear for host',
      'Fri 19 Mar 16:00 Released attendance-unclear for host',
      'Mon 22 Mar 10:00 MailSent presentation-no-show → nora',
    ]);
    expect(await door.reviews.of('afrika')).toEqual([]);
  });

  it('F27 nobody sorts it out: after two business days she goes on, later and no further', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw({ lastName: 'Janssen', firstName: 'N.' }));
    await scenario.runUntil('2027-03-24 00:00');
    expect(toldOf(scenario, 'nora').slice(1)).toEqual([
      'Fri 19 Mar 12:00 Held attendance-unclear for host',
      'Tue 23 Mar 12:00 Released attendance-unclear for host',
      'Tue 23 Mar 12:00 MailSent presentation-no-show → nora',
    ]);
  });

  it('F27 is nora: matched with her she came, and is thanked', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw(BOB));
    scenario.at('2027-03-19 16:00', () => door.settle({ do: 'match', enrollment: scenario.idOf('nora') }));
    await scenario.runUntil('2027-03-22 00:00');
    expect(toldOf(scenario, 'nora').slice(1)).toEqual([
      'Fri 19 Mar 12:00 Held attendance-unclear for host',
      'Fri 19 Mar 16:00 AnswerCorrected no-show → attended',
      'Fri 19 Mar 16:00 Released attendance-unclear for host',
      'Fri 19 Mar 16:00 MailSent thank-you → nora',
    ]);
  });

  it('F27 comes in after the list was closed: she is held from then on', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-19 15:00', () => door.saw(BOB));
    scenario.at('2027-03-22 15:00', () => door.settle({ do: 'discard' }));
    await scenario.runUntil('2027-03-23 00:00');
    expect(toldOf(scenario, 'nora').slice(1)).toEqual([
      'Fri 19 Mar 15:00 Held attendance-unclear for host',
      'Mon 22 Mar 15:00 Released attendance-unclear for host',
      'Mon 22 Mar 15:00 MailSent presentation-no-show → nora',
    ]);
  });

  it('F27 looks like nobody: nobody is held', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw({ email: 'piet@gmail.com', lastName: 'Pietersen' }));
    await scenario.runUntil('2027-03-22 11:00');
    expect(toldOf(scenario, 'nora').at(-1)).toBe('Mon 22 Mar 10:00 MailSent presentation-no-show → nora');
    expect(scenario.events('nora', 'Held')).toEqual([]);
  });

  it('F27 a worker that dies while it sorts the entry out leaves nobody held for longer', async () => {
    let left = 0;
    const scenario = await twoGuests({
      around: (ports, _clock, worker) => ({
        ...ports,
        queues: {
          ...ports.queues,
          wake: (message, delay) =>
            left > 0 && delay === 0 && left-- === 1 ? worker.crash() : ports.queues.wake(message, delay),
        },
      }),
    });
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw(BOB));
    scenario.at('2027-03-19 16:00', () => {
      left = 1;
      void door.settle({ do: 'discard' });
    });
    await scenario.runUntil('2027-03-23 00:00');
    expect(toldOf(scenario, 'nora').at(-1)).toBe('Mon 22 Mar 10:00 MailSent presentation-no-show → nora');
  });
});

describe('rule 6: attendance put right', () => {
  it('F33 attendance corrected after the mail: said so, thanked once, and no further call of the wrong path', async () => {
    const scenario = await twoGuests();
    scenario.at('2027-03-23 11:00', () =>
      scenario.signal('nora', 'attended', { by: 'system', occurredAt: '2027-03-18 14:10' }),
    );
    await scenario.runUntil('2027-04-06 00:00');
    const told = scenario.story('nora', ['MailSent', 'CallTaskSent', 'AnswerCorrected']);
    expect(told.slice(3, 5)).toEqual([
      'Mon 22 Mar 10:00 MailSent presentation-no-show → nora',
      'Tue 23 Mar 11:00 AnswerCorrected no-show → attended',
    ]);
    expect(told.filter((line) => line.includes('thank-you'))).toHaveLength(1);
    expect(told.some((line) => line.includes('call-1'))).toBe(false);
  });

  it('F26 joined and left, shuffled and twice: the last by its own time counts', async () => {
    const times = [
      ['attended', '13:40'],
      ['left-early', '15:00'],
      ['attended', '13:40'],
      ['left-early', '15:00'],
    ] as const;
    for (const order of [
      [0, 1, 2, 3],
      [1, 0, 3, 2],
      [1, 3, 0, 2],
      [0, 2, 1, 3],
    ]) {
      const scenario = await twoGuests();
      for (const [place, index] of order.entries()) {
        const [what, at] = times[index] ?? times[0];
        scenario.at(`2027-03-18 16:1${place}`, () =>
          scenario.signal('nora', what, { by: 'system', occurredAt: `2027-03-18 ${at}` }),
        );
      }
      await scenario.runUntil('2027-03-19 15:00');
      expect(scenario.enrollment('nora').facts.attendance?.value).toBe('left-early');
      expect(toldOf(scenario, 'nora').at(-1)).toBe('Fri 19 Mar 14:00 MailSent thank-you → nora');
    }
  });
});

describe('rule 14: walk-ins', () => {
  const WALK_IN = {
    campaign: 'afrika',
    lastName: 'Willems',
    firstName: 'Wim',
    organisation: 'Willems BV',
    email: 'wim@willems.example',
  };

  it('M42 a walk-in is a contact with source walk-in, handed over, attends, and is sent nothing he did not agree to', async () => {
    const scenario = await twoGuests();
    scenario.at('2027-03-18 14:10', () => scenario.run((doors) => doors.addWalkIn({ ...WALK_IN, key: '1' })));
    scenario.at('2027-03-18 14:12', () => scenario.run((doors) => doors.addWalkIn({ ...WALK_IN, key: '1' })));
    await scenario.runUntil('2027-03-24 00:00');
    const [started, ...more] = scenario.world.events.filter(
      ({ type, data }) => type === 'EnrollmentStarted' && data.source === 'walk-in',
    );
    expect(more).toEqual([]);
    const enrollment = scenario.world.store.items.enrollments.get(started?.enrollment ?? '');
    const types = scenario.world.events
      .filter((event) => event.enrollment === enrollment?.id && !event.type.startsWith('ServiceLevel'))
      .map(({ type, step }) => (step ? `${type} ${step}` : type));
    expect(types).toEqual([
      'EnrollmentStarted',
      'SignalReceived hand-off',
      'StepEntered hand-off',
      'HandedOff hand-off',
      'StageChanged',
      'OwnerChanged',
      'StepEntered event',
      'SignalReceived event',
      'StepEntered after-event',
      'StepEntered thank-you',
      'MailSkipped thank-you',
      'SignalReceived thank-you',
      'StepEntered after-thank-you',
      'StepEntered conversation-call',
      'CallTaskSkipped conversation-call',
    ]);
    // He takes no seat: those belong to who accepted.
    expect(scenario.world.store.items.seats.get('afrika')?.taken).toBe(2);
  });

  it('M42 what he agreed to at the door counts, with its words', async () => {
    const scenario = await twoGuests();
    const consent = { email: 'Stuur mij de presentatie en nieuws', phone: 'U mag mij bellen' };
    scenario.at('2027-03-18 14:10', () => scenario.run((doors) => doors.addWalkIn({ ...WALK_IN, key: '1', consent })));
    await scenario.runUntil('2027-03-23 00:00');
    const contact = [...scenario.world.store.items.contacts.values()].find(({ source }) => source === 'walk-in');
    expect(contact?.emailPermission).toMatchObject({ status: 'consent', source: 'walk-in', text: consent.email });
    expect(scenario.sent.filter(({ contact: id }) => id === contact?.id).map(({ template }) => template)).toEqual([
      'thank-you',
    ]);
  });

  it('M42 somebody who was invited and is not recognised at the door attends as who he is', async () => {
    const scenario = await twoGuests();
    const known = {
      campaign: 'afrika',
      key: '1',
      lastName: 'Jansen',
      organisation: 'x',
      email: 'Nora@nora-bedrijf.example',
    };
    scenario.at('2027-03-18 14:10', () => scenario.run((doors) => doors.addWalkIn(known)));
    await scenario.runUntil('2027-03-19 15:00');
    expect(toldOf(scenario, 'nora').at(-1)).toBe('Fri 19 Mar 14:00 MailSent thank-you → nora');
    expect(scenario.world.store.items.enrollments.size).toBe(2);
  });

  it('M42 a guest of a contact is of his organisation, and of his rep', async () => {
    const scenario = await twoGuests();
    const guest = { campaign: 'afrika', key: '1', lastName: 'Vos', guestOf: scenario.idOf('anna') };
    scenario.at('2027-03-18 14:10', () => scenario.run((doors) => doors.addWalkIn(guest)));
    await scenario.runUntil('2027-03-18 15:00');
    const contact = [...scenario.world.store.items.contacts.values()].find(({ source }) => source === 'walk-in');
    expect(contact).toMatchObject({
      organisation: scenario.contact('anna').organisation,
      rep: 'pieter@voorbeeld.example',
    });
  });

  it('M42 an entry of the review list becomes a guest who was not invited', async () => {
    const scenario = await twoGuests();
    const door = doorOf(scenario);
    scenario.at('2027-03-18 14:05', () => door.saw({ email: 'piet@pietersen.example', lastName: 'Pietersen' }));
    scenario.at('2027-03-18 15:00', async () => {
      expect(await door.settle({ do: 'create' })).toMatchObject({ ok: false, reason: 'no-organisation' });
      expect(await door.settle({ do: 'create', organisation: 'Pietersen BV' })).toEqual({
        ok: true,
        result: 'created',
      });
    });
    await scenario.runUntil('2027-03-18 16:00');
    const made = [...scenario.world.store.items.contacts.values()].filter(({ source }) => source === 'walk-in');
    expect(made.map(({ email, organisationName }) => [email, organisationName])).toEqual([
      ['piet@pietersen.example', 'Pietersen BV'],
    ]);
    expect(await door.reviews.of('afrika')).toEqual([]);
  });
});
