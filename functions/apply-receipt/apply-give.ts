import * as z from 'zod';
import type { SignalData } from '../../workflows/domain/enrollment.ts';
import type { Ports } from '../../workflows/ports.ts';
import { giveTasks } from '../give-tasks/give-tasks.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';

/** What a rep's page says of a call: a colleague makes it. */
export const GIVEN = 'page.give';

const giftSchema = z.object({ rep: z.string(), to: z.string() });

/** A gift as an event carries it, with whose the call was when the page was opened. */
export function giftData(gift: { readonly rep: string; readonly to: string }): SignalData {
  return gift;
}

/** By the use case of calls given away; one that is no longer his to give stays where it is. */
export async function applyGive(
  ports: Ports,
  { campaign, touch, data }: Pick<ReceivedEvent, 'campaign' | 'touch' | 'data'>,
): Promise<'applied' | 'unmatched'> {
  const tasks = touch === undefined ? [] : [touch];
  const given = await giveTasks(ports)({ ...giftSchema.parse(data), campaigns: [campaign], tasks });
  return given.ok ? 'applied' : 'unmatched';
}
