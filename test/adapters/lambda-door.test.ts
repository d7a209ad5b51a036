import { InvokeCommand, LambdaClient, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createLambdaDoor } from '../../functions/adapters/lambda/lambda-door.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import { head, sdkFault, sentTo } from './sent-commands.ts';

function arrange() {
  const client = new LambdaClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const counted: string[] = [];
  const count = (what: string): void => void counted.push(what);
  return { mock, counted, door: createLambdaDoor({ client, functionName: 'baton-dev-operate', count }) };
}

/** As the client hands over a payload. */
const payload = (value: unknown) => Object.assign(Buffer.from(JSON.stringify(value)), { transformToString: () => '' });

describe('the door to a function', () => {
  it('hands over a payload and brings back the answer', async () => {
    const { mock, door, counted } = arrange();
    mock.on(InvokeCommand).resolves({ StatusCode: 200, Payload: payload({ ok: false, name: 'Zoë' }) });
    const answer = { status: 'answered', answer: { ok: false, name: 'Zoë' } };
    expect(await door.invoke({ do: 'status', campaign: 'probe' })).toEqual(answer);
    const input = { FunctionName: 'baton-dev-operate', Payload: '{"do":"status","campaign":"probe"}' };
    expect(sentTo(mock)).toEqual([['InvokeCommand', input]]);
    expect(counted).toEqual(['lambda:InvokeFunction']);
  });

  it('brings back that a function says nothing', async () => {
    const { mock, door } = arrange();
    mock.on(InvokeCommand).resolves({ StatusCode: 200 });
    expect(await door.invoke({})).toEqual({ status: 'answered', answer: undefined });
  });

  it('says no where nothing is deployed', async () => {
    const { mock, door } = arrange();
    mock.on(InvokeCommand).rejects(new ResourceNotFoundException({ ...head(404), message: 'not found', Message: 'x' }));
    expect(await door.invoke({})).toEqual({ status: 'refused', reason: 'absent', message: 'not found' });
  });

  it('says no to who may not call it; whoever has no credentials is told by the client', async () => {
    const { mock, door } = arrange();
    const nobody = sdkFault('CredentialsProviderError');
    mock.on(InvokeCommand).rejectsOnce(sdkFault('AccessDeniedException', 403)).rejects(nobody);
    expect(await door.invoke({})).toEqual({ status: 'refused', reason: 'denied', message: 'AccessDeniedException' });
    await expect(door.invoke({})).rejects.toBe(nobody);
  });

  it.each([
    [{ errorType: 'UnknownCampaign', errorMessage: 'no campaign x' }, 'UnknownCampaign', 'no campaign x'],
    [{ errorMessage: 'Task timed out after 60.00 seconds' }, 'Unhandled', 'Task timed out after 60.00 seconds'],
    [null, 'Unhandled', 'it said nothing'],
  ])('throws what the function threw: %j', async (thrown, errorName, message) => {
    const { mock, door } = arrange();
    mock.on(InvokeCommand).resolves({ FunctionError: 'Unhandled', Payload: payload(thrown) });
    const expected = { name: 'FunctionFailed', errorName, message: `baton-dev-operate: ${errorName}: ${message}` };
    await expect(door.invoke({})).rejects.toMatchObject(expected);
  });

  it('is throttled, or proves nothing, as any service', async () => {
    const { mock, door } = arrange();
    mock.on(InvokeCommand).rejectsOnce(sdkFault('TooManyRequestsException', 429)).rejects(sdkFault('TimeoutError'));
    await expect(door.invoke({})).rejects.toThrow(Throttled);
    await expect(door.invoke({})).rejects.toThrow(Unavailable);
  });
});
