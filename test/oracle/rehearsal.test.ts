/** The example campaign, rehearsed by the command as anybody runs it and judged by the oracle. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { checkTimeline, parseTimeline } from './check-timeline.ts';
import { readInputs } from './read-inputs.ts';
import { asTree, type Tree } from './read-workflow.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const campaign = 'campaigns/zakendoen-in-afrika/campaign.yaml';
const inputs = readInputs(`${root}${campaign}`);
const run = promisify(execFile);

/** `baton rehearse --json` with nothing of this process's surroundings but `PATH`. */
async function rehearse(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  file = campaign,
): Promise<string> {
  const { PATH = '' } = process.env;
  const { stdout } = await run(process.execPath, ['cli/baton.ts', 'rehearse', file, ...args, '--json'], {
    cwd: root,
    env: { PATH, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** The real clock four years on. */
const ANOTHER_DAY = `--import=data:text/javascript,${encodeURIComponent(`
  const now = Date.UTC(2031, 4, 5);
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length === 0 ? [now] : given));
    }
    static now() {
      return now;
    }
  };
`)}`;

const linesOf = (stdout: string): readonly Tree[] => parseTimeline(stdout).map(asTree);
const ofType = (lines: readonly Tree[], type: string) => lines.filter((line) => line.type === type);
const ended = (lines: readonly Tree[], outcome: string) =>
  ofType(lines, 'EnrollmentEnded').filter((line) => line.outcome === outcome);

/** A line, what led to it, what led to that …; an end in no signal ends where nothing led to it. */
function causesOf(lines: readonly Tree[], line: Tree): readonly Tree[] {
  const bySeq = new Map(lines.map((other) => [other.seq, other]));
  const causes: Tree[] = [];
  for (let cause = bySeq.get(line.cause); cause && causes.length < 100; cause = bySeq.get(cause.cause))
    causes.push(cause);
  return causes;
}

/** What follows from issue and contracts for every end, told apart from the checks of the oracle. */
function checkEnds(lines: readonly Tree[]): void {
  for (const end of ended(lines, 'no')) {
    const [said] = causesOf(lines, end).filter(({ type }) => type === 'SignalReceived');
    expect(['no', 'objected'], `seq ${end.seq}`).toContain(said?.signal);
    expect(said?.contact).toBe(end.contact);
  }
  for (const end of ended(lines, 'released')) {
    const causes = causesOf(lines, end);
    const made = causes.find(({ type }) => type === 'DecisionMade');
    expect(made, `seq ${end.seq}`).toMatchObject({
      decision: 'release',
      by: ['marketing', 'sales'],
      contact: end.contact,
    });
    const asked = ofType(lines, 'DecisionAsked').findLast(
      ({ contact, seq }) => contact === end.contact && Number(seq) < Number(made?.seq),
    );
    const agreed = ofType(lines, 'SignalReceived').filter(
      ({ contact, signal, seq }) =>
        contact === end.contact &&
        signal === 'release' &&
        Number(seq) > Number(asked?.seq) &&
        Number(seq) < Number(end.seq),
    );
    expect(agreed.map(({ by }) => by).sort()).toEqual(['marketing', 'sales']);
  }
  for (const end of ofType(lines, 'EnrollmentEnded')) {
    const [said] = causesOf(lines, end).filter(({ type }) => type === 'SignalReceived');
    expect(said?.signal, `seq ${end.seq}`).not.toBe('timeout');
  }
}

function checkSums(lines: readonly Tree[]): Tree {
  const summary = lines.at(-1) ?? {};
  const outcomes = Object.values(asTree(summary.outcomes)).map(Number);
  expect(Number(summary.open) + outcomes.reduce((sum, count) => sum + count, 0)).toBe(summary.enrollments);
  expect(summary.enrollments).toBe(ofType(lines, 'EnrollmentStarted').length);
  return summary;
}

describe('the example, rehearsed', () => {
  it.each(['7', '1', '2', '3'])('has no fault with seed %s, to the first decision lists', async (seed) => {
    const lines = linesOf(await rehearse(['--seed', seed]));
    expect(checkTimeline(inputs, lines)).toEqual([]);
    checkEnds(lines);
    const summary = checkSums(lines);
    expect(summary.enrollments).toBe(150);
    expect(ended(lines, 'no').length).toBeGreaterThan(0);
    expect(summary.unusedScript).toEqual([]);
  });

  it.each(['7', '1', '2', '3'])('has no fault with seed %s, and nothing open three years on', async (seed) => {
    const lines = linesOf(await rehearse(['--seed', seed, '--until', '2030-02-01']));
    expect(checkTimeline(inputs, lines)).toEqual([]);
    checkEnds(lines);
    expect(checkSums(lines)).toMatchObject({ enrollments: 150, open: 0, held: 0 });
    expect(ended(lines, 'released').length).toBeGreaterThan(0);
  });

  it('has no fault with its audience repeated, everybody under an address of his own', async () => {
    const lines = linesOf(await rehearse(['--seed', '5', '--contacts', '400']));
    expect(checkTimeline(inputs, lines)).toEqual([]);
    expect(checkSums(lines).enrollments).toBe(400);
    expect(new Set(ofType(lines, 'EnrollmentStarted').map(({ contact }) => contact)).size).toBe(400);
  });

  it('ends its timeline with the summary as the contracts write it', async () => {
    const last = (await rehearse(['--seed', '7'])).trimEnd().split('\n').at(-1) ?? '';
    expect(Object.keys(asTree(JSON.parse(last)))).toEqual(
      `type enrollments open held outcomes reasons stages mailsSent callTasksSent attempts breaches unusedScript`.split(
        ' ',
      ),
    );
  });

  it('is the same bytes in every zone and language, and on every day', async () => {
    const here = await rehearse(['--seed', '7'], { TZ: 'America/St_Johns', LANG: 'C' });
    const there = { TZ: 'Pacific/Kiritimati', LANG: 'ja_JP.UTF-8', LC_ALL: 'de_DE.UTF-8', NODE_OPTIONS: ANOTHER_DAY };
    expect((await rehearse(['--seed', '7'], there)) === here).toBe(true);
    expect((await rehearse(['--seed', '8'])) === here).toBe(false);
  });
});

describe.each([
  { example: 'webinar-oorsprongsregels', contacts: 34 },
  { example: 'nieuws-over-afrika', contacts: 22 },
])('the example $example, rehearsed', ({ example, contacts }) => {
  const file = `campaigns/${example}/campaign.yaml`;

  it.each(['7', '1', '2'])('has no fault with seed %s, to the first decision lists and years on', async (seed) => {
    const read = readInputs(`${root}${file}`);
    for (const until of [[], ['--until', '2030-02-01']]) {
      const lines = linesOf(await rehearse(['--seed', seed, ...until], {}, file));
      expect(checkTimeline(read, lines)).toEqual([]);
      checkEnds(lines);
      expect(checkSums(lines)).toMatchObject({ enrollments: contacts, unusedScript: [] });
      // At the first lists a colleague may wait for an appointment; years on nobody waits for anything.
      if (until.length > 0) expect(checkSums(lines)).toMatchObject({ open: 0, held: 0 });
      else expect(ofType(lines, 'Held').filter(({ reason }) => reason !== 'colleague')).toEqual([]);
    }
  });

  it('has no fault with its audience repeated', async () => {
    const lines = linesOf(await rehearse(['--seed', '5', '--contacts', '200'], {}, file));
    expect(checkTimeline(readInputs(`${root}${file}`), lines)).toEqual([]);
    expect(checkSums(lines).enrollments).toBe(200);
  });
});
