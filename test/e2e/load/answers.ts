import { setTimeout as sleep } from 'node:timers/promises';
import { accept } from '../accept.ts';
import { addressOf } from '../small-campaign.ts';
import type { Stage } from '../stage.ts';
import { readEnrollments } from '../table.ts';
import { waitFor } from '../wait-for.ts';

/** One answer by webhook: when it was sent, and when its contact entered the next step; absent while he has not. */
export interface Answer {
  readonly contact: string;
  readonly sentAt: number;
  readonly movedAt?: number;
}

export interface Answering {
  readonly stage: Stage;
  readonly campaign: string;
  readonly key: string;
  /** From and to, of the campaign's contacts. */
  readonly contacts: readonly [number, number];
  readonly everyMs: number;
}

/** Says yes for one contact after the other, at a steady pace. Throws where the door refuses. */
export async function sendAnswers(answering: Answering): Promise<readonly Answer[]> {
  const { campaign, contacts, everyMs } = answering;
  const sent: Promise<Answer>[] = [];
  for (let n = contacts[0]; n <= contacts[1]; n += 1) {
    sent.push(sendOne(answering, addressOf(campaign, n)));
    await sleep(everyMs);
  }
  return Promise.all(sent);
}

async function sendOne({ stage, campaign, key }: Answering, contact: string): Promise<Answer> {
  const sentAt = Date.now();
  const { status, body } = await accept(stage, { campaign, email: contact, key });
  if (status !== 202) throw new Error(`the door said ${status} to ${contact}: ${body}`);
  return { contact, sentAt };
}

/** Waits until as many contacts of the campaign are in the next step, and tells when each of them came there. */
export async function awaitMoved(stage: Stage, campaign: string, answers: readonly Answer[], withinMs: number) {
  const contacts = await contactIds(stage, campaign);
  const look = async (): Promise<readonly Answer[]> => {
    const enrollments = await readEnrollments(stage);
    return answers.map((answer) => {
      const id = contacts.get(answer.contact);
      const moved = enrollments.find(
        (one) => one.campaign === campaign && one.contact === id && one.step === 'confirm',
      );
      return moved?.phase === 'waiting' ? { ...answer, movedAt: Number(moved.enteredAt) } : answer;
    });
  };
  const all = async (): Promise<readonly Answer[] | undefined> => {
    const seen = await look();
    return seen.every(({ movedAt }) => movedAt !== undefined) ? seen : undefined;
  };
  return (await waitFor(all, { withinMs, everyMs: 3_000 })) ?? look();
}

/** Contact ids by address, from the export. */
async function contactIds(stage: Stage, campaign: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await stage.operate({ do: 'export', campaign, ...(after !== undefined && { after }) });
    for (const [id, address] of Object.entries(page.contacts as Readonly<Record<string, string>>))
      found.set(address, id);
    after = page.next as string | undefined;
  } while (after !== undefined);
  return found;
}

export function delaysOf(answers: readonly Answer[]): readonly number[] {
  return answers.map(({ sentAt, movedAt = Number.POSITIVE_INFINITY }) => movedAt - sentAt).sort((a, b) => a - b);
}

export function median(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
