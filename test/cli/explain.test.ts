import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../workflows/figures.ts';
import { baton, EXAMPLE, emptyFolder } from './run.ts';

const SEMINAR = new URL('../../workflows/built-in/seminar.yaml', import.meta.url);

describe('baton explain', () => {
  it('tells the settings of a workflow, built in or from a file', async () => {
    const builtIn = await baton('explain', 'seminar');
    expect(builtIn).toMatchObject({ code: 0, err: '' });
    expect(builtIn.out).toMatch(/callReminder\.attempts +3 +number, 1 to 5/);
    const path = join(emptyFolder(), 'mine.yaml');
    writeFileSync(
      path,
      readFileSync(SEMINAR, 'utf8').replace('default: 3, min: 1, max: 5', 'default: 2, min: 1, max: 5'),
    );
    expect((await baton('explain', path)).out).toMatch(/callReminder\.attempts +2 +number, 1 to 5/);
  });

  it('tells fields and signals', async () => {
    expect((await baton('explain', 'fields')).out).toMatch(/contact\.firstName +first name \(may be empty\)/);
    expect((await baton('explain', 'signals')).out).toContain("timeout and skipped are nobody's to send.");
  });

  it('tells every figure with what it is out of', async () => {
    const { out } = await baton('explain', 'figures');
    for (const { name } of FIGURES) expect(out).toContain(`\n${name} `);
    expect(out).toMatch(/accepted +contacts +the last answer is yes, with a seat; the waiting list apart \/ invited/);
  });

  it('tells what is wrong with a workflow on stderr', async () => {
    const path = join(emptyFolder(), 'mine.yaml');
    writeFileSync(path, readFileSync(SEMINAR, 'utf8').replace('start: invite', 'start: invtie'));
    const { code, out, err } = await baton('explain', path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('mine.yaml:6:8 start: ');
  });
});

describe('baton compile', () => {
  it('prints the same machine for a campaign and for its workflow', async () => {
    const ofCampaign = await baton('compile', join(EXAMPLE, 'campaign.yaml'));
    expect(ofCampaign).toEqual(await baton('compile', 'seminar'));
    expect(ofCampaign.code).toBe(0);
    const machine = JSON.parse(ofCampaign.out);
    expect(machine.StartAt).toBe('Enter');
    expect(machine.States.invite.Parameters.Payload.step).toBe('invite');
  });

  it('draws the picture', async () => {
    const { out } = await baton('compile', 'seminar', '--mermaid');
    expect(out).toMatch(/^stateDiagram-v2\n/);
    expect(out).toContain('[*] --> invite\n');
  });
});
