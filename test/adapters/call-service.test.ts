import { describe, expect, it } from 'vitest';
import { callService } from '../../functions/adapters/aws/call-service.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import { sdkFault } from './sent-commands.ts';

const failing = (fault: unknown) => callService({ action: 's3:GetObject' }, () => Promise.reject(fault));

describe('a call to a service', () => {
  it('gives back the answer, and is counted under the name IAM has for it', async () => {
    const counted: string[] = [];
    const call = { action: 'sqs:SendMessage', count: (what: string) => void counted.push(what) };
    expect(await callService(call, async () => 'sent')).toBe('sent');
    await expect(callService(call, () => Promise.reject(sdkFault('SlowDown')))).rejects.toThrow();
    expect(counted).toEqual(['sqs:SendMessage', 'sqs:SendMessage']);
  });

  it.each([
    ...['ThrottlingException', 'TooManyRequestsException', 'RequestThrottled', 'SlowDown', 'ExecutionLimitExceeded'],
  ])('that is refused as %s is throttled: nothing was done', async (name) => {
    const fault = sdkFault(name, 400);
    await expect(failing(fault)).rejects.toThrow(Throttled);
    await expect(failing(fault)).rejects.toMatchObject({ cause: fault, message: 's3:GetObject: too many calls' });
  });

  it.each([
    ['by its status', sdkFault('Unheard', 429)],
    ['by what the SDK says of it', Object.assign(sdkFault('Unheard', 400), { $retryable: { throttling: true } })],
    ['whatever the status besides', sdkFault('SlowDown', 503)],
  ])('is known to be throttled %s', async (_how, fault) => {
    await expect(failing(fault)).rejects.toThrow(Throttled);
  });

  it.each([
    ['a 500', sdkFault('InternalServerException', 500)],
    ['a 503', sdkFault('ServiceUnavailable', 503)],
    ['a time-out of the client', sdkFault('TimeoutError')],
    ['a time-out of the service', sdkFault('RequestTimeout', 400)],
    ['a connection that was cut', Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })],
    ['nobody listening', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ])('that met %s proves nothing', async (_what, fault) => {
    await expect(failing(fault)).rejects.toThrow(Unavailable);
    await expect(failing(fault)).rejects.toMatchObject({ cause: fault });
  });

  it.each([sdkFault('AccessDeniedException', 403), sdkFault('ValidationException', 400), new TypeError('a mistake')])(
    'passes on what has no word of ours: %s',
    async (fault) => {
      await expect(failing(fault)).rejects.toBe(fault);
    },
  );
});
