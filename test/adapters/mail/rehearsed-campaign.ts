import { fileURLToPath } from 'node:url';
import type { MailSources } from '../../../functions/adapters/mail/mail-sources.ts';
import { type LoadedCampaign, loadCampaign } from '../../../infra/local/load-campaign.ts';
import { rehearsalLinks } from '../../../infra/local/rehearsal-links.ts';
import { type Rehearsal, rehearse } from '../../../infra/local/rehearse.ts';
import type { DomainEvent } from '../../../workflows/domain/event.ts';
import type { Seats } from '../../../workflows/domain/seats.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';

const EXAMPLE = fileURLToPath(new URL('../../../campaigns/zakendoen-in-afrika/campaign.yaml', import.meta.url));

/** The example campaign, rehearsed: a table full of touches of every kind, and the mails they are known to give. */
export interface RehearsedCampaign {
  readonly loaded: LoadedCampaign;
  readonly rehearsal: Rehearsal;
  readonly touches: readonly Touch[];
  /** The table as it was when this touch was claimed. */
  sourcesAt(touch: Touch): MailSources;
  /** The calls a digest is handed: its own, and those of earlier days that were open then. */
  tasksOf(touch: Touch): readonly Touch[];
}

export async function rehearseExample(): Promise<RehearsedCampaign> {
  const loaded = await loadCampaign(EXAMPLE);
  const rehearsal = await rehearse({ loaded, script: [], seed: 7 });
  const { world, contacts, setup } = rehearsal;
  const { items } = world.store;
  const touches = [...items.touches.values()];
  const linksAt = rehearsalLinks(setup.campaign.sender.domain);
  return {
    loaded,
    rehearsal,
    touches,
    tasksOf: (touch) => [
      ...touches.filter(({ digest }) => digest === touch.id),
      ...openBefore(world.events, touch)
        .flatMap((id) => items.touches.get(id) ?? [])
        .filter(({ digest }) => digest !== touch.id),
    ],
    sourcesAt: (touch) => {
      const until = firstOf(world.events, touch) ?? world.events.length;
      const past = world.events.slice(0, until);
      return {
        live: async () => world.live(),
        texts: async () => loaded.texts,
        store: {
          contact: async (id) => contacts.get(id),
          organisation: async (id) => items.organisations.get(id),
          touch: async (id) => items.touches.get(id),
          seats: async (id) => seatsAfter(past, id),
          enrollmentsOf: world.store.enrollmentsOf,
          membersOf: world.store.membersOf,
          audienceReview: world.store.audienceReview,
          audienceLines: world.store.audienceLines,
        },
        history: {
          eventsOf: async () => past,
          eventsOfEnrollment: async (id) => past.filter(({ enrollment }) => enrollment === id),
        },
        links: async (at) => linksAt(at),
      };
    },
  };
}

/** The seats as they stood after those events. */
function seatsAfter(events: readonly DomainEvent[], id: string): Seats {
  const held = new Map<string, number>();
  for (const { type, enrollment = '', data } of events) {
    if (type === 'SeatTaken' || type === 'SeatOffered') held.set(enrollment, 1 + Number(data.guests));
    else if (type === 'SeatReleased') held.delete(enrollment);
  }
  const taken = [...held.values()].reduce((sum, persons) => sum + persons, 0);
  return { schema: 1, id, version: 1, taken, waiting: [], offered: [] };
}

/** Where it stands that the touch went out. */
function firstOf(events: readonly DomainEvent[], touch: Touch): number | undefined {
  const index = events.findIndex(
    ({ type, data }) => (type === 'MailSent' || type === 'CallTaskSent') && data.touch === touch.id,
  );
  return index < 0 ? undefined : index;
}

/** Calls that were with a digest's rep when it went, and are none of its own. */
function openBefore(events: readonly DomainEvent[], digest: Touch): readonly string[] {
  const open = new Map<string, string>();
  for (const { type, enrollment = '', data } of events.slice(0, firstOf(events, digest))) {
    if (type === 'CallTaskSent' && data.rep === digest.receiver) open.set(enrollment, String(data.touch));
    else if (CLOSES.includes(type) || (type === 'SignalReceived' && data.by === 'rep')) open.delete(enrollment);
    else if (type === 'CallTaskSent') open.delete(enrollment);
  }
  return [...open.values()];
}

const CLOSES: readonly string[] = [
  'CallTaskWithdrawn',
  'CallTaskSkipped',
  'CallTaskUndone',
  'StepEntered',
  'EnrollmentEnded',
];
