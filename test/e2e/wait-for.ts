import { setTimeout as sleep } from 'node:timers/promises';

interface Bound {
  readonly withinMs: number;
  readonly everyMs?: number;
}

/** Asks until there is an answer; undefined where none comes in time. */
export async function waitFor<Answer>(
  look: () => Promise<Answer | undefined>,
  { withinMs, everyMs = 500 }: Bound,
): Promise<Answer | undefined> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await look();
    if (answer !== undefined || Date.now() >= until) return answer;
    await sleep(everyMs);
  }
}
