import { RequestThrottled, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createQueues, createReceiptQueue } from '../../functions/adapters/sqs/queues.ts';
import { timerMessage } from '../../functions/shared/timer-message.ts';
import { Throttled } from '../../workflows/errors.ts';
import { head, sdkFault, sentTo } from './sent-commands.ts';

function arrange() {
  const client = new SQSClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const counted: string[] = [];
  const count = (what: string): void => void counted.push(what);
  const queues = createQueues({ client, wakeUrl: 'https://wake', sendUrl: 'https://send', count });
  return { mock, queues, receipts: createReceiptQueue({ client, receiptUrl: 'https://receipts', count }), counted };
}

describe('a message', () => {
  it('wakes by the wake queue, sends by the send queue, and is what a timer carries', async () => {
    const { mock, queues, counted } = arrange();
    await queues.wake({ enrollment: 'e1', stay: 3, rev: 2 }, 12);
    await queues.send('t1', 60);
    const woken = '{"kind":"wake","wake":{"enrollment":"e1","stay":3,"rev":2}}';
    expect(sentTo(mock)).toEqual([
      ['SendMessageCommand', { QueueUrl: 'https://wake', MessageBody: woken, DelaySeconds: 12 }],
      [
        'SendMessageCommand',
        { QueueUrl: 'https://send', MessageBody: '{"kind":"send","touch":"t1"}', DelaySeconds: 60 },
      ],
    ]);
    expect(timerMessage.wake.parse(JSON.parse(woken)).wake).toEqual({ enrollment: 'e1', stay: 3, rev: 2 });
    expect(counted).toEqual(['sqs:SendMessage', 'sqs:SendMessage']);
  });

  it.each([
    [-5, 0],
    [0, 0],
    [0.2, 1],
    [600, 600],
    [899.5, 900],
  ])('asked to wait %d seconds waits %i: whole ones, never less', async (asked, waited) => {
    const { mock, queues } = arrange();
    await queues.send('t1', asked);
    expect(mock.commandCalls(SendMessageCommand)[0]?.args[0].input.DelaySeconds).toBe(waited);
  });

  it('is refused where it should wait longer than the queue can: cut short it would come too early', async () => {
    const { mock, queues } = arrange();
    await expect(queues.send('t1', 901)).rejects.toThrow(RangeError);
    await expect(queues.wake({ enrollment: 'e1' }, 3_600)).rejects.toThrow('900 seconds at most, not 3600');
    expect(mock.calls()).toEqual([]);
  });

  it('tells the worker of a receipt', async () => {
    const { mock, receipts, counted } = arrange();
    await receipts.enqueue('generic', 'msg_1');
    const MessageBody = '{"source":"generic","id":"msg_1"}';
    expect(sentTo(mock)).toEqual([
      ['SendMessageCommand', { QueueUrl: 'https://receipts', MessageBody, DelaySeconds: 0 }],
    ]);
    expect(counted).toEqual(['sqs:SendMessage']);
  });

  it('too many is throttled, and anything else is a fault', async () => {
    const { mock, queues, receipts } = arrange();
    const fault = sdkFault('QueueDoesNotExist', 400);
    const throttled = new RequestThrottled({ ...head(403), message: 'x' });
    mock.on(SendMessageCommand).rejectsOnce(throttled).rejects(fault);
    await expect(queues.wake({ enrollment: 'e1' }, 0)).rejects.toThrow(Throttled);
    await expect(receipts.enqueue('generic', 'msg_1')).rejects.toBe(fault);
  });
});
