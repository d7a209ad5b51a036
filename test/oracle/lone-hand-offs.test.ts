import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkLoneHandOffs } from './check-lone-hand-offs.ts';
import { readInputs } from './read-inputs.ts';
import { createStory } from './timeline.ts';

const inputs = readInputs(fileURLToPath(new URL('fixtures/campaign.yaml', import.meta.url)));
type Raw = Record<string, unknown>;
type Happened = readonly (readonly [date: string, type: string, more?: Raw])[];

const PIETER = 'pieter@voorbeeld.example';

/** Anna, handed over at the event and once more on Wednesday 21 April. */
function judge(...happened: Happened): string[] {
  const story: Happened = [
    ['2027-03-18', 'HandedOff', { rep: PIETER }],
    ['2027-03-19', 'HandOffTaken', { rep: PIETER }],
    ['2027-04-21', 'HandedOff', { rep: PIETER }],
    ...happened,
  ];
  const raws = story.map(([date, type, more], index) => ({
    at: `${date}T09:00:00.000Z`,
    seq: index + 1,
    type,
    contact: 'anna@maas.example',
    enrollment: 'anna',
    ...more,
  }));
  return checkLoneHandOffs(createStory(inputs, raws)).map(({ message }) => message.replace(/^.*?: /, ''));
}

const list = (date: string) => [date, 'MailSent', { to: 'rep', receiver: PIETER, template: 'hand-off' }] as const;
const byDefault = (date: string, reason: Raw = { reason: 'no answer' }) =>
  [
    [date, 'SignalReceived', { signal: 'taken-over', by: 'campaign' }],
    [date, 'HandOffTaken', { rep: PIETER, ...reason }],
  ] as const;
const END = ['2027-06-30', 'CampaignEnded'] as const;

describe('the oracle on who is handed over alone', () => {
  it('lets pass who is mailed on Mondays and taken over after two weeks, or answered at once', () => {
    expect(judge(list('2027-04-26'), list('2027-05-03'), ...byDefault('2027-05-10'), END)).toEqual([]);
    expect(judge(['2027-04-22', 'HandOffTaken', { rep: PIETER }], END)).toEqual([]);
    expect(judge(list('2027-04-26'), ['2027-05-24', 'DecisionMade'], END)).toEqual([]);
  });

  it('sees whose rep is never mailed, and who is never taken over', () => {
    expect(judge(['2027-05-24', 'HandOffTaken', { rep: PIETER }], END)).toEqual([
      'its rep is not mailed in the week after it',
    ]);
    expect(judge(list('2027-04-26'), END)).toEqual(['is neither answered nor taken over in five weeks']);
  });

  it('sees a default that comes too soon, and one without its reason', () => {
    expect(judge(list('2027-04-26'), ...byDefault('2027-05-03'), END)).toEqual([
      'taken over before its rep had his time',
    ]);
    expect(judge(list('2027-04-26'), ...byDefault('2027-05-10', {}), END)).toEqual(['taken over without a reason']);
  });
});
