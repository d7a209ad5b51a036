import { describe, expect, it, vi } from 'vitest';
import type { TokenItem } from '../../workflows/domain/enrollment.ts';
import { ENDED, MOVED } from '../../workflows/errors.ts';
import type { Executions } from '../../workflows/ports.ts';

export interface ExecutionsUnderTest {
  readonly executions: Executions;
  readonly workflow: string;
  /** An enrollment that may enter its first stay, in `start`; after that it may enter `next`. */
  readonly enrollment: string;
  readonly start: string;
  readonly next: string;
  /** Answers the open stay, so that `next` may be entered. */
  answer(): Promise<void>;
  /** Tokens that enter-step was handed, in order; waits for so many, and for what is on its way besides. */
  tokens(count: number): Promise<readonly TokenItem[]>;
}

/** A real engine closes an execution a moment after its last task was answered. */
const CLOSES_MS = 180_000;

/** What `Executions` promises: a name starts once, a token is answered once, an answer leads on. */
export function executionsContract(name: string, create: () => Promise<ExecutionsUnderTest>): void {
  const started = async () => {
    const under = await create();
    const execution = `${under.enrollment}-1`;
    const input = { enrollment: under.enrollment, run: 1, stay: 1, next: under.start };
    await under.executions.start(execution, under.workflow, input);
    const [first] = await under.tokens(1);
    if (!first) throw new Error('nothing was entered');
    const status = () => under.executions.status(execution);
    return { ...under, execution, input, token: first.token, status };
  };

  describe.concurrent(name, () => {
    it('knows nothing of a name that was never started', async () => {
      const { executions } = await create();
      expect(await executions.status('nobody-1')).toBe('absent');
      await executions.stop('nobody-1');
      expect(await executions.status('nobody-1')).toBe('absent');
    });

    it('runs what was started, and waits in the step', async () => {
      const { status, tokens } = await started();
      expect(await status()).toBe('running');
      expect(await tokens(1)).toMatchObject([{ run: 1, stay: 1, attempt: 0 }]);
    });

    it('takes a start that comes again for the same start, while it runs and afterwards', async () => {
      const { executions, execution, workflow, input, tokens, status } = await started();
      await executions.start(execution, workflow, input);
      expect(await tokens(1)).toHaveLength(1);
      await executions.stop(execution);
      await executions.start(execution, workflow, input);
      expect(await tokens(1)).toHaveLength(1);
      expect(await status()).toBe('closed');
    });

    it('goes on to the next step with a token of its own', async () => {
      const { executions, enrollment, next, answer, token, tokens } = await started();
      await answer();
      expect(await executions.succeed(token, { enrollment, run: 1, stay: 2, next })).toBe('ok');
      const all = await tokens(2);
      expect(all).toMatchObject([{ stay: 1 }, { stay: 2, attempt: 0 }]);
      expect(all[1]?.token).not.toBe(token);
    });

    it('takes an answer once', async () => {
      const { executions, enrollment, next, answer, token, tokens } = await started();
      await answer();
      const output = { enrollment, run: 1, stay: 2, next };
      await executions.succeed(token, output);
      expect(await executions.succeed(token, output)).toBe('TaskTimedOut');
      expect(await executions.fail(token, ENDED)).toBe('TaskTimedOut');
      expect(await tokens(2)).toHaveLength(2);
    });

    it('knows a token that is none', async () => {
      const { executions, enrollment, next } = await started();
      expect(await executions.fail('no token', ENDED)).toBe('InvalidToken');
      expect(await executions.succeed('', { enrollment, run: 1, stay: 2, next })).toBe('InvalidToken');
    });

    it.each([ENDED, MOVED])('closes when its task is told %s', async (error) => {
      const { executions, token, tokens, status } = await started();
      expect(await executions.fail(token, error)).toBe('ok');
      await vi.waitFor(async () => expect(await status()).toBe('closed'), CLOSES_MS);
      expect((await tokens(1)).filter(({ run }) => run === 1)).toHaveLength(1);
    });

    it('stops, and then takes no answer', async () => {
      const { executions, execution, token, status } = await started();
      await executions.stop(execution);
      expect(await status()).toBe('closed');
      expect(await executions.fail(token, ENDED)).toBe('TaskTimedOut');
    });
  });
}
