import { Stack } from 'aws-cdk-lib';
import type { Code, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type EnvName, EVERY_FUNCTION, envOf, type FunctionName } from '../functions.ts';
import type { DeadLetterQueueName } from '../names.ts';
import { BatonFunction, type BatonFunctionProps } from './baton-function.ts';
import type { Queues } from './queues.ts';

export interface FunctionsProps {
  readonly stage: string;
  /** Where a function's bundle lies. */
  readonly codeOf: (name: FunctionName) => Code;
  /** What each variable is in this deployment. */
  readonly values: Readonly<Record<EnvName, string>>;
  /** What only a deployment made for tests gets. */
  readonly testSwitches: Readonly<Record<string, string>>;
  readonly resources: BatonFunctionProps['resources'];
  readonly queues: Queues;
}

/** Functions that are called and not waited for: where it goes what they failed at three times. */
const ASYNCHRONOUS: Readonly<Partial<Record<FunctionName, DeadLetterQueueName>>> = {
  sweep: 'events-dlq',
  'execution-closed': 'events-dlq',
  'ses-events': 'events-dlq',
  'draw-rep-day': 'schedules-dlq',
  'run-campaign-clock': 'schedules-dlq',
};

/** All our Lambdas, and the alias by which machines call enter-step for as long as they live. */
export class Functions extends Construct {
  readonly #byName = new Map<FunctionName, LambdaFunction>();

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { stage, codeOf, values, testSwitches, resources, queues } = props;
    for (const name of EVERY_FUNCTION) {
      const ours = Object.fromEntries(envOf(name).map((variable) => [variable, values[variable]]));
      const onFailure = ASYNCHRONOUS[name];
      const { lambda } = new BatonFunction(this, name, {
        stage,
        name,
        code: codeOf(name),
        environment: { ...ours, ...testSwitches },
        resources,
        ...(onFailure !== undefined && { onFailure: queues.dead[onFailure] }),
      });
      this.#byName.set(name, lambda);
    }
    this.of('enter-step').addAlias('live');
  }

  of(name: FunctionName): LambdaFunction {
    const found = this.#byName.get(name);
    if (!found) throw new Error(`no function ${name} in ${Stack.of(this).stackName}`);
    return found;
  }
}
