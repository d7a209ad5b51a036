import type { Ports } from '../../workflows/ports.ts';
import { eachEnrollment } from '../shared/each-enrollment.ts';

/** Puts every open enrollment of a campaign on `wake`: each works out anew what is due. Again it does no harm. */
export async function wakeEverybody(ports: Ports, campaign: string): Promise<void> {
  await eachEnrollment(ports, campaign, async ({ id, status }) => {
    if (status === 'open') await ports.queues.wake({ enrollment: id }, 0);
  });
}
