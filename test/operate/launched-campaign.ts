import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBaton } from '../../cli/program.ts';
import { instantOf } from '../../functions/shared/instant-of.ts';
import { loadCampaign } from '../../infra/local/load-campaign.ts';
import { copyOfExample, type Ran } from '../cli/run.ts';
import { createMemoryStage, type MemoryStage, type StageOptions } from './memory-stage.ts';

export const CAMPAIGN = 'zakendoen-in-afrika';

/** The example with its first so many rows, in a folder of its own. */
export function smallCampaign(rows: number): string {
  const folder = copyOfExample();
  change(folder, 'invitees.csv', (text) =>
    text
      .split('\n')
      .slice(0, rows + 1)
      .join('\n'),
  );
  return folder;
}

export function change(folder: string, file: string, by: (text: string) => string): void {
  const path = join(folder, file);
  writeFileSync(path, by(readFileSync(path, 'utf8')));
}

export interface OnStage {
  readonly stage: MemoryStage;
  readonly folder: string;
  /** The command, on this stage, at the virtual present; it waits in virtual time. */
  baton(...args: readonly string[]): Promise<Ran>;
}

/** A stage that has what the campaign in a folder needs; the virtual clock stands at its launch unless told otherwise. */
export async function stageFor(
  folder: string,
  { startAt, around }: Partial<Pick<StageOptions, 'startAt' | 'around'>> = {},
): Promise<OnStage> {
  const { setup } = await loadCampaign(join(folder, 'campaign.yaml'));
  if (!setup) throw new Error('the campaign has errors');
  const launchAt = instantOf(setup, setup.campaign.launchAt ?? '');
  const stage = createMemoryStage({ setup, startAt: startAt ?? launchAt, ...(around && { around }) });
  const { clock } = stage.world;
  const baton = async (...args: readonly string[]): Promise<Ran> => {
    const said = { out: '', err: '' };
    const code = await runBaton(args, {
      out: (text) => {
        said.out += text;
      },
      err: (text) => {
        said.err += text;
      },
      now: clock.now,
      sleep: (ms) => clock.runUntil(clock.now() + ms),
      cloud: (name) => ({ stage: name, invoke: (request) => overTheWire(stage, request), inbox: () => stage.objects }),
    });
    return { code, ...said };
  };
  return { stage, folder, baton };
}

/** As JSON, both ways. */
async function overTheWire(stage: MemoryStage, request: unknown): Promise<unknown> {
  return JSON.parse(JSON.stringify(await stage.operate(JSON.parse(JSON.stringify(request)))));
}
