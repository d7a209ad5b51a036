import type { Stage } from '../stage.ts';
import type { StageClock } from '../switches.ts';
import { waitFor } from '../wait-for.ts';
import type { DatedAct } from './acts.ts';
import { createTimers, DIRECT_MS, isAtRest } from './timers.ts';

export interface DatesOptions {
  readonly stage: Stage;
  readonly clock: StageClock;
  readonly acts: readonly DatedAct[];
  /** Nothing is fired or done after this. */
  readonly until: number;
}

/** What was refused, and how many timers were fired. */
export interface DatesPlayed {
  readonly problems: readonly string[];
  readonly fired: number;
}

/** A worker that an overloaded machine killed has its message again after minutes: only what stands still fails. */
const REST = { withinMs: 400_000, everyMs: 150 };

/** From one timer or act to the next, in order of time: sets the clock there, fires or acts, and waits until all is at rest. */
export async function playDates({ stage, clock, acts, until }: DatesOptions): Promise<DatesPlayed> {
  const timers = createTimers(stage);
  const waiting = [...acts].sort((left, right) => left.at - right.at);
  const problems: string[] = [];
  let fired = 0;
  /** At rest, or what comes within the minute lies with the Scheduler. */
  const canGoOn = async (): Promise<boolean> =>
    ((await timers.next()) ?? Number.POSITIVE_INFINITY) < clock.now() + DIRECT_MS || isAtRest(stage, clock.now());
  for (;;) {
    const rested = await waitFor(async () => ((await canGoOn()) ? true : undefined), REST);
    if (!rested) problems.push(`${new Date(clock.now()).toISOString()}: it does not come to rest`);
    const timer = await timers.next();
    const act = waiting[0];
    const at = Math.min(timer ?? Number.POSITIVE_INFINITY, act?.at ?? Number.POSITIVE_INFINITY);
    if (at > until) return { problems, fired };
    if (at > clock.now()) await clock.setTo(at);
    if (timer !== undefined && timer <= at) {
      fired += await timers.fire(clock.now());
      continue;
    }
    waiting.shift();
    await act?.work().catch((fault: unknown) => void problems.push(String(fault)));
  }
}
