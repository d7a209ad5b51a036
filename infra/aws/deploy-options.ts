import { parseArgs } from 'node:util';
import { readSettings, type Settings } from './settings.ts';

/** What `npm run deploy --` takes; each is also a key of the context in `cdk.json`, where it may stand for good. */
const OPTIONS = {
  stage: { type: 'string' },
  'sender-domain': { type: 'string' },
  'alarm-email': { type: 'string' },
  'send-rate': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

export const DEPLOY_HELP = `npm run deploy -- [options]

Looks at the AWS account, says what is missing, and deploys both stacks of a stage. Account and Region are those of
AWS_PROFILE and AWS_REGION. What is left out is read from "context" in cdk.json.

  --stage NAME             one deployment of several in an account, such as dev or prod
  --sender-domain DOMAIN   mails are sent from addresses of this domain
  --alarm-email ADDRESS    who gets the alarms
  --send-rate NUMBER       mails a second, not more than the account may send

Example: npm run deploy -- --stage dev --sender-domain voorbeeld.example`;

const KEYS = { stage: 'stage', 'sender-domain': 'senderDomain', 'alarm-email': 'alarmEmail', 'send-rate': 'sendRate' };

export interface DeployOptions {
  readonly help: boolean;
  readonly settings: Settings;
  /** What was said on the command line, for CDK: `-c key=value`. */
  readonly context: readonly string[];
}

/** Reads the command line over what `cdk.json` says. Throws with every problem at once. */
export function readDeployOptions(args: readonly string[], context: Readonly<Record<string, unknown>>): DeployOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const said = Object.entries(KEYS).flatMap(([option, key]) => {
    const value = values[option as keyof typeof KEYS];
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    help: values.help === true,
    settings: readSettings({ ...context, ...Object.fromEntries(said) }),
    context: said.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  };
}
