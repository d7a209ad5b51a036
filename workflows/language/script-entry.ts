import type * as z from 'zod';
import type { SignalName } from '../signals.ts';
import type {
  absentSchema,
  conversationSchema,
  exceptionsSchema,
  handOffSchema,
  rescheduleSchema,
  reviewSchema,
  walkInSchema,
} from './script-acts.ts';
import type { ScriptData } from './script-data.ts';
import type { Duration } from './time-values.ts';

/** When an entry acts: after launch, at a local time, or after each touch of a step (for `wait`: after its entry). */
export type ScriptWhen =
  | { readonly after: Duration }
  | { readonly at: string }
  | { readonly on: string; readonly after: Duration; readonly attempt?: number };

/** Who acts; `contact: '*'` is every contact no other entry fits. Addresses are in lower case. */
export type ScriptWho =
  | { readonly contact: string }
  | { readonly rep: string }
  | { readonly manager: 'marketing' | 'sales' | 'tieBreak' }
  | { readonly host: true }
  | { readonly system: true };

/** What they do. */
export type ScriptAct =
  | {
      readonly type: 'signal';
      readonly signal: SignalName;
      readonly data: ScriptData;
      readonly via?: string;
      readonly id?: string;
    }
  | {
      readonly type: 'report';
      readonly outcome: SignalName;
      readonly data: ScriptData;
      readonly confirmByMail: boolean;
    }
  | { readonly type: 'unsubscribe'; readonly channel: 'email' }
  | { readonly type: 'bounce'; readonly kind: 'hard' | 'soft' }
  | { readonly type: 'reply'; readonly text: string }
  | { readonly type: 'auto-reply'; readonly until: string }
  | ({ readonly type: 'review' } & z.output<typeof reviewSchema>)
  | ({ readonly type: 'hand-off' } & z.output<typeof handOffSchema>)
  | ({ readonly type: 'conversation' } & z.output<typeof conversationSchema>)
  | ({ readonly type: 'absent' } & z.output<typeof absentSchema>)
  | { readonly type: 'report-nothing'; readonly until: string }
  | { readonly type: 'sign'; readonly what: 'audience' | 'plan' }
  | { readonly type: 'agree'; readonly except: z.output<typeof exceptionsSchema> }
  | ({ readonly type: 'reschedule' } & z.output<typeof rescheduleSchema>)
  | { readonly type: 'pause' | 'resume' | 'stop' }
  | { readonly type: 'close-attendance' }
  | { readonly type: 'cancel-event'; readonly afterwards: 'presentation' | 'stop' }
  | ({ readonly type: 'walk-in' } & z.output<typeof walkInSchema>)
  | { readonly type: 'webhook'; readonly file: string };

/** One line of a rehearsal's script; `times` absent = as often as it fits. */
export interface ScriptEntry {
  readonly when: ScriptWhen;
  readonly who: ScriptWho;
  readonly act: ScriptAct;
  readonly times?: number;
}
