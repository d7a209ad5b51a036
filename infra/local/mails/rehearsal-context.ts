import { instantsOf, type MailContext } from '../../../functions/adapters/mail/mail-context.ts';
import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { Touch } from '../../../workflows/domain/touch.ts';
import { createJournal, type Journal } from '../../../workflows/story/journal.ts';
import type { StoryLine } from '../../../workflows/story/story-line.ts';
import type { TextStore } from '../../../workflows/texts/text-store.ts';
import { rehearsalLinks } from '../rehearsal-links.ts';
import type { Rehearsal } from '../rehearse.ts';
import { liveAsOf } from './live-as-of.ts';

/** What the mails of a rehearsal are written from: its own items, and a journal that is read along with its lines. */
export interface RehearsalContext {
  readonly journal: Journal;
  /** As of a line: the event's date is the one it had, and the links of its mail are signed when it goes. */
  at(line: StoryLine): MailContext;
}

/** What was played, and what is known of it. */
export type Played = Pick<Rehearsal, 'world' | 'setup' | 'contacts' | 'lines'>;

export function rehearsalContext({ world, setup, contacts, lines: told }: Played, texts: TextStore): RehearsalContext {
  const { items } = world.store;
  const live = world.live();
  const drawn = new Map<string, Touch[]>();
  for (const touch of items.touches.values()) {
    if (touch.digest !== undefined) drawn.set(touch.digest, [...(drawn.get(touch.digest) ?? []), touch]);
  }
  const review = items.reviews.get(live.state.id);
  const lines = review ? [...items.lines.values()].filter(({ campaign }) => campaign === review.id) : [];
  const journal = createJournal();
  const linksAt = rehearsalLinks(setup.campaign.sender.domain);
  const asOf = liveAsOf(live, setup, told);
  const context: Omit<MailContext, 'link' | 'live' | 'instants'> = {
    texts,
    journal,
    seatsHeld: journal.seats,
    colleaguesOf: colleaguesIn(items, live.state.id, journal),
    touches: items.touches,
    drawn,
    ...(review && { audience: { review, lines } }),
    contactOf: (enrollment) => contacts.get(items.enrollments.get(enrollment)?.contact ?? ''),
    organisationOf: (contact) => items.organisations.get(contact.organisation),
  };
  return {
    journal: context.journal,
    at: (line) => {
      const then = asOf(line);
      return { ...context, live: then, instants: instantsOf(then), link: linksAt(Date.parse(line.at)) };
    },
  };
}

type Items = Played['world']['store']['items'];

/** By organisation, told when somebody asks first: a rehearsal of thousands writes hardly any mail. */
function colleaguesIn({ enrollments }: Items, campaign: string, journal: Journal) {
  let byOrganisation: ReadonlyMap<string, readonly string[]> | undefined;
  return (id: string): readonly string[] => {
    byOrganisation ??= groupColleagues([...enrollments.values()].filter((each) => each.campaign === campaign));
    const there = byOrganisation.get(enrollments.get(id)?.organisation ?? '') ?? [];
    return there.filter((each) => each !== id && journal.of(each) !== undefined);
  };
}

function groupColleagues(enrollments: readonly Enrollment[]): ReadonlyMap<string, readonly string[]> {
  const groups = Map.groupBy(enrollments, ({ organisation }) => organisation);
  return new Map([...groups].map(([organisation, members]) => [organisation, members.map(({ id }) => id).sort()]));
}
