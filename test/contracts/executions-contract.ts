import { describe, expect, it } from 'vitest';
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
  /** Tokens that enter-step was handed, in order; waits for what is on its way. */
  tokens(): Promise<readonly TokenItem[]>;
}

/** What `Executions` promises: a name starts once, a token is answered once, an answer leads on. */
export function executionsContract(name: string, create: () => Promise<ExecutionsUnderTest>): void {
  const started = async () => {
    const under = await create();
    const execution = `${under.enrollment}-1`;
    const input = { enrollment: under.enrollment, run: 1, stay: 1, next: under.start };
    await under.executions.start(execution, under.workflow, input);
    const [first] = await under.tokens();
    if (!first) throw new Error('nothing was entered');
    return { ...under, execution, input, token: first.token };
  };

  describe(name, () => {
    it('knows nothing of a name that was never started', async () => {
      const { executions } = await create();
      expect(await executions.status('nobody-1')).toBe('absent');
      await executions.stop('nobody-1');
      expect(await executions.status('nobody-1')).toBe('absent');
    });

    it('runs what was started, and waits in the step', async () => {
      const { executions, execution, tokens } = await started();
      expect(await executions.status(execution)).toBe('running');
      expect(await tokens()).toMatchObject([{ run: 1, stay: 1, attempt: 0 }]);
    });

    it('takes a start that comes again for the same start, while it runs and afterwards', async () => {
      const { executions, execution, workflow, input, tokens } = await started();
      await executions.start(execution, workflow, input);
      expect(await tokens()).toHaveLength(1);
      await executions.stop(execution);
      await executions.start(execution, workflow, input);
      expect(await tokens()).toHaveLength(1);
      expect(await executions.status(execution)).toBe('closed');
    });

    it('goes on to the next step with a token of its own', async () => {
      const { executions, enrollment, next, answer, token, tokens } = await started();
      await answer();
      expect(await executions.succeed(token, { enrollment, run: 1, stay: 2, next })).toBe('ok');
      const all = await tokens();
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
      expect(await tokens()).toHaveLength(2);
    });

    it('knows a token that is none', async () => {
      const { executions, enrollment, next } = await started();
      expect(await executions.fail('no token', ENDED)).toBe('InvalidToken');
      expect(await executions.succeed('', { enrollment, run: 1, stay: 2, next })).toBe('InvalidToken');
    });

    it.each([ENDED, MOVED])('closes when its task is told %s', async (error) => {
      const { executions, execution, token, tokens } = await started();
      expect(await executions.fail(token, error)).toBe('ok');
      expect(await executions.status(execution)).toBe('closed');
      expect((await tokens()).filter(({ run }) => run === 1)).toHaveLength(1);
    });

    it('stops, and then takes no answer', async () => {
      const { executions, execution, token } = await started();
      await executions.stop(execution);
      expect(await executions.status(execution)).toBe('closed');
      expect(await executions.fail(token, ENDED)).toBe('TaskTimedOut');
    });
  });
}
