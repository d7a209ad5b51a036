import { expect, it } from 'vitest';
import { countOrganisations } from '../../workflows/story/funnel.ts';
import { openQuotes } from '../../workflows/story/quotes.ts';
import { about, signal, timeline } from './lines.ts';

const quoted = (who: string, data: Record<string, unknown>) => signal(who, 'quoted', 'rep', { step: 'quote', data });
const start = (who: string) => ['2027-02-01T08:00', 'EnrollmentStarted', about(who, { stage: 'lead' })] as const;

it('M35 open quotes are summed by organisation: value, margin, and margin times the chance the rep gave, else the plan’s', () => {
  const lines = timeline(
    ...[start('a'), start('b'), start('c'), start('d')],
    ['2027-04-01T08:00', 'SignalReceived', quoted('a', { value: 10_000, margin: 4_000, chance: 0.3 })],
    ['2027-04-02T08:00', 'SignalReceived', quoted('a', { value: 12_000, margin: 5_000, chance: 0.6 })],
    ['2027-04-02T08:00', 'StepEntered', about('a', { step: 'quote' })],
    ['2027-04-03T08:00', 'SignalReceived', quoted('b', { value: 8_000, margin: 2_000 })],
    ['2027-04-04T08:00', 'SignalReceived', quoted('c', { value: 99_000, margin: 9_000, chance: 0.9 })],
    ['2027-04-05T08:00', 'EnrollmentEnded', about('c', { outcome: 'no' })],
    ['2027-04-04T08:00', 'SignalReceived', quoted('d', { value: 50_000, margin: 7_000, chance: 0.9 })],
    ['2027-04-30T08:00', 'StepEntered', about('d', { step: 'decide' })],
  );
  expect(openQuotes(lines, 0.5)).toEqual({ organisations: 2, value: 20_000, margin: 7_000, weighted: 4_000 });
  expect(countOrganisations(lines)).toMatchObject({ leads: 4, quoted: 4 });
});

it('F34 one organisation is one customer, however many of it were invited or ended with it', () => {
  const colleague = (who: string, more: Record<string, unknown>) => ({ ...about(who), organisation: 'org-a', ...more });
  const lines = timeline(
    start('a'),
    ['2027-02-01T08:00', 'EnrollmentStarted', colleague('b', { stage: 'lead' })],
    ['2027-04-30T08:00', 'EnrollmentEnded', about('a', { outcome: 'yes' })],
    ['2027-04-30T08:00', 'EnrollmentEnded', colleague('b', { outcome: 'void' })],
  );
  expect(countOrganisations(lines)).toEqual({ leads: 1, approached: 1, visited: 1, quoted: 1, customers: 1 });
});
