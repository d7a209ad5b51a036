import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAMPAIGN, change, smallCampaign, stageFor } from '../../operate/launched-campaign.ts';
import { type Scenario, startScenario, startScenarios } from '../scenario.ts';

const V1 = readFileSync(new URL('../../../workflows/built-in/seminar.yaml', import.meta.url), 'utf8');
const STEPS = ['call-reminder', 'call-1', 'call-2', 'last-call'];

/** The second version: the whitepaper is gone, the call after it has another name, and a pause comes before it. */
const V2 = V1.replace(/\n {2}whitepaper:\n[\s\S]*?(?=\n {2}call-2:\n)/, '\n')
  .replace(/(exhausted|spoken|go): whitepaper/g, '$1: breathe')
  .replace('call-1, whitepaper, call-2, decide', 'call-1, breathe, last-call, decide')
  .replace(
    '\n  call-2:\n',
    '\n  breathe:\n    do: wait\n    due: { after: 2 business days, go: last-call }\n\n  last-call:\n',
  )
  .replace(/(go|replied|downloaded|not-visited|qualified): call-2/g, '$1: last-call');

function playDirk(scenario: Scenario, name: string): void {
  for (const step of STEPS) scenario.reports(name, step, 'not-reached');
  scenario.at('2027-03-19 10:00', () => scenario.closeAttendance());
}

const TOLD = ['StepEntered', 'MailSent', 'CallTaskSent', 'DecisionAsked'] as const;

describe('F16 the second version of a workflow', () => {
  it('F16 leaves out, adds and renames steps: who is on the first goes on unchanged, who comes later is on the second', async () => {
    const alone = await startScenario({ contacts: [{ name: 'dirk' }] });
    playDirk(alone, 'dirk');
    await alone.runUntil('2027-05-01 00:00');
    const [first, second] = await startScenarios([
      { contacts: [{ name: 'dirk' }] },
      {
        campaign: 'azie',
        workflow: V2,
        contacts: [{ name: 'leo', rep: 'lotte@voorbeeld.example' }],
        launchAt: '2027-02-10 09:00',
      },
    ]);
    if (!first || !second) throw new Error('two campaigns');
    playDirk(first, 'dirk');
    playDirk(second, 'leo');
    await first.runUntil('2027-05-01 00:00');
    expect(first.story('dirk', TOLD)).toEqual(alone.story('dirk', TOLD));
    const steps = (scenario: Scenario, name: string) => scenario.events(name, 'StepEntered').map(({ step }) => step);
    expect(steps(first, 'dirk')).toEqual(expect.arrayContaining(['whitepaper', 'call-2', 'decide']));
    expect(steps(second, 'leo')).toEqual(expect.arrayContaining(['breathe', 'last-call', 'decide']));
    expect(steps(second, 'leo')).not.toContain('whitepaper');
    const versions = [first.enrollment('dirk').workflow, second.enrollment('leo').workflow];
    expect(versions[0]).toBe(alone.enrollment('dirk').workflow);
    expect(new Set(versions).size).toBe(2);
    for (const [scenario, name] of [
      [first, 'dirk'],
      [second, 'leo'],
    ] as const)
      expect(scenario.enrollment(name)).toMatchObject({ status: 'open', run: 1, hold: undefined });
  });

  it('F16 is not put under a campaign whose people are under way: the launch is refused, nobody is sent anything again', async () => {
    const folder = smallCampaign(12);
    const { stage, baton } = await stageFor(folder);
    const file = join(folder, 'campaign.yaml');
    await baton('launch', file, '--yes');
    await stage.world.clock.runUntil(stage.world.clock.now() + 3 * 86_400_000);
    const before = JSON.stringify([...stage.world.store.items.enrollments.values()]);
    const sent = stage.world.events.filter(({ type }) => type === 'MailSent').length;
    expect(sent).toBeGreaterThan(5);
    writeFileSync(join(folder, 'workflow.yaml'), V2);
    change(folder, 'campaign.yaml', (text) => text.replace(/^workflow: seminar\b.*$/m, 'workflow: workflow.yaml'));
    const refused = await baton('launch', file, '--yes');
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('workflow');
    expect(JSON.stringify([...stage.world.store.items.enrollments.values()])).toBe(before);
    await stage.world.clock.runUntil(stage.world.clock.now() + 3_600_000);
    const invited = stage.world.events.filter(
      ({ type, data }) => type === 'MailSent' && data.template === 'invitation',
    );
    expect(new Set(invited.map(({ enrollment }) => enrollment)).size).toBe(invited.length);
    expect(await stage.ports.pointers.pointer(CAMPAIGN)).toMatchObject({ version: 1 });
  });
});
