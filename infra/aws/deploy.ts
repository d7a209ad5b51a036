import { readFileSync } from 'node:fs';
import { DescribeEventBusCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import * as z from 'zod';
import { createChecks } from '../../functions/adapters/doctor/create-checks.ts';
import type { Finding } from '../../functions/operate/operate-ports.ts';
import { DEPLOY_HELP, readDeployOptions } from './deploy-options.ts';
import { runCdk } from './run-cdk.ts';
import { type Settings, UnfitSettings } from './settings.ts';

const cdkJson = z.object({ context: z.record(z.string(), z.unknown()) });

/** Without it CDK cannot deploy; with any other finding it can, and mails have to wait. */
const HINDERS = 'cdk bootstrap';

/** `npm run deploy -- --stage dev`: looks at the account first, says what is to be done, then lets CDK deploy both stacks. */
async function deploy(args: readonly string[]): Promise<number> {
  const { context } = cdkJson.parse(JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')));
  const options = readDeployOptions(args, context);
  if (options.help) {
    console.log(DEPLOY_HELP);
    return 0;
  }
  const findings = await look(options.settings);
  for (const finding of findings) console.log(lineOf(finding));
  if (findings.some(({ check, status }) => check === HINDERS && status === 'error')) return 1;
  const approval = process.stdin.isTTY ? 'broadening' : 'never';
  const said = ['--require-approval', approval, '--outputs-file', 'cdk.out/outputs.json'];
  return runCdk(['deploy', '--all', ...said, ...options.context]);
}

async function look({ senderDomain, sendRate }: Settings): Promise<readonly Finding[]> {
  const { account, region } = await whereTo();
  const checks = createChecks({
    mail: { client: new SESv2Client(), identity: senderDomain, sendRate },
    lambda: new LambdaClient(),
    bootstrap: { client: new S3Client(), account, region },
  });
  console.log(`Account ${account}, ${region}:`);
  return checks.look();
}

/** The default bus is there in every account, and its ARN names account and Region. */
async function whereTo(): Promise<{ readonly account: string; readonly region: string }> {
  const { Arn = '' } = await new EventBridgeClient().send(new DescribeEventBusCommand({ Name: 'default' }));
  const [, , , region, account] = Arn.split(':');
  if (!region || !account) throw new Error(`the default bus has no ARN that names an account: ${Arn}`);
  return { account, region };
}

function lineOf({ check, status, found, todo }: Finding): string {
  const line = `  ${status.padEnd(8)}${check}: ${found}`;
  return todo === undefined || status === 'ok' ? line : `${line}\n          ${todo}`;
}

/** What a newcomer meets first, in words; undefined for a fault of ours. */
function wordsOf(fault: Error & { readonly code?: unknown }): readonly [exitCode: number, message: string] | undefined {
  if (String(fault.code).startsWith('ERR_PARSE_ARGS')) return [2, `${fault.message}\n\n${DEPLOY_HELP}`];
  if (fault instanceof UnfitSettings) return [1, fault.message];
  if (fault.message === 'Region is missing') return [1, 'no AWS Region is chosen. Set AWS_REGION.'];
  const isStranger = ['CredentialsProviderError', 'ExpiredTokenException', 'UnrecognizedClientException'];
  if (!isStranger.includes(fault.name)) return undefined;
  return [1, 'there are no AWS credentials that are valid now. Set AWS_PROFILE, or sign in: aws sso login.'];
}

try {
  process.exitCode = await deploy(process.argv.slice(2));
} catch (fault) {
  const words = fault instanceof Error ? wordsOf(fault) : undefined;
  if (!words) throw fault;
  console.error(words[1]);
  process.exitCode = words[0];
}
