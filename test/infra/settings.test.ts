import { describe, expect, test } from 'vitest';
import { readDeployOptions } from '../../infra/aws/deploy-options.ts';
import { readSettings } from '../../infra/aws/settings.ts';

const GOOD = { stage: 'dev', senderDomain: 'voorbeeld.example' };

describe('settings of a deployment', () => {
  test('leave out what has a good default', () => {
    expect(readSettings(GOOD)).toEqual({ ...GOOD, sendRate: 1, faults: false });
  });

  test('come as text from the command line', () => {
    const settings = readSettings({ ...GOOD, sendRate: '14', faults: 'true', alarmEmail: 'it@voorbeeld.example' });
    expect(settings).toMatchObject({ sendRate: 14, faults: true, alarmEmail: 'it@voorbeeld.example' });
  });

  test('are told wrong all at once, each by its key', () => {
    const read = () => readSettings({ stage: 'Dev_1', senderDomain: 'https://x', sendRate: 'much', fault: 'true' });
    for (const key of ['stage: a lower-case', 'senderDomain: a domain', 'sendRate: ', 'Unrecognized key: "fault"'])
      expect(read).toThrow(key);
  });

  test('stand beside what CDK has in the context', () => {
    const ofCdk = { '@aws-cdk/aws-iam:minimizePolicies': true, 'aws:cdk:bundling-stacks': [] };
    expect(readSettings({ ...ofCdk, ...GOOD })).toEqual(readSettings(GOOD));
  });
});

describe('npm run deploy', () => {
  test('takes what is said over what cdk.json says, and hands it on to CDK', () => {
    const { settings, context } = readDeployOptions(['--stage', 'prod', '--send-rate', '14'], GOOD);
    expect(settings).toMatchObject({ stage: 'prod', sendRate: 14, senderDomain: 'voorbeeld.example' });
    expect(context).toEqual(['-c', 'stage=prod', '-c', 'sendRate=14']);
  });

  test('refuses an option nobody knows', () => {
    expect(() => readDeployOptions(['--region', 'eu-west-1'], GOOD)).toThrow('--region');
  });

  test('tells what it takes where help is asked for, and refuses an unknown option', () => {
    expect(readDeployOptions(['--help'], { stage: 'dev', senderDomain: 'voorbeeld.example' }).help).toBe(true);
    expect(() => readDeployOptions(['--stagee', 'dev'], {})).toThrow("Unknown option '--stagee'");
  });
});
