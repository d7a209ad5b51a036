import type { Enrollment, TokenItem } from '../../workflows/domain/enrollment.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Store } from '../../workflows/ports.ts';

/** What the table's stream told of one commit. */
interface StreamedCommit {
  readonly enrollment?: Enrollment | undefined;
  readonly token?: TokenItem | undefined;
  readonly events: readonly DomainEvent[];
}

export interface StoreUnderTest {
  readonly store: Store;
  /** All that was streamed up to now, in order; waits for what is on its way. */
  streamed(): Promise<readonly StreamedCommit[]>;
}

/** Makes an empty store. */
export type CreateStore = () => Promise<StoreUnderTest>;
