import { nextItem } from '../domain/new-touch.ts';
import type { PlanRule } from './verdict.ts';

/** A list of content that has nothing left for this contact. */
export const contentRule: PlanRule = ({ draft, step, touch }) =>
  touch.kind === 'mail' && step.rotate && nextItem(step, draft) === undefined
    ? { do: 'skip', reason: 'list-used-up' }
    : undefined;
