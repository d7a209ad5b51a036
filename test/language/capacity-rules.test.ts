import { describe, expect, it } from 'vitest';
import { checkCapacity } from '../../workflows/language/capacity-rules.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { readCampaign, type WorkflowShelf } from '../../workflows/language/read-campaign.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { readYaml } from '../../workflows/language/yaml-source.ts';
import { fixtureText, seminarSource } from './fixture.ts';

const workflow = seminarSource();
const shelf: WorkflowShelf = { names: ['seminar'], find: () => workflow };
const launched = fixtureText('campaign-minimal.yaml').replace('country:', 'launchAt: 2027-02-01 09:00\ncountry:');
const AWAY = 'absences: [ { from: 2027-03-22, to: 2027-03-26 } ]';

function capacity(contacts: number, rep: string, options: { text?: string; phoneOnly?: number } = {}): string[] {
  const campaign = readCampaign('campaign.yaml', options.text ?? launched, shelf).value;
  const reps = readYaml(
    'reps.yaml',
    `reps:\n  - { email: lotte@v.example, name: Lotte Smit, ${rep} }\n`,
    repsSchema,
  ).value;
  if (!campaign || !reps) throw new Error('the files read well');
  const loads = new Map([['lotte@v.example', { mailed: contacts, phoneOnly: options.phoneOnly ?? 0 }]]);
  return checkCapacity({ campaign, file: 'reps.yaml', reps: reps.reps, loads }).map(formatProblem);
}

describe('the calls of a campaign', () => {
  it('that do not fit are told with who, when and how late', () => {
    // 60 contacts, 33 of them silent, 2.0725 tries each: 69 calls in five days.
    expect(capacity(60, AWAY)).toEqual([
      'reps.yaml: the calls do not fit. Lotte Smit: 14 calls a day needed in the week of 8 February, callsPerDay is 8, away 22–26 March without a deputy. Call-reminders would end on Thu 18 February instead of Fri 12 February. Raise callsPerDay, move contacts, or accept with --accept-late-calls.',
    ]);
  });

  it('fit for thirty contacts a rep', () => {
    expect(capacity(30, AWAY)).toEqual([]);
  });

  it('fit up to the last call of the week', () => {
    expect(capacity(35, 'callsPerDay: 8')).toEqual([]);
    expect(capacity(36, 'callsPerDay: 8')).toHaveLength(1);
  });

  it('fit where more are made a day', () => {
    expect(capacity(60, 'callsPerDay: 14')).toEqual([]);
  });

  it('count the days the rep is away', () => {
    expect(capacity(30, 'absences: [ { from: 2027-02-08, to: 2027-02-10 } ], deputy: jan@v.example')[0]).toContain(
      '18 calls a day needed in the week of 8 February, callsPerDay is 8. Call-reminders would end on Wed 17 February',
    );
  });

  it('count who is invited by phone only as far as the days before do not hold them', () => {
    expect(capacity(30, 'callsPerDay: 8', { phoneOnly: 14 })).toEqual([]);
    expect(capacity(30, 'callsPerDay: 8', { phoneOnly: 40 })).toHaveLength(1);
  });

  it('are not looked at without a launch date', () => {
    expect(capacity(500, AWAY, { text: fixtureText('campaign-minimal.yaml') })).toEqual([]);
  });
});
