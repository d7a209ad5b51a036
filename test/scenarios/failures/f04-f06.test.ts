import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../workflows/ports.ts';
import { type Scenario, type ScenarioOptions, startScenario } from '../scenario.ts';

const OFFSETS = [-1, 0, 1];

/** The story that comes out when a signal is posted so many milliseconds from an instant. */
async function storyWith(post: (scenario: Scenario, offset: number) => void, offset: number): Promise<string[]> {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
  scenario.at('2027-03-18 18:00', () => scenario.closeAttendance());
  scenario.reports('anna', 'call-reminder', 'not-reached');
  post(scenario, offset);
  await scenario.runUntil('2027-03-24 00:00');
  return scenario.story('anna');
}

describe('F4', () => {
  it('F4 a signal posted 1 ms before, during and after the flow reaches its wait has the same result', async () => {
    const came = [
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Sat 6 Feb 22:10 MailSent confirmation → anna',
      'Wed 17 Mar 10:00 MailSent practical → anna',
      'Fri 19 Mar 14:00 MailSent thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
    ];
    for (const offset of OFFSETS) {
      const story = await storyWith((scenario) => {
        scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
        scenario.atInstant(scenario.local('2027-03-18 14:00') + offset, () =>
          scenario.signal('anna', 'attended', { by: 'system' }),
        );
      }, offset);
      expect(story, `${offset} ms`).toEqual(came);
    }
  });

  it('F4 "attended" in the very moment in which the step opens, or around the close of the list, leads to the same thanks', async () => {
    const open = await storyWith((scenario) => {
      scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
      scenario.world.listen((event) => {
        if (event.type !== 'StepEntered' || event.step !== 'event') return;
        scenario.atInstant(event.at, () => scenario.signal('anna', 'attended', { by: 'system' }));
      });
    }, 0);
    for (const offset of OFFSETS) {
      const story = await storyWith((scenario) => {
        scenario.at('2027-02-06 22:10', () => scenario.signal('anna', 'accepted'));
        scenario.atInstant(scenario.local('2027-03-18 18:00') + offset, () =>
          scenario.signal('anna', 'attended', { by: 'system' }),
        );
      }, offset);
      expect(story, `${offset} ms`).toEqual(open);
    }
    expect(open.slice(3)).toEqual([
      'Fri 19 Mar 14:00 MailSent thank-you → anna',
      'Mon 22 Mar 09:00 CallTaskSent conversation-call → pieter',
    ]);
  });

  it('F4 an answer around the end of the response window is the answer: no call', async () => {
    for (const offset of OFFSETS) {
      const story = await storyWith((scenario) => {
        scenario.atInstant(scenario.local('2027-02-08 00:00') + offset, () =>
          scenario.signal('anna', 'declined', { data: { reason: 'date' } }),
        );
      }, offset);
      expect(story, `${offset} ms`).toEqual([
        'Mon 1 Feb 09:00 MailSent invitation → anna',
        'Tue 23 Mar 10:00 MailSent presentation-declined → anna',
      ]);
    }
  });
});

describe('F5', () => {
  it('F5 two events for one contact at once: both are applied', async () => {
    const scenario = await startScenario({ contacts: [{ name: 'anna' }] });
    scenario.at('2027-02-03 10:00', () =>
      Promise.all([
        scenario.signal('anna', 'accepted', { data: { guests: 1 } }),
        scenario.signal('anna', 'unsubscribed'),
      ]),
    );
    await scenario.runUntil('2027-02-04 00:00');
    expect(scenario.enrollment('anna').facts.response?.value).toBe('accepted');
    expect(scenario.contact('anna').emailClosed).toBe('unsubscribed');
    expect(scenario.story('anna')).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 10:00 MailSent confirmation → anna',
    ]);
  });

  it('F5 a handler that throws holds no lock: its event comes again, and the next event works at once', async () => {
    let failing = 0;
    const around = (ports: Ports): Ports => ({
      ...ports,
      store: {
        ...ports.store,
        commit: async (change) => {
          if (change.claim !== undefined && failing > 0) {
            failing -= 1;
            throw new Error('the handler fell over');
          }
          return ports.store.commit(change);
        },
      },
    });
    const scenario = await startScenario({ contacts: [{ name: 'anna' }], around });
    scenario.at('2027-02-03 10:00', async () => {
      failing = 1;
      await scenario.signal('anna', 'unsubscribed');
      await scenario.signal('anna', 'accepted');
    });
    await scenario.runUntil('2027-02-04 00:00');
    expect(scenario.faults).toHaveLength(1);
    expect(scenario.story('anna', ['SignalReceived', 'MailSent'])).toEqual([
      'Mon 1 Feb 09:00 MailSent invitation → anna',
      'Wed 3 Feb 10:00 SignalReceived accepted by contact',
      'Wed 3 Feb 10:00 MailSent confirmation → anna',
      'Wed 3 Feb 10:00 SignalReceived unsubscribed by contact',
    ]);
  });
});

describe('F6', () => {
  /** Days of a whole journey, one at a time: `runUntil` refuses an enrollment that stands without a timer, task or awaited event. */
  async function wholeJourney(options: Partial<ScenarioOptions>): Promise<string[]> {
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }, { name: 'anna' }], ...options });
    for (const step of ['call-reminder', 'call-1', 'call-2']) scenario.reports('dirk', step, 'not-reached');
    scenario.at('2027-02-03 10:00', () => scenario.signal('anna', 'accepted'));
    scenario.at('2027-03-18 13:41', () => scenario.signal('anna', 'attended', { by: 'system' }));
    scenario.reports('anna', 'conversation-call', ['no', { reason: 'budget' }]);
    for (let day = scenario.local('2027-02-01 09:00'); day < scenario.local('2027-04-20 00:00'); day += 86_400_000) {
      await scenario.runUntilInstant(day);
    }
    return [...scenario.story('dirk'), ...scenario.story('anna')];
  }

  /** Without the minutes: a story whose mails come a sweep later is the same story. */
  function days(story: readonly string[]): string[] {
    return story.map((line) => line.replace(/ \d\d:\d\d /, ' '));
  }

  it('F6 at every moment each open contact has one timer, task or awaited event', async () => {
    const story = await wholeJourney({});
    expect(story).toHaveLength(9 + 6);
  });

  it('F6 the sweep repairs what stands still: every schedule lost, the stream switched off, the first of each message lost', async () => {
    const expected = days(await wholeJourney({}));
    expect(days(await wholeJourney({ stream: false }))).toEqual(expected);
    const around = (ports: Ports): Ports => ({
      ...ports,
      schedules: {
        create: (name, at, message) =>
          message.kind === 'wake' ? Promise.resolve() : ports.schedules.create(name, at, message),
      },
    });
    expect(days(await wholeJourney({ around }))).toEqual(expected);
    const seen = new Set<string>();
    const losing = (ports: Ports): Ports => ({
      ...ports,
      queues: {
        wake: (message, delay) => (message.rev === undefined ? ports.queues.wake(message, delay) : Promise.resolve()),
        send: async (touch, delay) => {
          if (seen.has(touch)) await ports.queues.send(touch, delay);
          seen.add(touch);
        },
      },
    });
    expect(days(await wholeJourney({ around: losing }))).toEqual(expected);
  });

  it('F6 what the sweep cannot repair raises an alarm: a machine that fails holds its enrollment for the operator', async () => {
    const around = (ports: Ports): Ports => ({
      ...ports,
      store: {
        ...ports.store,
        commit: (change) => (change.token ? Promise.reject(new Error('broken')) : ports.store.commit(change)),
      },
    });
    const scenario = await startScenario({ contacts: [{ name: 'dirk' }], around });
    await scenario.runUntil('2027-02-01 12:00');
    expect(scenario.story('dirk', ['Held'])).toHaveLength(1);
    expect(scenario.story('dirk', ['Held'])[0]).toContain('Held execution-failed for operator');
  });
});
