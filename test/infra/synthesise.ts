import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import * as z from 'zod';
import { AppStack } from '../../infra/aws/app-stack.ts';
import { builtInWorkflows } from '../../infra/aws/built-in-workflows.ts';
import { DataStack } from '../../infra/aws/data-stack.ts';
import { readSettings, type Settings } from '../../infra/aws/settings.ts';
import type { Workflow } from '../../workflows/workflow.ts';

/** The feature flags the app is synthesised with in earnest. */
const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));

export const SETTINGS: Settings = readSettings({ stage: 'dev', senderDomain: 'voorbeeld.example' });

export interface Synthesised {
  readonly app: Template;
  readonly data: Template;
  readonly appStack: AppStack;
}

interface Options {
  readonly settings?: Settings;
  readonly workflows?: readonly Workflow[];
  /** Called before the app is synthesised. */
  readonly change?: (stacks: { readonly app: AppStack; readonly data: DataStack }) => void;
}

/** Both stacks with cdk-nag, and functions that do nothing: bundling has a test of its own. Throws what cdk-nag finds. */
export function synthesise({ settings = SETTINGS, workflows = builtInWorkflows(), change }: Options = {}): Synthesised {
  const outdir = mkdtempSync(join(tmpdir(), 'baton-synth-'));
  try {
    const app = new App({ outdir, context });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const { stage } = settings;
    const data = new DataStack(app, `baton-${stage}-data`, stage);
    const appStack = new AppStack(app, `baton-${stage}-app`, {
      settings,
      workflows,
      codeOf: () => Code.fromInline('exports.handler = async () => undefined;'),
    });
    change?.({ app: appStack, data });
    app.synth();
    return { app: Template.fromStack(appStack), data: Template.fromStack(data), appStack };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
