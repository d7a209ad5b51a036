import { cpSync, mkdtempSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Emulator } from '../../emulator/engines.ts';
import { run } from '../command.ts';
import { CONTEXT, cloudEnvironment, ROOT } from '../deploy-stage.ts';
import { withOneMoreStep } from '../small-campaign.ts';

/** What CDK needs of the repository to make the app. */
const INPUT = ['cdk.json', 'package.json', 'tsconfig.json', 'functions', 'infra', 'workflows'];

/** A copy of all that the deployed app is made of, to be changed by a test. */
export function copyOfApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'baton-app-'));
  for (const part of INPUT) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

const SEMINAR = 'workflows/built-in/seminar.yaml';

/** The built-in seminar in another file, by another name. */
export function renameWorkflow(app: string, name: string): void {
  change(app, (text) => text.replace(/^workflow: seminar$/m, `workflow: ${name}`));
  renameSync(join(app, SEMINAR), join(app, `workflows/built-in/${name}.yaml`));
}

export function addStep(app: string): void {
  change(app, withOneMoreStep);
}

function change(app: string, how: (text: string) => string): void {
  const file = join(app, SEMINAR);
  const text = readFileSync(file, 'utf8');
  const changed = how(text);
  if (changed === text) throw new Error('the built-in workflow is not written as it used to be');
  writeFileSync(file, changed);
}

/** Deploys both stacks from a folder. Returns what CDK said. */
export async function deployFrom(folder: string, { endpoint, logFile }: Emulator): Promise<string> {
  const output = join(dirname(logFile), 'redeploy-cdk.out');
  const args = ['deploy', '--all', '--require-approval', 'never', '--output', output, ...CONTEXT];
  const { code, out, err } = await run('cdk', args, { cwd: folder, env: cloudEnvironment(endpoint) });
  const words = `${out}\n${err}`;
  if (code !== 0) throw new Error(`cdk deploy failed:\n${words.split('\n').slice(-40).join('\n')}`);
  return words;
}
