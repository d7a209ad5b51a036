import { why } from '../../workflows/domain/why.ts';
import { createWallClock } from '../../workflows/story/wall-clock.ts';
import { storyWords } from '../../workflows/story/words/story-in-language.ts';
import { namesOf } from '../shared/tell-campaign.ts';
import { renderTimeline } from '../shared/timeline.ts';
import { addressOf, findEnrollment, READS_AT_ONCE, readContacts } from './find-enrollment.ts';
import type { OperatePorts } from './operate-ports.ts';
import { type RequestOf, refused } from './request.ts';

const words = storyWords('en');

/** Why a contact is where he is, in sentences with his local times. */
export function tellWhy(ports: OperatePorts) {
  return async ({ campaign, contact: named }: RequestOf<'why'>) => {
    const enrollment = await findEnrollment(ports, campaign, named);
    if ('ok' in enrollment) return enrollment;
    const live = await ports.campaigns.live(campaign);
    const contact = await ports.store.contact(enrollment.contact);
    const events = await ports.history.eventsOfEnrollment(enrollment.id);
    const lines = renderTimeline(events, new Map(contact ? [[contact.id, contact]] : []));
    const timeZone = contact?.timeZone ?? live.setup.campaign.timeZone;
    const year = Number(live.setup.calendars.campaign.localDate(live.state.launchedAt).slice(0, 4));
    const { status, step, outcome, reason, hold } = enrollment;
    return {
      ok: true,
      contact: addressOf(contact, enrollment.contact),
      enrollment: enrollment.id,
      timeZone,
      ...{ status, step, outcome, reason, hold },
      lines: why(lines, { clock: createWallClock(timeZone, year), names: namesOf(live.setup, words), words }),
    } as const;
  };
}

/** Some 40 events an enrollment, 400 bytes each: a page stays below 2 MB of the 6 that an answer may have. */
const PAGE = 100;

/**
 * What happened, a page of enrollments at a time; the first page has the campaign's own events too. The caller puts the
 * pages together: one answer of everything would be too long from some 300 contacts on.
 */
export function exportEvents(ports: OperatePorts) {
  return async ({ campaign, after }: RequestOf<'export'>) => {
    if (!(await ports.store.campaignState(campaign))) return refused(`${campaign} was never launched here`);
    const page = await ports.store.enrollmentsOf(campaign, after, PAGE);
    const own = after === undefined ? await ports.history.eventsOfCampaign(campaign) : [];
    const events = await Promise.all(inTurns(page, ({ id }) => ports.history.eventsOfEnrollment(id)));
    const contacts = await readContacts(
      ports,
      page.map(({ contact }) => contact),
    );
    const next = page.length === PAGE ? page.at(-1)?.id : undefined;
    return {
      ok: true,
      events: [...own, ...events.flat()],
      contacts: Object.fromEntries(page.map(({ contact }) => [contact, addressOf(contacts.get(contact), contact)])),
      ...(next !== undefined && { next }),
    } as const;
  };
}

/** Starts the reads of a page a few at a time. */
function inTurns<Item, Answer>(items: readonly Item[], read: (item: Item) => Promise<Answer>): Promise<Answer>[] {
  const lanes = Array.from({ length: READS_AT_ONCE }, () => Promise.resolve<unknown>(undefined));
  return items.map((item, index) => {
    const lane = index % READS_AT_ONCE;
    const answer = (lanes[lane] ?? Promise.resolve()).then(() => read(item));
    lanes[lane] = answer;
    return answer;
  });
}

/** What a report needs besides the export: the bundle it runs on, its state, and who the told stories are about. */
export function tellReport(ports: OperatePorts) {
  return async ({ campaign, enrollments }: RequestOf<'report'>) => {
    const pointer = await ports.pointers.pointer(campaign);
    const bundle = pointer && (await ports.objects.get(pointer.bundleKey));
    const state = await ports.store.campaignState(campaign);
    if (bundle === undefined || !state) return refused(`${campaign} was never launched here`);
    const people: Record<string, unknown> = {};
    for (const id of enrollments) {
      const enrollment = await ports.store.enrollment(id);
      if (enrollment?.campaign === campaign) people[id] = await ports.store.contact(enrollment.contact);
    }
    return { ok: true, bundle, state, people } as const;
  };
}

/** The ledger of one contact, oldest first: what was planned, sent, skipped or held back, and why. */
export function listMails(ports: OperatePorts) {
  return async ({ campaign, contact }: RequestOf<'mails'>) => {
    const enrollment = await findEnrollment(ports, campaign, contact);
    if ('ok' in enrollment) return enrollment;
    const touches = await ports.history.touchesOfEnrollment(enrollment.id);
    const mails = touches.map(({ id, kind, to, step, template, status, reason, rep, attempt, notBefore, sentAt }) => ({
      ...{ touch: id, kind, to, step, template, status, reason, rep, attempt, notBefore, sentAt },
    }));
    return { ok: true, enrollment: enrollment.id, mails } as const;
  };
}
