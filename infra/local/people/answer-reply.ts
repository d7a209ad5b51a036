import { type Acting, happens, plan, reportAt } from './acting.ts';
import { draw, wholeBetween } from './draw.ts';
import type { Person } from './person.ts';

interface ReplyTask {
  readonly touch: string;
  readonly rep: string;
  readonly at: number;
}

/** Who wrote back is phoned and reached, unless his rep leaves it undone. */
export function answerReply(acting: Acting, person: Person, { touch, rep, at }: ReplyTask): void {
  if (happens(person, acting.setup.campaign.rehearsal.reps.undone, 'reply undone', person.acts)) return;
  const answersAt = reportAt(acting, rep, at, draw(person.salt, 'answers a reply after', person.acts));
  const interest = wholeBetween(draw(person.salt, 'interest in a reply', person.acts), 2, 5);
  const isOpen = () => acting.world.store.items.touches.get(touch)?.open === true;
  plan(acting, person, answersAt, { by: 'rep', touch, signal: 'spoken', data: { interest } }, isOpen);
}
