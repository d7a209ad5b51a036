import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TimelineLine } from '../../functions/shared/timeline.ts';
import type { LoadedCampaign } from '../../infra/local/load-campaign.ts';
import { readScript } from '../../infra/local/read-script.ts';
import { rehearse } from '../../infra/local/rehearse.ts';
import { formatProblem } from '../../workflows/language/format-problem.ts';
import { loadScenario } from '../scenarios/campaign-files.ts';
import { eventOf, named } from './door.ts';

const STILL = `rehearsal: { respond: 0 %, reach: 0 %, show: 100 %, optOut: 0 %, bounce: 0 %, reply: 0 %, outOfOffice: 0 % }`;
const UNTIL = Date.parse('2027-03-20T12:00:00Z');

let loaded: LoadedCampaign;
let folder: string;

beforeAll(async () => {
  loaded = await loadScenario({ contacts: [{ name: 'anna' }, { name: 'bob' }], more: STILL });
  folder = mkdtempSync(join(tmpdir(), 'webhook-script-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a script and its bodies, and reads them as the command does. */
function read(script: string, bodies: Readonly<Record<string, unknown>> = {}) {
  for (const [name, body] of Object.entries(bodies)) {
    writeFileSync(join(folder, name), typeof body === 'string' ? body : JSON.stringify(body));
  }
  writeFileSync(join(folder, 'script.yaml'), script);
  return readScript(join(folder, 'script.yaml'), loaded);
}

async function play(script: string, bodies: Readonly<Record<string, unknown>> = {}) {
  const { entries, webhooks, problems } = read(script, bodies);
  expect(problems.map(formatProblem)).toEqual([]);
  return rehearse({ loaded, script: entries, webhooks, seed: 7, until: UNTIL });
}

const short = (lines: readonly TimelineLine[], ...types: string[]): readonly string[] =>
  lines
    .filter(({ type }) => types.includes(type))
    .map((line) => [line.at.slice(0, 16), line.contact, line.type, line.signal, line.by ?? line.reason].join(' '));

describe('a webhook of a script', () => {
  it('has the effect of the signal it tells of, on the same timeline', async () => {
    const accepted = '- { at: 2027-02-06 10:00, contact: anna@anna-bedrijf.example, signal: accepted }';
    const bySignal = await play(
      `${accepted}\n- { at: 2027-03-18 14:05, contact: anna@anna-bedrijf.example, signal: attended, via: webhook, id: scan-1 }`,
    );
    const event = eventOf('attendance.recorded', '2027-03-18T13:05:00Z', { ...named('anna'), status: 'attended' });
    const byWebhook = await play(`${accepted}\n- { at: 2027-03-18 14:05, webhook: scan.json }`, { 'scan.json': event });
    expect(short(byWebhook.lines, 'SignalReceived')).toContain(
      '2027-03-18T13:05 anna@anna-bedrijf.example SignalReceived attended system',
    );
    expect(byWebhook.lines).toEqual(bySignal.lines);
    expect(byWebhook.summary).toEqual(bySignal.summary);
    expect(byWebhook.problems).toEqual([]);
  });

  it('is all that happens about what it speaks of: nobody is drawn, and the host closes nothing', async () => {
    const at = '2027-03-18T17:30:00Z';
    const { lines, summary } = await play(
      `- { at: 2027-02-06 10:00, contact: "*", signal: accepted }\n- { at: 2027-03-18 18:30, system: { webhook: evening.json } }`,
      {
        'evening.json': [
          eventOf('attendance.recorded', at, { ...named('anna'), status: 'no-show' }),
          eventOf('attendance.recorded', at, { contact: { email: 'walk@in.example' }, status: 'attended' }),
          eventOf('attendance.closed', at, {}),
        ],
      },
    );
    const attendance = short(lines, 'SignalReceived', 'SignalIgnored', 'AttendanceClosed').filter((line) =>
      line.startsWith('2027-03-18'),
    );
    expect(attendance.filter((line) => / attended | no-show |AttendanceClosed/.test(line))).toEqual([
      expect.stringMatching(/^2027-03-18T1[23]:\d\d bob@bob-bedrijf.example SignalReceived attended system$/),
      '2027-03-18T17:30 anna@anna-bedrijf.example SignalReceived no-show system',
      '2027-03-18T17:30  SignalIgnored attended unmatched',
      '2027-03-18T17:30  AttendanceClosed  system',
    ]);
    expect(summary.unusedScript).toEqual([]);
  });

  it('comes after a step too, each time as a delivery of its own', async () => {
    const event = eventOf('response.recorded', '2027-02-01T08:00:00Z', { ...named('bob'), response: 'tentative' });
    const { lines } = await play('- { on: invite, after: 1 hour, system: { webhook: answer.json } }', {
      'answer.json': event,
    });
    expect(short(lines, 'SignalReceived', 'SignalIgnored').slice(0, 2)).toEqual([
      '2027-02-01T09:00 bob@bob-bedrijf.example SignalReceived tentative system',
      '2027-02-01T09:00 bob@bob-bedrijf.example SignalIgnored tentative unchanged',
    ]);
  });

  it('is told with its place where its file is missing or cannot be read', () => {
    const script = '- { at: 2027-03-18 14:05, webhook: none.json }\n- { at: 2027-03-18 14:05, webhook: bad.json }\n';
    const bad = { 'bad.json': [eventOf('attendance.recorded', 'today', { ...named('anna'), status: 'came' })] };
    const { problems } = read(`${script}- { at: 2027-03-18 14:05, webhook: text.json }`, {
      ...bad,
      'text.json': 'hello',
    });
    expect(problems.map(formatProblem)).toEqual([
      'script.yaml:1:36 0.webhook: none.json does not exist beside the script',
      'script.yaml:2:36 1.webhook: bad.json: 0.timestamp: write an instant with its zone: 2027-03-18T14:05:00Z',
      'script.yaml:3:36 2.webhook: text.json: body: is no JSON',
    ]);
  });

  it('is told with its entry where the door refuses it', async () => {
    const closed = eventOf('attendance.closed', '2027-03-18T13:05:00Z', {});
    const { problems, lines } = await play(
      '- { at: 2027-03-18 13:59, webhook: early.json }\n- { at: 2027-03-18 14:05, webhook: other.json }',
      { 'early.json': closed, 'other.json': { ...closed, data: { campaign: 'amerika' } } },
    );
    expect(problems).toEqual([
      { entry: 0, message: 'early.json is answered with 422. timestamp: lies in the future' },
      { entry: 1, message: 'other.json is answered with 422. data.campaign: no such campaign' },
    ]);
    expect(short(lines, 'AttendanceClosed')).toEqual([]);
  });
});
