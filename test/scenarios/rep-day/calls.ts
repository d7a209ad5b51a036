import type { Scenario } from '../scenario.ts';
import { tellEvent } from '../story.ts';

/** Calls handed out, in order, those of one moment, step and rep together: `Mon 8 Feb 09:00 CallTaskSent call-1 → pieter ×8`. */
export function callsOf({ world, setup }: Scenario, ...steps: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const event of world.events) {
    if (event.type !== 'CallTaskSent' || (steps.length > 0 && !steps.includes(event.step ?? ''))) continue;
    const line = tellEvent(event, { timeZone: setup.campaign.timeZone, nameOf: new Map() });
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${line.replace('CallTaskSent ', '')} ×${count}`);
}
