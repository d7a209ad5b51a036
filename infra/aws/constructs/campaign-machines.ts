import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { compileMachine } from '../../../workflows/compile/compile-machine.ts';
import type { Workflow } from '../../../workflows/workflow.ts';
import { nameOf } from '../names.ts';
import { functionArn } from '../resources.ts';
import { acknowledge } from './acknowledge.ts';
import { createMachineRole, placeholder } from './machine-role.ts';

export interface CampaignMachinesProps {
  readonly stage: string;
  readonly workflows: readonly Workflow[];
}

const ENTER_STEP = 'EnterStep';

/**
 * Machines of the workflows that come with Baton, named by the hash of what they do: a changed workflow is another
 * machine, and those that executions are on stay, with the one role and log group they share.
 */
export class CampaignMachines extends Construct {
  readonly role: Role;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { stage, workflows }: CampaignMachinesProps) {
    super(scope, id);
    const enterStep = functionArn(Stack.of(this), stage, 'enter-step', 'live');
    this.role = createMachineRole(this, {
      description: 'What machines of campaigns may do: call enter-step',
      statements: [new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [enterStep] })],
    });
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/vendedlogs/states/${nameOf(stage)}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const workflow of workflows) this.#add(nameOf(stage, workflow.id.replace('@', '-')), workflow, enterStep);
  }

  #add(name: string, workflow: Workflow, enterStep: string): void {
    const machine = new StateMachine(this, name, {
      stateMachineName: name,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(
        JSON.stringify(compileMachine(workflow, { functionArn: placeholder(ENTER_STEP) })),
      ),
      definitionSubstitutions: { [ENTER_STEP]: enterStep },
      role: this.role.withoutPolicyUpdates(),
      logs: { destination: this.logGroup, level: LogLevel.ERROR, includeExecutionData: false },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledgeMachine(machine);
  }
}

/** Findings on every machine of ours. */
export function acknowledgeMachine(machine: StateMachine): void {
  acknowledge(
    machine,
    'SF1',
    'Level ERROR: ALL writes every event of journeys of months, and costs more than they do.',
  );
  acknowledge(
    machine,
    'SF2',
    'A trace ends after a day, a journey after months: the table tells its story, event by event.',
  );
}
