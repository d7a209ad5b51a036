/** The campaign that the end-to-end test plays covers what it is there for, with room for a cloud that is seconds late. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ToldLine } from '../../infra/local/compare-timelines.ts';
import { rehearseCampaign } from './rehearse-campaign.ts';

const lines = rehearseCampaign();
const stories = [
  ...Map.groupBy(
    lines.filter(({ enrollment }) => enrollment !== undefined),
    ({ enrollment }) => enrollment,
  ).values(),
];

/** A line in three words: `MailSent thank-you`, `SignalReceived spoken rep`. */
const words = ({ type, step, signal, by, outcome }: ToldLine): string =>
  [type, signal === undefined ? step : signal, by, outcome].filter((word) => typeof word === 'string').join(' ');

/** Whether somebody's story has these lines in this order, others between them. */
const isTold = (...wanted: readonly string[]): boolean =>
  stories.some((story) => {
    let found = 0;
    for (const line of story) if (words(line) === wanted[found]) found += 1;
    return found === wanted.length;
  });

describe('the campaign of the end-to-end test', () => {
  it('has at least 40 contacts, one of each row that can be used', () => {
    expect(stories.length).toBeGreaterThanOrEqual(40);
    expect(lines.filter(({ type }) => type === 'RowRejected')).toHaveLength(1);
  });

  it.each([
    [
      'came → appointment → quote → yes',
      'SignalReceived attended system',
      'SignalReceived appointment rep',
      'SignalReceived quote-requested rep',
      'SignalReceived yes rep',
      'EnrollmentEnded quote yes',
    ],
    [
      'came → rhythm → decision',
      'SignalReceived attended system',
      'CallTaskSent conversation-call',
      'MailSent whitepaper',
      'CallTaskSent call-2',
      'DecisionAsked decide',
      'MailSent nurture',
    ],
    [
      'no-show',
      'MailSent confirm',
      'SignalReceived attendance-closed campaign',
      'MailSent presentation',
      'CallTaskSent call-1',
      'SignalReceived spoken rep',
    ],
    [
      'declined',
      'SignalReceived declined contact',
      'StepEntered before-event',
      'MailSent presentation',
      'CallTaskSent call-1',
    ],
    [
      'silent → call reminder → accepted',
      'SignalReceived timeout time',
      'CallTaskSent call-reminder',
      'SignalReceived accepted rep',
      'MailSent confirm',
      'SignalReceived attended system',
    ],
    [
      'opt-out in the middle',
      'MailSent invite',
      'SignalReceived unsubscribed contact',
      'PermissionChanged',
      'MailSkipped presentation',
    ],
    [
      'hard bounce',
      'MailSent invite',
      'SignalReceived bounced system',
      'PermissionChanged',
      'CallTaskSent call-reminder',
    ],
    [
      'a definite no during a wait',
      'StepEntered before-event',
      'SignalReceived no system',
      'EnrollmentEnded before-event no',
    ],
    [
      'recycle',
      'DecisionMade decide',
      'StepEntered nurture-lead',
      'SignalReceived replied contact',
      'StepEntered hand-off-again',
    ],
    ['release', 'SignalReceived release marketing', 'SignalReceived release sales', 'EnrollmentEnded decide released'],
    [
      'an attendance told before the hand-off',
      'SignalReceived attended system',
      'HandedOff hand-off',
      'MailSent thank-you',
    ],
    ['an answer told out of order', 'SignalReceived declined system', 'SignalIgnored accepted', 'CallTaskSent call-1'],
    ['a hand-off given back', 'SignalReceived rejected rep', 'HandOffRejected', 'DecisionAsked decide'],
    ['a seat released', 'MailSent confirm', 'SeatReleased', 'MailSent seat-released'],
    ['invited by phone', 'CallTaskSent phone-invite', 'MailSent confirm'],
    ['a letter', 'LetterListed letter-invite'],
    [
      'a promised call',
      'CallTaskSent call-1',
      'SignalReceived call-back rep',
      'CallTaskSent call-1',
      'SignalReceived spoken rep',
    ],
  ])('tells of %s', (_name, ...wanted) => {
    expect(isTold(...wanted)).toBe(true);
  });

  it('leaves no line of the script unused and nobody held', () => {
    const summary = lines.find(({ type }) => type === 'Summary');
    expect(summary).toMatchObject({ unusedScript: [], held: 0, breaches: 0 });
  });

  it('leaves seven seconds and more between any two moments of a contact', () => {
    const tight = stories.flatMap((story) => {
      const moments = [...new Set(story.map(({ at }) => String(at)))].map((at) => Date.parse(at));
      const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0));
      return gaps.some((gap) => gap < 7_000) ? [story[0]?.contact] : [];
    });
    expect(tight).toEqual(['bounce+jelte@terugpost.example']);
  });

  it('runs the built-in seminar, its two waits that no setting reaches in seconds too', () => {
    const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    const inSeconds = read('../../workflows/built-in/seminar.yaml')
      .replace('$schema=../../campaigns/', '$schema=../../../campaigns/')
      .replace('until: event.start - 1 business day ', 'until: event.start - 30 seconds ')
      .replace('until: event.start - 20 hours ', 'until: event.start - 2 seconds ');
    expect(read('campaign/seminar-in-seconds.yaml')).toBe(inSeconds);
  });
});
