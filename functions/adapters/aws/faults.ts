import type { Ports } from '../../../workflows/ports.ts';

/**
 * What a test asks a function to do: `throw:N` fails the first N invocations of each instance; `die-until:T` ends the
 * process right after its first commit, up to epoch millisecond T. Whatever else stands there is a mistake in the test.
 */
export type Fault =
  | { readonly kind: 'throw'; readonly times: number }
  | { readonly kind: 'die'; readonly until: number };

/** Throws where the text is no fault. */
export function parseFault(text: string | undefined): Fault | undefined {
  if (text === undefined || text === '') return undefined;
  const [kind, value] = text.split(':');
  const number = Number(value);
  if (kind === 'throw' && number > 0) return { kind: 'throw', times: number };
  if (kind === 'die-until' && number > 0) return { kind: 'die', until: number };
  throw new Error('BATON_FAULT: write throw:N or die-until:EPOCH_MS');
}

/** Called at the start of each invocation. */
export function createFaultGate(fault: Fault | undefined): () => void {
  let left = fault?.kind === 'throw' ? fault.times : 0;
  return () => {
    if (left <= 0) return;
    left -= 1;
    throw new Error('asked to fail by BATON_FAULT');
  };
}

/** A worker killed after it wrote and before it did anything else. */
export function withDeath(ports: Ports, fault: Fault | undefined, die: () => never): Ports {
  if (fault?.kind !== 'die') return ports;
  const { store } = ports;
  return {
    ...ports,
    store: {
      ...store,
      commit: async (change) => {
        const committed = await store.commit(change);
        if (committed.ok && Date.now() < fault.until) die();
        return committed;
      },
    },
  };
}
