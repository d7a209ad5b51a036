import { accept } from '../accept.ts';
import { clickOnce } from '../pages.ts';
import type { Attempt, Attempting } from './attempt.ts';
import type { Role } from './roles.ts';
import { lastEnrolment, serviceAttempts } from './service-attempts.ts';
import { faultOf, historyOf, logOf, mailPutBack, sendTo } from './signs.ts';

/** An attempt for every role, those of functions first. */
export function attempts(attempting: Attempting): readonly Attempt[] {
  return [...whereSomebodyWaits(attempting), ...whereNobodyWaits(attempting), ...serviceAttempts(attempting)];
}

const ofFunction = (name: string) => (role: Role) => role.ofFunction === name;

/** Who calls is told. */
function whereSomebodyWaits({ stage, campaign, key }: Attempting): readonly Attempt[] {
  const invoked = (name: string, action: string, event: () => unknown): Attempt => ({
    name,
    of: ofFunction(name),
    action,
    act: async () => {
      const fault = await faultOf(stage.invoke(`baton-${stage.name}-${name}`, await event()));
      return async () => (fault?.includes(action) ? 'its call fails' : undefined);
    },
  });
  const date = new Date().toISOString().slice(0, 10);
  return [
    invoked('operate', 'dynamodb:Query', () => ({ do: 'status', campaign })),
    invoked('sweep', 'dynamodb:Query', () => ({})),
    // The day may be through: that it looks whether it is.
    invoked('draw-rep-day', 'dynamodb:GetItem', () => ({
      kind: 'rep-day',
      campaign,
      rep: 'vera@voorbeeld.example',
      date,
    })),
    // Its files are cached by whoever ran before; whether it is under review it reads each time.
    invoked('run-campaign-clock', 'dynamodb:GetItem', () => ({ kind: 'campaign', campaign, rev: 0 })),
    invoked('enroll-batch', 's3:GetObject', async () => ({
      key: `${(await lastEnrolment(stage)).prefix}0001.jsonl`,
    })),
    {
      name: 'receive-webhook',
      of: ofFunction('receive-webhook'),
      action: 'sqs:SendMessage',
      act: async (contact) => {
        const { status } = await accept(stage, { campaign, email: contact, key });
        return async () => (status === 500 ? 'the door answers 500' : undefined);
      },
    },
    {
      name: 'serve-pages',
      of: ofFunction('serve-pages'),
      action: 'sqs:SendMessage',
      act: async (contact) => {
        const status = await clickOnce(stage, contact);
        return async () => (status === 500 ? 'the page answers 500' : undefined);
      },
    },
  ];
}

/** The function's own log tells. */
function whereNobodyWaits(attempting: Attempting): readonly Attempt[] {
  const { stage, campaign, key } = attempting;
  const logged = (name: string, action: string, does: (contact: string) => Promise<unknown>): Attempt => ({
    name,
    of: ofFunction(name),
    action,
    act: async (contact) => {
      await does(contact);
      return () => logOf(stage, name, action);
    },
  });
  const say = (signal: string) => (contact: string) =>
    stage.operate({ do: 'signal', campaign, contact, by: 'contact', signal, key: `${signal}.${contact}` });
  return [
    logged('apply-receipt', 'dynamodb:UpdateItem', (contact) => accept(stage, { campaign, email: contact, key })),
    logged('relay-answers', 'states:SendTaskSuccess', say('accepted')),
    logged('publish-events', 'events:PutEvents', say('accepted')),
    logged('ses-events', 'dynamodb:GetItem', say('accepted')),
    logged('execution-closed', 'dynamodb:GetItem', say('objected')),
    logged('wake', 'dynamodb:GetItem', () => sendTo(stage, 'wake', { kind: 'wake', wake: { enrollment: 'nobody' } })),
    {
      name: 'send-touch',
      of: ofFunction('send-touch'),
      action: 'ses:SendEmail',
      act: async (contact) => {
        await say('accepted')(contact);
        return () => mailPutBack(attempting, contact);
      },
    },
    {
      name: 'enter-step',
      of: ofFunction('enter-step'),
      action: 'dynamodb:GetItem',
      act: async (contact) => {
        const { enrollment } = await say('accepted')(contact);
        return () => historyOf(stage, String(enrollment), 'not authorized to perform: dynamodb:GetItem');
      },
    },
  ];
}
