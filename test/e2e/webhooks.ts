import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Stage } from './stage.ts';

/** What came back of one delivery. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

export interface Delivery {
  readonly file: string;
  /** `whsec_…` */
  readonly key: string;
  readonly at: number;
}

const MOST_TRIES = 30;
const PAUSE_MS = 1_000;

/** Delivers a body as any sender does: signed, by an id of its own, again while the door is out of order. */
export async function deliver(
  stage: Stage,
  folder: string,
  { file, key, at }: Delivery,
): Promise<readonly Delivered[]> {
  const body = readFileSync(join(folder, file), 'utf8');
  const tries: Delivered[] = [];
  while (tries.length < MOST_TRIES) {
    const answer = await post(stage, { id: `e2e-${basename(file, '.json')}`, key, at, body });
    tries.push(answer);
    if (answer.status < 500) break;
    await sleep(PAUSE_MS);
  }
  return tries;
}

export interface Signed {
  readonly id: string;
  readonly key: string;
  readonly at: number;
  readonly body: string;
}

/** One delivery, tried once. */
export async function post(stage: Stage, { id, key, at, body }: Signed): Promise<Delivered> {
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(key).sign(id, new Date(Math.floor(at / 1000) * 1000), body),
  };
  const answer = await fetch(pathStyle(stage), { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.text() };
}

/** The emulator's names of APIs resolve nowhere: the same API by its path. */
export function pathStyle({ webhookUrl, emulator }: Stage, path?: string): string {
  const { hostname, pathname } = new URL(webhookUrl);
  const [api = ''] = hostname.split('.');
  return `${emulator.endpoint}/_aws/execute-api/${api}/$default${path ?? pathname}`;
}
