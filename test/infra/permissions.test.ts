import { describe, expect, test } from 'vitest';
import { EVERY_FUNCTION, type FunctionName } from '../../infra/aws/functions.ts';
import { PERMISSIONS } from '../../infra/aws/permissions.ts';
import { createResources } from '../../infra/aws/resources.ts';
import { SETTINGS, synthesise } from './synthesise.ts';
import { grant, grantsOf, idOf, resourcesOf } from './template-parts.ts';

const { app, appStack } = synthesise();
const roles = resourcesOf(app, 'AWS::IAM::Role');
const functions = resourcesOf(app, 'AWS::Lambda::Function');
const known = createResources(appStack, SETTINGS);

function roleOf(name: FunctionName) {
  const lambda = [...functions.values()].find(({ Properties }) => Properties.FunctionName === `baton-dev-${name}`);
  const role = roles.get(idOf(lambda?.Properties.Role));
  if (!role) throw new Error(`${name} has no role`);
  return role;
}

/** Every action any of our functions may call, with who may. */
const callers = new Map<string, FunctionName[]>();
for (const name of EVERY_FUNCTION)
  for (const action of new Set(PERMISSIONS[name].flatMap(({ actions }) => actions)))
    callers.set(action, [...(callers.get(action) ?? []), name]);

describe('what a function may do', () => {
  test.each(EVERY_FUNCTION)('%s has a role of its own with exactly the actions of its line', (name) => {
    const granted = grantsOf(roleOf(name));
    const expected = PERMISSIONS[name].flatMap(({ actions, on }) =>
      on.flatMap((resource) => {
        const arn = resource in known ? known[resource as keyof typeof known].arn : undefined;
        return actions.map((action) => (arn === undefined ? action : grant(action, appStack.resolve(arn))));
      }),
    );
    const made = expected.filter((line) => !line.includes(' '));
    expect(granted.filter((line) => expected.includes(line)).sort()).toEqual(
      [...new Set(expected.filter((line) => line.includes(' ')))].sort(),
    );
    const others = granted.filter((line) => !expected.includes(line)).map((line) => line.split(' ')[0] ?? '');
    expect(others.sort()).toEqual([...made].sort());
  });

  test('no two functions share a role, and no policy stands outside the table', () => {
    const used = [...functions.values()].map(({ Properties }) => idOf(Properties.Role));
    expect(new Set(used).size).toBe(EVERY_FUNCTION.length);
    expect(used.length).toBe(EVERY_FUNCTION.length);
    app.resourceCountIs('AWS::IAM::Policy', 0);
    app.resourceCountIs('AWS::IAM::ManagedPolicy', 0);
    for (const role of roles.values()) expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  test('no action is a wildcard, and only what knows no resources is allowed on everything', () => {
    const everything = [...roles.values()].flatMap(grantsOf);
    expect(everything.filter((line) => line.split(' ')[0]?.includes('*'))).toEqual([]);
    const onAll = everything.filter((line) => line.endsWith(' "*"')).map((line) => line.split(' ')[0] ?? '');
    const known = ['dynamodb:ListStreams', 'lambda:GetAccountSettings', 'ses:GetAccount'];
    expect(onAll.filter((action) => !known.includes(action) && !action.startsWith('logs:'))).toEqual([]);
  });

  test('mails are sent by two functions, machines are made by one', () => {
    expect(callers.get('ses:SendEmail')).toEqual(['send-touch', 'operate']);
    expect(callers.get('states:CreateStateMachine')).toEqual(['operate']);
    expect(callers.get('events:PutEvents')).toEqual(['publish-events']);
    expect(callers.get('secretsmanager:GetSecretValue')).toEqual([
      ...['send-touch', 'sweep', 'enroll-batch', 'receive-webhook', 'serve-pages', 'operate'],
    ]);
  });

  test('nobody may change or delete a schedule, a machine, a queue or the table', () => {
    const forbidden =
      /:(Delete(Schedule|StateMachine|Queue|Table)|Update(Schedule|StateMachine|Table)|PurgeQueue|Scan)/;
    expect([...callers.keys()].filter((action) => forbidden.test(action))).toEqual([]);
  });

  test('what a healthy run never needs says why it is there', () => {
    for (const name of EVERY_FUNCTION)
      for (const { rare, actions } of PERMISSIONS[name])
        if (rare !== undefined) expect(rare.length, `${name}: ${actions.join()}`).toBeGreaterThan(20);
  });
});

describe('what the services may do for us', () => {
  const byDescription = (description: string) => {
    const found = [...roles.values()].find(({ Properties }) => Properties.Description === description);
    if (!found) throw new Error(`no role "${description}"`);
    return found;
  };

  test('schedules reach two queues, two functions and their dead letters', () => {
    const granted = grantsOf(byDescription('Where schedules may go'));
    expect(granted.map((line) => /baton-dev-([a-z-]+)/.exec(line)?.[1]).sort()).toEqual([
      'draw-rep-day',
      'run-campaign-clock',
      'schedules-dlq',
      'send',
      'wake',
    ]);
  });

  test('machines of campaigns call the alias of enter-step and nothing else', () => {
    const granted = grantsOf(byDescription('What machines of campaigns may do: call enter-step'));
    const calls = granted.filter((line) => !line.startsWith('logs:'));
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('lambda:InvokeFunction');
    expect(calls[0]).toContain('baton-dev-enter-step:live');
  });

  test('a role of a service is lent to this account only', () => {
    const lent = [...roles.values()].filter(
      ({ Properties }) => !JSON.stringify(Properties).includes('lambda.amazonaws'),
    );
    expect(lent).toHaveLength(3);
    for (const { Properties } of lent)
      expect(JSON.stringify(Properties.AssumeRolePolicyDocument)).toContain(
        '"aws:SourceAccount":{"Ref":"AWS::AccountId"}',
      );
  });
});
