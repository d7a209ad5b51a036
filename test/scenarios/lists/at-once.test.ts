import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ports } from '../../../workflows/ports.ts';
import { type Scenario, startScenario } from '../scenario.ts';
import { createAnswers } from './answers.ts';

const PIETER = 'pieter@voorbeeld.example';

/** Every read and write of the store takes its own time, drawn: whoever comes at once overtakes the other anywhere. */
function jittering(delays: readonly number[]) {
  let turn = 0;
  return (ports: Ports): Ports => {
    const wait = async (): Promise<void> => {
      turn += 1;
      for (let left = delays[turn % delays.length] ?? 0; left > 0; left -= 1) await Promise.resolve();
    };
    const { store } = ports;
    const slow =
      <Args extends readonly unknown[], Answer>(call: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        await wait();
        return call(...args);
      };
    return {
      ...ports,
      store: {
        ...store,
        enrollment: slow(store.enrollment),
        around: slow(store.around),
        claim: slow(store.claim),
        enrollmentsOf: slow(store.enrollmentsOf),
        commit: slow(store.commit),
      },
    };
  };
}

const delays = fc.array(fc.nat({ max: 12 }), { minLength: 7, maxLength: 23 });

async function declined(around: ReturnType<typeof jittering>): Promise<Scenario> {
  const scenario = await startScenario({ contacts: [{ name: 'anna' }], around });
  scenario.at('2027-02-02 10:00', () => scenario.signal('anna', 'declined', { data: { reason: 'subject' } }));
  scenario.at('2027-04-08 10:00', () => scenario.closeAttendance());
  return scenario;
}

describe('answers that come at once', () => {
  it('F20 both managers, each with a double click, decide once', async () => {
    await fc.assert(
      fc.asyncProperty(delays, async (drawn) => {
        const scenario = await declined(jittering(drawn));
        const { decide, told } = createAnswers(scenario);
        await scenario.runUntil('2027-04-13 09:00');
        const twice = (side: 'marketing' | 'sales') =>
          [1, 2].map(() => decide(side, { anna: 'recycle' }, { nonce: `${side}.1` }));
        await Promise.all([...twice('marketing'), ...twice('sales')]);
        await scenario.runUntil('2027-04-13 12:00');
        expect(scenario.events('anna', 'DecisionMade')).toHaveLength(1);
        expect(scenario.events('anna', 'StageChanged').at(-1)?.data.to).toBe('lead');
        expect(told.filter((result) => result === 'moved')).toHaveLength(1);
      }),
      { numRuns: 25 },
    );
  });

  it('F20 an answer while Monday’s list is made counts in one round, and the line is decided once', async () => {
    await fc.assert(
      fc.asyncProperty(delays, async (drawn) => {
        const scenario = await declined(jittering(drawn));
        const { decide } = createAnswers(scenario);
        scenario.at('2027-04-13 10:00', () => decide('marketing', { anna: 'go-on' }));
        scenario.at('2027-04-14 10:00', () => decide('sales', { anna: 'recycle' }));
        await scenario.runUntil('2027-04-19 08:59');
        const line = scenario.idOf('anna');
        scenario.world.clock.at(scenario.local('2027-04-19 09:00'), () =>
          decide('sales', {}, { lines: [{ line, answer: 'go-on', round: 1 }] }),
        );
        await scenario.runUntil('2027-04-19 12:00');
        const [made] = scenario.events('anna', 'DecisionMade');
        const asked = scenario.events('anna', 'DecisionAsked').length;
        // Before the list: both agree in the first round. After it: late, and asked anew.
        expect([made?.data.decision, asked]).toEqual(made ? ['go-on', 1] : [undefined, 2]);
        expect(scenario.events('anna', 'DecisionMade').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  it('F20 a rep’s word at the very moment the default takes over: one of them stands, and his can still put it right', async () => {
    await fc.assert(
      fc.asyncProperty(delays, async (drawn) => {
        const scenario = await startScenario({ contacts: [{ name: 'anna' }], around: jittering(drawn) });
        scenario.reports('anna', 'call-reminder', 'not-reached');
        const { handOff } = createAnswers(scenario);
        await scenario.runUntil('2027-03-30 11:59');
        scenario.world.clock.at(scenario.local('2027-03-30 12:00'), () =>
          handOff(PIETER, { anna: ['rejected', 'te klein'] }),
        );
        await scenario.runUntil('2027-03-30 13:00');
        const answers = scenario.story('anna', ['HandOffTaken', 'HandOffRejected']).map((line) => line.slice(17));
        expect([['HandOffRejected'], ['HandOffTaken', 'HandOffRejected']]).toContainEqual(answers);
        expect(scenario.enrollment('anna').facts.handOff?.value).toBe('rejected');
      }),
      { numRuns: 25 },
    );
  });
});
