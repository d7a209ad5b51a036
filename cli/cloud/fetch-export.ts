import type { Summary } from '../../functions/shared/summary.ts';
import { summarise } from '../../functions/shared/summary.ts';
import { renderTimeline, type TimelineLine } from '../../functions/shared/timeline.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { Shell } from '../shell.ts';
import { ask, type Cloud } from './cloud.ts';
import { sortEvents } from './sort-events.ts';

/** What happened in a campaign, as a rehearsal tells it. */
export interface Exported {
  readonly lines: readonly TimelineLine[];
  readonly summary: Summary;
}

/** Fetches every event, page by page, and numbers them in the order they happened. */
export async function fetchExport(cloud: Cloud, shell: Shell, campaign: string): Promise<Exported> {
  const events: DomainEvent[] = [];
  const addresses = new Map<string, { readonly email: string }>();
  let after: string | undefined;
  do {
    const page = await ask(cloud, { do: 'export', campaign, ...(after !== undefined && { after }) });
    for (const event of page.events) events.push(event);
    for (const [id, email] of Object.entries(page.contacts)) addresses.set(id, { email });
    shell.progress?.(`${events.length} events`);
    after = page.next;
  } while (after !== undefined);
  shell.progress?.('');
  const sorted = sortEvents(events);
  return { lines: renderTimeline(sorted, addresses), summary: summarise(sorted, []) };
}
