import type { Revocations } from '../../shared/cloud-ports.ts';

/** Links that were taken back, in memory. */
export function createMemoryRevocations(): Revocations {
  const revoked = new Map<string, number>();
  return {
    revokedAt: async (holder) => revoked.get(holder),
    revoke: async (holder, at) => void revoked.set(holder, at),
  };
}
