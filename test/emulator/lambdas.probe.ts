import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { createFunction, lambda, pause } from './probe-world.ts';

async function invoke(name: string, event: unknown = {}): Promise<{ errorType?: string }> {
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName: name, Payload: JSON.stringify(event) }));
  return JSON.parse(Buffer.from(Payload ?? []).toString()) as { errorType?: string };
}

describe('lambda-error-names', () => {
  it('reports the name of the thrown error', async () => {
    const { name } = await createFunction(() => ({ error: { name: 'Throttled', message: 'slow down' } }));
    expect(await invoke(name)).toMatchObject({ errorType: 'Throttled', errorMessage: 'slow down' });
  });

  it('reports a process that died, and a new one takes the next call', async () => {
    let calls = 0;
    const { name } = await createFunction(() => {
      calls += 1;
      return calls === 1 ? { exit: true } : { result: 'alive' };
    });
    expect(await invoke(name)).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(await invoke(name)).toBe('alive');
  });
});

describe('lambda-concurrency', () => {
  it('runs four at once and lets the others wait', async () => {
    let running = 0;
    let most = 0;
    const { name } = await createFunction(async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(400);
      running -= 1;
      return { result: 'done' };
    });
    const answers = await Promise.all(Array.from({ length: 8 }, () => invoke(name)));
    expect(answers).toEqual(Array(8).fill('done'));
    expect(most).toBe(4);
  });
});
