import { parseArgs } from 'node:util';
import { readSettings, type Settings } from './settings.ts';

/** What `npm run deploy --` takes; each is also a key of the context in `cdk.json`, where it may stand for good. */
const OPTIONS = {
  stage: { type: 'string' },
  'sender-domain': { type: 'string' },
  'alarm-email': { type: 'string' },
  'send-rate': { type: 'string' },
} as const;

const KEYS = { stage: 'stage', 'sender-domain': 'senderDomain', 'alarm-email': 'alarmEmail', 'send-rate': 'sendRate' };

export interface DeployOptions {
  readonly settings: Settings;
  /** What was said on the command line, for CDK: `-c key=value`. */
  readonly context: readonly string[];
}

/** Reads the command line over what `cdk.json` says. Throws with every problem at once. */
export function readDeployOptions(args: readonly string[], context: Readonly<Record<string, unknown>>): DeployOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const said = Object.entries(KEYS).flatMap(([option, key]) => {
    const value = values[option as keyof typeof OPTIONS];
    return value === undefined ? [] : [[key, value] as const];
  });
  return {
    settings: readSettings({ ...context, ...Object.fromEntries(said) }),
    context: said.flatMap(([key, value]) => ['-c', `${key}=${value}`]),
  };
}
