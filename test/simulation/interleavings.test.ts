import { expect, test } from 'vitest';
import { explore } from './explore.ts';
import { SCENES } from './scenes.ts';
import { createStaySystem } from './stay-system.ts';

let schedules = 0;
for (const [name, scene] of Object.entries(SCENES)) {
  test(`in every order, one crash included: ${name}`, async () => {
    const explored = await explore(() => createStaySystem(scene));
    schedules += explored.schedules;
    console.log(`${explored.schedules} schedules, ${explored.states} states: ${name}`);
    expect(explored.wrong.slice(0, 3)).toEqual([]);
  }, 600_000);
}

test('walks more than a thousand schedules', () => {
  console.log(`${schedules} schedules in all`);
  expect(schedules).toBeGreaterThan(1_000);
});
