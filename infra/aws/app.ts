import { join } from 'node:path';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { AppStack } from './app-stack.ts';
import { builtInWorkflows } from './built-in-workflows.ts';
import { bundleHandlers } from './bundle-handlers.ts';
import { DataStack } from './data-stack.ts';
import { readSettings } from './settings.ts';

const app = new App();
const settings = readSettings(app.node.getAllContext());
const { stage, faults } = settings;
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
Tags.of(app).add('baton:stage', stage);
const folderOf = bundleHandlers({ folder: join(app.outdir, 'bundles'), faults });
const data = new DataStack(app, `baton-${stage}-data`, stage);
const functions = new AppStack(app, `baton-${stage}-app`, {
  settings,
  workflows: builtInWorkflows(),
  codeOf: (name) => Code.fromAsset(folderOf(name)),
});
functions.addStackDependency(data, 'table and bucket by name');
app.synth();
