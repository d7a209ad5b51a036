import type { Stage } from '../stage.ts';
import type { Role } from './roles.ts';

/** One role, one action it needs, and the least that needs it. */
export interface Attempt {
  readonly name: string;
  readonly of: (role: Role) => boolean;
  readonly action: string;
  /** Only on these resources. @default on all */
  readonly from?: (resource: string) => boolean;
  /** Does it, and returns how to see that it failed: in words, once it has. */
  readonly act: (contact: string, role: string) => Promise<() => Promise<string | undefined>>;
}

export interface Attempting {
  readonly stage: Stage;
  readonly campaign: string;
  /** Webhooks are signed with it. */
  readonly key: string;
}
