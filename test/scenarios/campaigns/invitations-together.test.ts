import { describe, expect, it } from 'vitest';
import { sendTouch } from '../../../functions/send-touch/send-touch.ts';
import type { Ports } from '../../../workflows/ports.ts';
import { type Scenario, startScenarios } from '../scenario.ts';

const names = (letter: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `${letter}${index}` }));

/** Two campaigns of one rep, launched at one moment, and how many invitations each sent on which day. */
async function launched(counts: readonly [number, number], limits: readonly [string, string]) {
  const scenarios = await startScenarios([
    { contacts: names('a', counts[0]), more: limits[0] },
    { campaign: 'azie', contacts: names('b', counts[1]), more: limits[1] },
  ]);
  const [afrika, azie] = scenarios;
  if (!afrika || !azie) throw new Error('two campaigns');
  return { afrika, azie, days: () => scenarios.map(invitedByDay) };
}

function invitedByDay({ world, setup }: Scenario): Readonly<Record<string, number>> {
  const days: Record<string, number> = {};
  for (const { type, data, at, campaign } of world.events) {
    if (type !== 'MailSent' || data.template !== 'invitation' || campaign !== setup.campaign.campaign) continue;
    const day = setup.calendars.campaign.localDate(at);
    days[day] = (days[day] ?? 0) + 1;
  }
  return days;
}

const LIMIT = (count: number): string => `limits: { invitesPerRepPerDay: ${count} }`;

describe('rule 18: invitations of a rep', () => {
  it('rule 18: at most so many invitations a rep a day, over all campaigns: what is above it moves a day, and nobody is dropped', async () => {
    const { afrika, days } = await launched([8, 7], [LIMIT(5), LIMIT(5)]);
    await afrika.runUntil('2027-02-06 00:00');
    const [first = {}, second = {}] = days();
    const sum = (day: string): number => (first[day] ?? 0) + (second[day] ?? 0);
    expect(['2027-02-01', '2027-02-02', '2027-02-03'].map(sum)).toEqual([5, 5, 5]);
    expect(Object.values(first).reduce((all, count) => all + count, 0)).toBe(8);
    expect(Object.values(second).reduce((all, count) => all + count, 0)).toBe(7);
    expect(afrika.faults).toEqual([]);
  });

  it('rule 18: each campaign keeps its own number, and counts what the others sent', async () => {
    const { afrika, days } = await launched([3, 6], [LIMIT(3), LIMIT(6)]);
    await afrika.runUntil('2027-02-04 00:00');
    const [first = {}, second = {}] = days();
    const monday = (first['2027-02-01'] ?? 0) + (second['2027-02-01'] ?? 0);
    expect(monday).toBeLessThanOrEqual(6);
    expect(first['2027-02-01'] ?? 0).toBeLessThanOrEqual(3);
    expect([first, second].map((one) => Object.values(one).reduce((all, count) => all + count, 0))).toEqual([3, 6]);
  });

  it('rule 18: other mails need no place: a confirmation on a day that is full goes at once', async () => {
    const { afrika, azie } = await launched([2, 2], [LIMIT(1), LIMIT(1)]);
    afrika.at('2027-02-01 10:00', async () => {
      for (const scenario of [afrika, azie])
        for (const { name } of scenario === afrika ? names('a', 2) : names('b', 2))
          if (scenario.story(name).length > 0) await scenario.signal(name, 'accepted');
    });
    await afrika.runUntil('2027-02-01 12:00');
    const sent = afrika.sent.filter(({ to }) => to === 'contact').map(({ template }) => template);
    expect(sent).toEqual(['invitation', 'confirmation']);
  });

  it('rule 18: a mail refused for now keeps its place of the day, and does not take a second one', async () => {
    let refusals = 0;
    const scenarios = await startScenarios([
      {
        contacts: names('a', 2),
        more: LIMIT(2),
        mailer: async () => {
          refusals += 1;
          return refusals <= 3 ? { status: 'refused', reason: 'throttled', retry: true } : { status: 'accepted' };
        },
      },
    ]);
    const [afrika] = scenarios;
    if (!afrika) throw new Error('a campaign');
    await afrika.runUntil('2027-02-01 12:00');
    expect(invitedByDay(afrika)).toEqual({ '2027-02-01': 2 });
    const places = [...afrika.world.store.items.claims.keys()].filter((key) => key.startsWith('invites.'));
    expect(places).toEqual([1, 2].map((place) => `invites.pieter@voorbeeld.example.2027-02-01.${place}`));
  });

  it('rule 18: sent by workers who know nothing of each other, in whatever order their writes arrive: never one too many', async () => {
    for (let seed = 1; seed <= 8; seed += 1) {
      const { afrika, days } = await launched([12, 12], [LIMIT(20), LIMIT(20)]);
      const held: string[] = [];
      const { queues } = afrika.world.ports;
      const send = queues.send;
      // Nobody is sent anything until all of them wait; then each has a worker of his own.
      Object.assign(queues, { send: async (touch: string) => void held.push(touch) });
      await afrika.runUntil('2027-02-01 09:01');
      Object.assign(queues, { send });
      const waiting = [...new Set(held)];
      expect(waiting.filter((touch) => touch.endsWith('.1.mail.1'))).toHaveLength(24);
      afrika.at('2027-02-01 09:02', () =>
        Promise.all(waiting.map((touch) => sendTouch(shuffled(afrika.world.ports, seed))(touch))),
      );
      await afrika.runUntil('2027-02-01 23:00');
      const [first = {}, second = {}] = days();
      expect((first['2027-02-01'] ?? 0) + (second['2027-02-01'] ?? 0), `seed ${seed}`).toBe(20);
      await afrika.runUntil('2027-02-02 23:00');
      expect(
        days()
          .flatMap((one) => Object.values(one))
          .reduce((all, count) => all + count, 0),
      ).toBe(24);
    }
  });
});

/** Each write waits for a few turns of its own, so that those of many workers arrive in any order. */
function shuffled(ports: Ports, seed: number): Ports {
  let state = seed;
  const turns = (): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state % 7;
  };
  const commit: Ports['store']['commit'] = async (change) => {
    for (let left = turns(); left > 0; left -= 1) await Promise.resolve();
    return ports.store.commit(change);
  };
  return { ...ports, store: { ...ports.store, commit } };
}
