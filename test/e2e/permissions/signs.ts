import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { readExecutions } from '../executions.ts';
import { readLogs } from '../logs.ts';
import type { Stage } from '../stage.ts';
import type { Attempting } from './attempt.ts';
import { readAsked } from './roles.ts';

/** What a call threw, as text. */
export async function faultOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (fault) {
    return String(fault);
  }
}

/** A function's own log tells that it was denied an action. */
export async function logOf(
  { emulator, name: stage }: Stage,
  name: string,
  action: string,
): Promise<string | undefined> {
  const groups = await readLogs(emulator.endpoint, `/aws/lambda/baton-${stage}-${name}`);
  const lines = [...groups.values()].flat();
  return lines.some((line) => line.includes(`perform: ${action}`)) ? 'its log tells of the failure' : undefined;
}

/** Tried and refused, the mail is planned again. */
export async function mailPutBack({ stage, campaign }: Attempting, contact: string): Promise<string | undefined> {
  const isDenied = readAsked(stage).some(({ action, allowed }) => action === 'ses:SendEmail' && !allowed);
  if (!isDenied) return undefined;
  const { mails } = await stage.operate({ do: 'mails', campaign, contact });
  const ledger = mails as readonly { readonly step?: string; readonly status: string }[];
  const isPlanned = ledger.some(({ step, status }) => step === 'confirm' && status === 'planned');
  return isPlanned ? 'the mail does not leave and is planned again' : undefined;
}

/** An execution of the enrollment tells of it. */
export async function historyOf(stage: Stage, enrollment: string, words: string): Promise<string | undefined> {
  const executions = await readExecutions(stage);
  const failed = executions.some(({ name, told }) => name.startsWith(`${enrollment}-`) && told.includes(words));
  return failed ? "the step fails in its execution's history" : undefined;
}

/** Puts a message into a queue of the stage. */
export async function sendTo({ clients: { sqs }, name }: Stage, queue: string, message: unknown): Promise<void> {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: `baton-${name}-${queue}` }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
