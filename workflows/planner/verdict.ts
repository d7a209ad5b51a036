import type { Draft } from '../domain/draft.ts';
import type { HoldScope } from '../domain/enrollment.ts';
import type { Touch } from '../domain/touch.ts';
import type { WaitingStep } from '../workflow.ts';

/** What the planner says of a touch that wants to go: never, later, or not before a person has looked. */
export type Verdict =
  /** `usedUp`: nothing more is done in this stay, it goes the way of `exhausted` where there is one. */
  | { readonly do: 'skip'; readonly reason: string; readonly usedUp?: true }
  /** `until` is the earliest moment; the calendar of its reader still has its say. */
  | { readonly do: 'postpone'; readonly until: number; readonly reason: string }
  | { readonly do: 'hold'; readonly reason: string; readonly for: string; readonly scope?: HoldScope };

/** A touch at the moment of acting, with all that is known of the contact, the organisation and the campaign. */
export interface Planned {
  readonly draft: Draft;
  readonly step: WaitingStep;
  readonly touch: Touch;
}

/** One reason for a touch not to go now; undefined = this rule has nothing against it. Changes nothing. */
export type PlanRule = (planned: Planned) => Verdict | undefined;
