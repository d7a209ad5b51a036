import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN, change, smallCampaign, stageFor } from '../../operate/launched-campaign.ts';

const DAY_MS = 86_400_000;
const NOTHING = `Nothing to do: ${CAMPAIGN} runs on exactly these files.\n`;

/** A launch makes sure of the first day of each rep and of the campaign's clock: both find that they are through. */
const isOfEnrollment = (name: string): boolean => /^[a-z2-7]{26}\./.test(name);

async function underWay() {
  const created: string[] = [];
  const folder = smallCampaign(25);
  const on = await stageFor(folder, {
    around: (ports) => ({
      ...ports,
      schedules: {
        create: async (name, at, message) => {
          created.push(`${name} ${at}`);
          await ports.schedules.create(name, at, message);
        },
      },
    }),
  });
  const file = join(folder, 'campaign.yaml');
  await on.baton('launch', file, '--yes');
  const { clock, store } = on.stage.world;
  await clock.runUntil(clock.now() + 9 * DAY_MS);
  /** Everything that says what will happen when. */
  const plan = (): string => {
    const { enrollments, touches, campaigns, contacts, organisations, claims } = store.items;
    return JSON.stringify([enrollments, touches, campaigns, contacts, organisations, claims].map((map) => [...map]));
  };
  return { ...on, file, created, plan };
}

describe('F30 what has not changed', () => {
  it.each([
    ['launch', 'launch'],
    ['update', 'update'],
    ['launch', 'update'],
  ])(
    'F30 %s and %s again on unchanged files: nothing to do, no timer set anew, nothing re-timed',
    async (one, other) => {
      const { baton, file, plan, created, stage } = await underWay();
      const [before, schedules, events] = [plan(), created.length, stage.world.events.length];
      expect(before).toContain('"timer":{');
      for (const command of [one, other])
        expect(await baton(command, file, '--yes')).toMatchObject({ code: 0, out: NOTHING });
      expect(plan()).toBe(before);
      expect(created.slice(schedules).filter(isOfEnrollment)).toEqual([]);
      expect(stage.world.events).toHaveLength(events);
      expect(stage.enrolments.size).toBe(1);
    },
  );

  it('F17 the same list three times: no change in state, timers or mails', async () => {
    const { baton, file, plan, created, stage } = await underWay();
    const [before, schedules, events] = [plan(), created.length, stage.world.events.length];
    for (let time = 0; time < 3; time += 1) expect((await baton('launch', file, '--yes')).out).toBe(NOTHING);
    expect(plan()).toBe(before);
    expect(created.slice(schedules).filter(isOfEnrollment)).toEqual([]);
    expect(stage.world.events).toHaveLength(events);
  });

  it('F30 a text that nobody waits for is changed: no timer of anybody moves', async () => {
    const { baton, file, folder, stage } = await underWay();
    const timers = () =>
      [...stage.world.store.items.enrollments.values()].map(({ id, timer, step }) => [id, step, timer]);
    const before = timers();
    change(folder, 'content/nl/whitepaper.md', (text) => `${text}\nTot ziens.\n`);
    expect((await baton('update', file, '--yes')).out).toContain('Changed files: content/nl/whitepaper.md.');
    expect(timers()).toEqual(before);
    expect((await baton('update', file, '--yes')).out).toBe(NOTHING);
  });
});
