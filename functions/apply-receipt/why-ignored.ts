import type { Store } from '../../workflows/ports.ts';

/**
 * Why what was said under this key changed nothing, as its claim tells, also where it comes again; undefined where it was
 * taken in, or said what is so already; so too where the release before left no reason.
 */
export async function whyIgnored(
  { store }: { readonly store: Pick<Store, 'claim'> },
  key: string,
): Promise<string | undefined> {
  const claim = await store.claim(key);
  return claim?.result === 'ignored' && claim.why !== 'unchanged' ? claim.why : undefined;
}
