/** Failure of a task whose enrollment has ended: its execution closes in `Ended`. Sent, never thrown. */
export const ENDED = 'Baton.Ended';

/** Failure of a task whose run is over, since a newer run goes on with the enrollment: its execution closes in `Moved`. Sent, never thrown. */
export const MOVED = 'Baton.Moved';

/** Name of the fault of a machine that asks for a step its enrollment did not choose. */
export const OUT_OF_STEP = 'Baton.OutOfStep';

/** Thrown by enter-step: machine and enrollment disagree. Never retried; the execution closes in `NeedsAttention`. */
export class OutOfStep extends Error {
  override readonly name = OUT_OF_STEP;
}

/** Thrown by an adapter whose service refused the call for its rate: nothing was done, the same call may go again. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** Thrown by an adapter that lost against another writer of the same item: nothing was written, the same call may go again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** Thrown by an adapter whose service failed or cut the connection: whether the call was done is not known. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
