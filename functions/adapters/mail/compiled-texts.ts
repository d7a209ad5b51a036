import { createTextStore, type TextSources, type TextStore } from '../../../workflows/texts/text-store.ts';

interface Compiled {
  readonly sources: TextSources;
  readonly store: TextStore;
}

/** Texts of campaigns, compiled at their first use and kept until the campaign's files change. */
export function createCompiledTexts(bundle: (campaign: string) => Promise<{ readonly texts: TextSources }>) {
  const last = new Map<string, Compiled>();
  return async (campaign: string): Promise<TextStore> => {
    const { texts: sources } = await bundle(campaign);
    const known = last.get(campaign);
    if (known?.sources === sources) return known.store;
    const store = createTextStore(sources);
    last.set(campaign, { sources, store });
    return store;
  };
}
