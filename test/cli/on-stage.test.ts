import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CloudRefused } from '../../cli/cloud/cloud.ts';
import { runBaton } from '../../cli/program.ts';
import type { Finding } from '../../functions/operate/operate-ports.ts';
import { transact } from '../../functions/shared/transact.ts';
import { emit, toChange } from '../../workflows/domain/draft.ts';
import { CAMPAIGN, type OnStage, smallCampaign, stageFor } from '../operate/launched-campaign.ts';
import { emptyFolder } from './run.ts';

const ANNA = 'anna@voorbeeld.example';
let on: OnStage;

beforeAll(async () => {
  const folder = smallCampaign(12);
  on = await stageFor(folder);
  await on.baton('launch', join(folder, 'campaign.yaml'), '--yes');
  const { clock } = on.stage.world;
  await clock.runUntil(clock.now() + 40 * 86_400_000);
});

describe('the commands on a stage', () => {
  it('tell where everybody is, by id, folder or file', async () => {
    const { out } = await on.baton('status', CAMPAIGN);
    expect(out).toMatch(/^zakendoen-in-afrika: launched 2027-02-01 08:00, event 2027-03-18 13:00, attendance open\.$/m);
    expect(out).toMatch(/^\d+ enrolled: \d+ open/m);
    expect((await on.baton('status', on.folder)).out).toBe(out);
    const status = JSON.parse((await on.baton('status', CAMPAIGN, '--json')).out);
    const open = Object.values<number>(status.steps).reduce((sum, count) => sum + count, 0);
    expect(status.open).toBe(open);
    expect(status.enrollments).toBe(on.stage.world.store.items.enrollments.size);
  });

  it('tell a contact’s story by his address', async () => {
    const { out } = await on.baton('why', CAMPAIGN, ANNA);
    expect(out).toMatch(/^anna@voorbeeld\.example \(Europe\/Amsterdam, enrollment [a-z2-7]{26}\)/);
    expect(out).toContain('Mon 1 Feb 09:00');
    expect(out).toMatch(/now +is called, as no answer came/);
  });

  it('say no on stderr with exit code 1 for somebody who is not there', async () => {
    expect(await on.baton('why', CAMPAIGN, 'nobody@voorbeeld.example')).toEqual({
      code: 1,
      out: '',
      err: 'contact: "nobody@voorbeeld.example" is not in zakendoen-in-afrika. Write the address as in the audience.\n',
    });
  });

  it('export the timeline to stdout or a file, the summary last', async () => {
    const { out } = await on.baton('export', CAMPAIGN);
    const file = join(emptyFolder(), 'timeline.ndjson');
    await on.baton('export', CAMPAIGN, '--out', file);
    expect(readFileSync(file, 'utf8')).toBe(out);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines[0]).toMatchObject({ seq: 1, type: 'CampaignLaunched' });
    expect(lines.at(-1)).toMatchObject({ type: 'Summary', unusedScript: [] });
    expect(lines.some(({ contact }) => contact === ANNA)).toBe(true);
    const seqs = lines.slice(0, -1).map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });

  it('report with dates, weeks and the funnel, in the form of a rehearsal', async () => {
    const folder = emptyFolder();
    const { out } = await on.baton('report', CAMPAIGN, '--out', folder);
    expect(out).toContain('The dates');
    expect(out).toContain('The funnel');
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
    expect(Object.keys(report)).toEqual(['campaign', 'chapters', 'summary']);
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('As it stands on 2027-03-13');
    expect(JSON.parse((await on.baton('report', CAMPAIGN, '--json')).out)).toEqual(report);
  });

  it('send a test to oneself, filled for a contact, and nothing to the contact', async () => {
    const { tests, world } = on.stage;
    const sent = world.events.length;
    const args = ['send-test', CAMPAIGN, '--template', 'invitation', '--to', 'mirjam@voorbeeld.example'];
    const { out } = await on.baton(...args, '--contact', ANNA);
    expect(out).toMatch(/^Sent to mirjam@voorbeeld\.example: /);
    expect(tests.map(({ to }) => to)).toEqual(['mirjam@voorbeeld.example']);
    expect(tests[0]?.text).toContain('Jansen');
    expect(world.events).toHaveLength(sent);
    const twice = { do: 'send-test', campaign: CAMPAIGN, template: 'invitation', to: 'a@b.example', key: 'one' };
    expect(await on.stage.operate(twice)).toMatchObject({ sent: true });
    expect(await on.stage.operate(twice)).toMatchObject({ sent: false });
    expect(tests).toHaveLength(2);
    const unknown = await on.baton(...args.with(3, 'invitatoin'));
    expect(unknown).toMatchObject({ code: 1, out: '' });
  });

  it('let held ones go on after a yes, each hold once', async () => {
    const held = [...on.stage.world.store.items.enrollments.values()].find(
      ({ status, hold }) => status === 'open' && !hold,
    );
    if (!held) throw new Error('nobody is open');
    await hold(held.id);
    const asked = await on.baton('resume', CAMPAIGN);
    expect(asked.out).toContain('failed');
    expect(asked).toMatchObject({ code: 2 });
    const lines = [{ enrollment: held.id, since: on.stage.world.clock.now() }];
    expect((await on.baton('resume', CAMPAIGN, '--reason', 'fail', '--yes')).out).toMatch(/\n1 go on\.\n$/);
    expect(on.stage.world.store.items.enrollments.get(held.id)?.hold).toBeUndefined();
    expect((await on.baton('resume', CAMPAIGN, '--contact', held.id, '--yes')).out).toBe(
      'Nothing to do: nobody is held.\n',
    );
    await on.stage.world.clock.runUntil(on.stage.world.clock.now() + 1_000);
    await hold(held.id);
    expect(await on.stage.operate({ do: 'resume', campaign: CAMPAIGN, lines })).toMatchObject({
      resumed: 0,
      left: [held.id],
    });
  });

  /** As a machine that failed leaves it. */
  const hold = (id: string) =>
    transact(on.stage.ports, id, (draft) => {
      draft.next.hold = { reason: 'failed', since: draft.now, for: 'operator', scope: 'enrollment' };
      emit(draft, 'Held', { reason: 'failed', for: 'operator' });
      return { write: toChange(draft), result: true };
    });
});

describe('baton doctor', () => {
  const doctor = async (findings: readonly Finding[], ...args: readonly string[]) => {
    const said = { out: '', err: '' };
    const code = await runBaton(['doctor', ...args], {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      now: () => 0,
      cloud: (stage) => ({
        stage,
        invoke: async () => ({ ok: true, findings }),
        inbox: () => ({ put: async () => undefined }),
      }),
    });
    return { code, ...said };
  };

  it('names each finding with what to do, and fails where something is wrong', async () => {
    const sandbox = {
      check: 'sandbox',
      status: 'error',
      found: 'in the sandbox',
      todo: 'Ask for production access.',
    } as const;
    const fine = { check: 'sending', status: 'ok', found: 'enabled' } as const;
    const { code, out } = await doctor([fine, sandbox]);
    expect(code).toBe(1);
    expect(out).toBe(
      'ok       sending  enabled\nerror    sandbox  in the sandbox\n                  Ask for production access.\n',
    );
    expect((await doctor([fine])).code).toBe(0);
    expect(JSON.parse((await doctor([sandbox], '--json')).out)).toEqual([sandbox]);
  });

  it('says what to do where no stage is deployed', async () => {
    const said = { err: '' };
    const code = await runBaton(['doctor'], {
      out: () => undefined,
      err: (text) => {
        said.err += text;
      },
      now: () => 0,
      cloud: (stage) => ({
        stage,
        invoke: () => Promise.reject(new CloudRefused(['there is no function. Deploy the stage first.'])),
        inbox: () => ({ put: async () => undefined }),
      }),
    });
    expect({ code, ...said }).toEqual({ code: 1, err: 'there is no function. Deploy the stage first.\n' });
    expect(existsSync('out')).toBe(false);
  });
});
