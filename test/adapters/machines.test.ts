import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  SFNClient,
  StateMachineAlreadyExists,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createMachines, type MachinesOptions } from '../../functions/adapters/step-functions/machines.ts';
import { compileMachine } from '../../workflows/compile/compile-machine.ts';
import { Throttled } from '../../workflows/errors.ts';
import { createProbeSetup } from '../simulation/small-campaign.ts';
import { head, sdkFault, sentTo } from './sent-commands.ts';

const { workflow } = createProbeSetup();
const NAME = `baton-dev-${workflow.id.replace('@', '-')}`;
const PREFIX = 'arn:aws:states:eu-west-1:123456789012:stateMachine:baton-dev-';
const ENTER_STEP = 'arn:aws:lambda:eu-west-1:123456789012:function:baton-dev-enter-step:live';
const no = { ...head(400), message: 'no' };

function arrange(changes: Partial<MachinesOptions> = {}) {
  const client = new SFNClient({ region: 'eu-west-1' });
  const mock = mockClient(client);
  mock.on(DescribeStateMachineCommand).rejects(new StateMachineDoesNotExist(no));
  const options = { client, machinePrefix: PREFIX, roleArn: 'arn:role', enterStepArn: ENTER_STEP, ...changes };
  return { mock, machines: createMachines(options) };
}

const made = { name: NAME, definition: expect.any(String), roleArn: 'arn:role', type: 'STANDARD' };

describe('a machine', () => {
  it('is named after its workflow and hash, and made of the compiled workflow', async () => {
    const { mock, machines } = arrange({ tags: { stage: 'dev' } });
    expect(await machines.create(workflow)).toBe('created');
    expect(NAME).toMatch(/^baton-dev-seminar-[0-9a-f]+$/);
    const described = { stateMachineArn: `${PREFIX}${workflow.id.replace('@', '-')}`, includedData: 'METADATA_ONLY' };
    expect(sentTo(mock)).toEqual([
      ['DescribeStateMachineCommand', described],
      ['CreateStateMachineCommand', { ...made, tags: [{ key: 'stage', value: 'dev' }] }],
    ]);
    const [create] = mock.commandCalls(CreateStateMachineCommand);
    const definition: unknown = JSON.parse(create?.args[0].input.definition ?? '');
    expect(definition).toEqual(compileMachine(workflow, { functionArn: ENTER_STEP }));
  });

  it('logs errors, and nothing of what an execution holds', async () => {
    const { mock, machines } = arrange({ logGroupArn: 'arn:logs:*' });
    await machines.create(workflow);
    const destinations = [{ cloudWatchLogsLogGroup: { logGroupArn: 'arn:logs:*' } }];
    const loggingConfiguration = { level: 'ERROR', includeExecutionData: false, destinations };
    expect(sentTo(mock)[1]).toEqual(['CreateStateMachineCommand', { ...made, loggingConfiguration, tags: [] }]);
  });

  it('that is there stays as it is', async () => {
    const { mock, machines } = arrange();
    mock.on(DescribeStateMachineCommand).resolves({});
    expect(await machines.create(workflow)).toBe('exists');
    expect(mock.commandCalls(CreateStateMachineCommand)).toEqual([]);
  });

  it('that somebody makes at the same moment exists', async () => {
    const { mock, machines } = arrange();
    mock.on(CreateStateMachineCommand).rejects(new StateMachineAlreadyExists(no));
    expect(await machines.create(workflow)).toBe('exists');
  });

  it('is waited for when there are too many calls, and what is denied is a fault', async () => {
    const { mock, machines } = arrange();
    const fault = sdkFault('AccessDeniedException', 400);
    mock.on(CreateStateMachineCommand).rejectsOnce(sdkFault('ThrottlingException', 400)).rejects(fault);
    await expect(machines.create(workflow)).rejects.toThrow(Throttled);
    await expect(machines.create(workflow)).rejects.toBe(fault);
    mock.on(DescribeStateMachineCommand).rejects(fault);
    await expect(machines.create(workflow)).rejects.toBe(fault);
  });
});
