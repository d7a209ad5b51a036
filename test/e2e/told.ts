import type { Stage } from './stage.ts';

export interface ToldEvent {
  readonly type: string;
  readonly contact?: string;
  readonly enrollment?: string;
  readonly data?: { readonly signal?: string; readonly by?: string; readonly data?: { readonly note?: string } };
}

/** What a campaign's past tells, and the addresses of those it is about. */
export async function exported(stage: Stage, campaign: string) {
  const { events, contacts } = await stage.operate({ do: 'export', campaign });
  return {
    events: events as readonly ToldEvent[],
    contacts: contacts as Readonly<Record<string, string>>,
  };
}
