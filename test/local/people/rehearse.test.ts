import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedCampaign, loadCampaign } from '../../../infra/local/load-campaign.ts';
import { readTextFile } from '../../../infra/local/read-folder.ts';
import { CannotRehearse, type Rehearsal, rehearse } from '../../../infra/local/rehearse.ts';
import type { ScriptEntry } from '../../../workflows/language/script-entry.ts';
import { scriptSchema } from '../../../workflows/language/script-schema.ts';
import { readYaml } from '../../../workflows/language/yaml-source.ts';

const FOLDER = 'campaigns/zakendoen-in-afrika';

function scriptOf(text: string): readonly ScriptEntry[] {
  const { value, problems } = readYaml('script.yaml', text, scriptSchema);
  if (!value) throw new Error(JSON.stringify(problems));
  return value;
}

describe('a rehearsal of the example', () => {
  let loaded: LoadedCampaign;
  let script: readonly ScriptEntry[];
  let rehearsal: Rehearsal;

  beforeAll(async () => {
    loaded = await loadCampaign(`${FOLDER}/campaign.yaml`);
    script = scriptOf(readTextFile(`${FOLDER}/script.yaml`) ?? '');
    rehearsal = await rehearse({ loaded, script, seed: 7 });
  });

  it('does every line of the script', () => {
    expect(rehearsal.problems).toEqual([]);
    expect(rehearsal.summary.unusedScript).toEqual([]);
  });

  it('gives the same bytes again, and others with another seed', async () => {
    const again = await rehearse({ loaded, script, seed: 7 });
    expect(JSON.stringify([again.lines, again.summary])).toBe(JSON.stringify([rehearsal.lines, rehearsal.summary]));
    const other = await rehearse({ loaded, script, seed: 8, until: rehearsal.launchedAt + 14 * 86_400_000 });
    expect(JSON.stringify(other.lines.slice(0, 2000))).not.toBe(JSON.stringify(rehearsal.lines.slice(0, 2000)));
  });

  it('goes on until the first decision lists are answered', () => {
    const { summary, lines } = rehearsal;
    const { yes, no, released, void: none } = summary.outcomes;
    expect(summary.open + yes + no + released + none).toBe(summary.enrollments);
    expect(lines.filter(({ type }) => type === 'DecisionMade').length).toBeGreaterThan(80);
    expect(lines.at(-1)?.at.slice(0, 7)).toMatch(/2027-0[56]/);
  });

  it('leaves nothing open three years on', async () => {
    const { summary } = await rehearse({ loaded, script, seed: 7, until: Date.parse('2030-02-01T08:00:00Z') });
    expect(summary.open).toBe(0);
    expect(summary.outcomes.yes).toBeGreaterThan(0);
  });

  it('tells the week it has reached', async () => {
    const told: number[] = [];
    const week = 7 * 86_400_000;
    const until = rehearsal.launchedAt + 2.5 * week;
    await rehearse({
      loaded,
      script,
      seed: 7,
      until,
      onProgress: (at) => told.push((at - rehearsal.launchedAt) / week),
    });
    expect(told).toEqual([1, 2, 2.5]);
  });

  it('repeats the audience under new addresses, in organisations of their own', async () => {
    const until = rehearsal.launchedAt + 3_600_000;
    const { summary, contacts, lines } = await rehearse({ loaded, script, seed: 7, until, contacts: 400 });
    const addresses = [...contacts.values()].flatMap(({ email }) => email ?? []);
    expect(summary.enrollments).toBe(400);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toContain('anna+2@voorbeeld.example');
    expect(lines.filter(({ type }) => type === 'RowRejected')).toHaveLength(
      rehearsal.lines.filter(({ type }) => type === 'RowRejected').length,
    );
    const organisations = new Map([...contacts.values()].map(({ id, organisation }) => [id, organisation]));
    expect(new Set(organisations.values()).size).toBeGreaterThan(200);
  });

  it('starts with the review that the script speaks of, and launches when the file says', async () => {
    const early = scriptOf('- { at: 2027-01-26 10:00, manager: sales, sign: audience }');
    const { lines, summary } = await rehearse({ loaded, script: early, seed: 7, until: rehearsal.launchedAt + 60_000 });
    expect(lines[0]).toMatchObject({ at: '2027-01-18T08:00:00.000Z', type: 'MailSent', template: 'review' });
    expect(lines.find(({ type }) => type === 'CampaignLaunched')?.at).toBe('2027-02-01T08:00:00.000Z');
    expect(summary.unusedScript).toEqual([]);
  });

  it('lists what never happened in words', async () => {
    const never = scriptOf(
      '- { on: quote, contact: anna@voorbeeld.example, after: 5 hours, report: yes, revenue: 100 }',
    );
    const { summary } = await rehearse({ loaded, script: never, seed: 7, until: rehearsal.launchedAt + 60_000 });
    expect(summary.unusedScript).toEqual(['1: 5 hours after quote, anna@voorbeeld.example: report yes']);
  });

  it('asks for launchAt where neither file nor script says when it starts', async () => {
    const { setup, ...rest } = loaded;
    if (!setup) throw new Error('no setup');
    const { launchAt: _, ...campaign } = setup.campaign;
    const undated = { ...rest, setup: { ...setup, campaign } } as LoadedCampaign;
    await expect(rehearse({ loaded: undated, script: [], seed: 7 })).rejects.toThrow(CannotRehearse);
    await expect(rehearse({ loaded: undated, script: [], seed: 7 })).rejects.toThrow(
      'Write launchAt in the campaign file',
    );
  });
});
