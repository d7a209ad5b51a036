import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { EVERY_FUNCTION } from '../../infra/aws/functions.ts';
import { EVERY_DEAD_LETTER_QUEUE } from '../../infra/aws/names.ts';
import { SETTINGS, synthesise } from './synthesise.ts';
import { resourcesOf } from './template-parts.ts';

const runbook = readFileSync(new URL('../../infra/aws/runbook.md', import.meta.url), 'utf8');
const sections = new Map(
  runbook
    .split(/^### /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
);
const { app } = synthesise({ settings: { ...SETTINGS, alarmEmail: 'operators@voorbeeld.example' } });
const alarmSchema = z.looseObject({
  AlarmName: z.string(),
  AlarmDescription: z.string(),
  AlarmActions: z.array(z.unknown()).length(1),
  OKActions: z.array(z.unknown()).length(1),
  Threshold: z.number(),
});
const alarms = [...resourcesOf(app, 'AWS::CloudWatch::Alarm').values()].map(({ Properties }) =>
  alarmSchema.parse(Properties),
);
const sectionOf = ({ AlarmDescription }: (typeof alarms)[number]): string =>
  /infra\/aws\/runbook\.md#([a-z-]+)$/.exec(AlarmDescription)?.[1] ?? '';

describe('the runbook', () => {
  test('every alarm names a section that is there', () => {
    for (const alarm of alarms) expect(sections.has(sectionOf(alarm)), alarm.AlarmName).toBe(true);
  });

  test('every section is named by an alarm', () => {
    expect([...sections.keys()].sort()).toEqual([...new Set(alarms.map(sectionOf))].sort());
  });

  test.each([...sections])('%s says symptom, first look, cause, repair and the commands', (_name, section) => {
    for (const part of ['Symptom', 'First look', 'Cause', 'Repair'])
      expect(section.split(`- **${part}**: `), part).toHaveLength(2);
    expect(section).toMatch(/```sh\n[^`]+```/);
  });

  test('its links lead to sections', () => {
    const links = [...runbook.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor ?? '');
    expect(links.filter((anchor) => !sections.has(anchor))).toEqual([]);
    expect(links.length).toBeGreaterThan(5);
  });
});

describe('alarms', () => {
  const named = (name: string) => {
    const alarm = alarms.find(({ AlarmName }) => AlarmName === `baton-dev-${name}`);
    if (!alarm) throw new Error(`no alarm ${name}`);
    return alarm;
  };

  test('every queue of dead letters, and every function that fails or is held back, has one', () => {
    for (const queue of EVERY_DEAD_LETTER_QUEUE)
      expect(named(queue)).toMatchObject({ MetricName: 'ApproximateNumberOfMessagesVisible', Threshold: 0 });
    for (const name of EVERY_FUNCTION) {
      expect(named(`${name}-fails`)).toMatchObject({ MetricName: 'Errors', EvaluationPeriods: 3 });
      expect(named(`${name}-throttled`)).toMatchObject({ MetricName: 'Throttles' });
    }
  });

  test('a sweep that does not run at all is one that stopped', () => {
    expect(named('sweep-stopped')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
    for (const alarm of alarms)
      if (alarm.AlarmName !== 'baton-dev-sweep-stopped')
        expect(alarm).toMatchObject({ TreatMissingData: 'notBreaching' });
  });

  test('failed executions of all machines are counted by the rule that tells of them', () => {
    expect(named('executions-failed')).toMatchObject({ Namespace: 'AWS/Events', MetricName: 'MatchedEvents' });
    expect(JSON.stringify(named('executions-failed').Dimensions)).toContain('Rulesexecutionfailed');
  });

  test('bounces and complaints speak before AWS looks at the account', () => {
    expect(named('bounces').Threshold).toBeLessThan(0.05);
    expect(named('complaints').Threshold).toBeLessThan(0.001);
  });

  test('all go to one topic, and from there to whoever the settings name', () => {
    app.resourceCountIs('AWS::SNS::Topic', 1);
    app.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'operators@voorbeeld.example',
    });
  });

  test('the dashboard shows all of them first', () => {
    const [dashboard] = [...resourcesOf(app, 'AWS::CloudWatch::Dashboard').values()];
    const body = JSON.stringify(dashboard?.Properties.DashboardBody);
    expect(body.match(/"Alarms[a-z0-9]+","Arn"/gi)).toHaveLength(alarms.length);
  });
});
