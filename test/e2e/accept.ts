import type { Stage } from './stage.ts';
import { type Delivered, post } from './webhooks.ts';

interface Acceptance {
  readonly campaign: string;
  readonly email: string;
  /** `whsec_…` */
  readonly key: string;
}

/** A registration system says by webhook that somebody comes. */
export function accept(stage: Stage, { campaign, email, key }: Acceptance): Promise<Delivered> {
  const at = Date.now();
  const id = `accepted-${email}`;
  const data = { campaign, contact: { email }, response: 'accepted', id };
  const body = JSON.stringify({ type: 'response.recorded', timestamp: new Date(at).toISOString(), data });
  return post(stage, { id, key, at, body });
}
