import { describe, expect, test } from 'vitest';
import { SIGNAL_NAMES } from '../../workflows/signals.ts';
import { explore } from './explore.ts';
import { SCENE_PLANTS } from './scene-plants.ts';
import { SCENES } from './scenes.ts';
import { CAMPAIGN_SCENES } from './scenes-of-campaigns.ts';
import { LIST_SCENES } from './scenes-of-lists.ts';
import { SIGNAL_SCENES } from './scenes-of-signals.ts';
import { UNDO_SCENES } from './scenes-of-undo.ts';
import { createStaySystem } from './stay-system.ts';

const EVERY_SCENE = Object.entries({
  ...SCENES,
  ...CAMPAIGN_SCENES,
  ...LIST_SCENES,
  ...SIGNAL_SCENES,
  ...UNDO_SCENES,
});

let schedules = 0;
const heard = new Set<string>();
for (const [name, scene] of EVERY_SCENE) {
  test(`in every order, one crash included: ${name}`, async () => {
    const explored = await explore(() => createStaySystem(scene, undefined, (signal) => heard.add(signal)));
    schedules += explored.schedules;
    console.log(`${explored.schedules} schedules, ${explored.states} states: ${name}`);
    expect(explored.wrong.slice(0, 3)).toEqual([]);
  }, 600_000);
}

test('walks more than a thousand schedules', () => {
  console.log(`${schedules} schedules in all`);
  expect(schedules).toBeGreaterThan(1_000);
});

test('every signal of the table comes in some scene together with something else', () => {
  expect(SIGNAL_NAMES.filter((name) => !heard.has(name))).toEqual([]);
});

describe('planted faults: an engine that', () => {
  test.each(SCENE_PLANTS)(
    '$name is found out',
    async ({ scene: words, broken }) => {
      const [, scene] = EVERY_SCENE.find(([name]) => name.includes(words)) ?? [];
      if (!scene) throw new Error(`no scene "${words}"`);
      const { wrong } = await explore(() => createStaySystem(scene, broken), 1);
      expect(wrong).toHaveLength(1);
    },
    600_000,
  );
});
