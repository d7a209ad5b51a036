import type { Contact } from '../../workflows/domain/contact.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { textIn } from '../../workflows/language/value-schemas.ts';
import { renderDate } from '../../workflows/texts/date-words.ts';

interface EventWords {
  readonly name: string;
  readonly when: string;
  readonly place: string;
}

/** What, when and where, as the campaign stands now: an old link shows the new date. */
export function eventWords({ setup, state }: LiveCampaign, reader: Pick<Contact, 'language' | 'timeZone'>): EventWords {
  const { campaign } = setup;
  const named = campaign.event?.name ?? campaign.name;
  const name = textIn(named, reader.language) ?? textIn(named, campaign.language) ?? Object.values(named)[0] ?? '';
  const when = renderDate({ at: state.eventStart, timeZone: campaign.timeZone }, 'full', reader);
  const { venue } = campaign.event ?? {};
  const place = [venue?.name, venue?.address].filter((part) => part !== undefined).join(', ');
  return { name, when, place };
}

/** Answers count until the start. */
export function hasBegun({ setup, state }: LiveCampaign, now: number): boolean {
  return setup.campaign.event === undefined || now >= state.eventStart;
}

export function isEventCancelled({ state }: LiveCampaign): boolean {
  return state.cancelled !== undefined;
}
