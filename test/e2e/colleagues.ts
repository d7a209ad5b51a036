import { type MailedLink, mailedLinks } from './mailed-links.ts';
import { type Filled, openForm, PRESS_MS, press } from './press.ts';
import type { Report } from './report.ts';
import type { Stage } from './stage.ts';
import { readEnrollments, readItems } from './table.ts';
import { exported, type ToldEvent } from './told.ts';
import { waitFor } from './wait-for.ts';

interface Colleagues {
  readonly stage: Stage;
  readonly campaign: string;
}

const REPS = ['vera', 'bram', 'noor', 'tim', 'wendy'].map((name) => `${name}@voorbeeld.example`);
const SPOKEN = 'genoteerd op de pagina';
const WITHIN = { withinMs: PRESS_MS + 100_000, everyMs: 2_000 };

/** What the host and the reps do by the links in their own mails, once a campaign has been played. */
export async function tourColleagues(report: Report, at: Colleagues): Promise<void> {
  // Each press is about somebody else: who is checked in after all may have his call withdrawn.
  const left = await openEnrollments(at.stage);
  // All presses first: each counts only after a while.
  const checks = [
    await checkIn(at, left),
    await noteConversation(at, left),
    await giveCall(at, 'm', left),
    await giveCall(at, 'c', left),
  ];
  for (const { says, problem, holds } of checks) {
    const found =
      problem === undefined ? await waitFor(async () => ((await holds()) ? true : undefined), WITHIN) : false;
    report.check(says, found === true, [problem ?? 'nothing came of it']);
  }
}

interface Pressed {
  readonly says: string;
  /** What went wrong when it was pressed. */
  readonly problem: string | undefined;
  /** Whether what it says is so. */
  holds(): Promise<boolean>;
}

async function openEnrollments(stage: Stage): Promise<Set<string>> {
  const enrollments = await readEnrollments(stage);
  return new Set(enrollments.flatMap(({ id, status, hold }) => (status === 'open' && hold === undefined ? [id] : [])));
}

/** Somebody was there after all: the list is closed, and his line is put right. */
async function checkIn(at: Colleagues, left: Set<string>): Promise<Pressed> {
  const is = (event: ToldEvent): boolean => event.data?.signal === 'attended' && event.data.by === 'host';
  return about(at, {
    says: 'M6 somebody is checked in by the link in the host’s mail',
    link: { page: 'i', answer: 'check-in', field: 'in' },
    left,
    fill: (id) => ({ [`in.${id}`]: 'yes' }),
    is,
  });
}

async function noteConversation(at: Colleagues, left: Set<string>): Promise<Pressed> {
  return about(at, {
    says: 'a conversation is noted by the link in a rep’s mail',
    link: { page: 'n', answer: 'save', field: 'spoken' },
    left,
    fill: (id) => ({ [`spoken.${id}`]: 'yes', [`note.${id}`]: SPOKEN }),
    is: ({ data }) => data?.signal === 'spoken' && data.data?.note === SPOKEN,
  });
}

interface AboutOne {
  readonly says: string;
  readonly link: { readonly page: string; readonly answer: string; readonly field: string };
  readonly left: Set<string>;
  fill(enrollment: string): Filled;
  is(event: ToldEvent): boolean;
}

/** The newest page that offers somebody who is under way, and what is said of him there. */
async function about({ stage, campaign }: Colleagues, { says, link, left, fill, is }: AboutOne): Promise<Pressed> {
  for (const found of newest(stage, campaign, link.page)) {
    const form = await openForm(stage, found, link.answer);
    const id = namedBy(form?.names, link.field).find((one) => left.has(one));
    if (id === undefined) continue;
    left.delete(id);
    const problem = await press(stage, found, link.answer, fill(id));
    const holds = async (): Promise<boolean> => {
      const { events } = await exported(stage, campaign);
      return events.some((event) => event.type === 'SignalReceived' && event.enrollment === id && is(event));
    };
    return { says, problem, holds };
  }
  return { says, problem: `no /${link.page} offers anybody`, holds: async () => false };
}

/** A call that waits goes to a colleague: from the list of a rep's calls, or from the call's own page. */
async function giveCall({ stage, campaign }: Colleagues, page: 'm' | 'c', left: Set<string>): Promise<Pressed> {
  const says = `rule 17: a call is given to a colleague on /${page}`;
  for (const link of newest(stage, campaign, page)) {
    const form = await openForm(stage, link, 'give');
    const listed = page === 'm' ? namedBy(form?.names, 'task') : form ? [taskOf(link)] : [];
    const task = listed.find((one) => left.has(enrollmentOf(one)));
    const to = REPS.find((rep) => rep !== link.to);
    if (task === undefined || to === undefined) continue;
    left.delete(enrollmentOf(task));
    const problem = await press(stage, link, 'give', { to, ...(page === 'm' && { [`task.${task}`]: 'yes' }) });
    return { says, problem, holds: () => isWith(stage, task, to) };
  }
  return { says, problem: `no /${page} offers a call`, holds: async () => false };
}

/** The colleague has it, as the same attempt. */
async function isWith(stage: Stage, task: string, to: string): Promise<boolean> {
  const touches = await readItems(stage, 'touch');
  return touches.some(({ id, rep }) => rep === to && (id === task || id === `${task}.d`));
}

/** A link to a call is about its touch, which stands in it: `g.….campaign.enrollment.stay.call.attempt`. */
function taskOf({ token }: MailedLink): string {
  return token.split('.').slice(3).join('.');
}

/** A call is named `enrollment.stay.call.attempt`. */
function enrollmentOf(task: string): string {
  return task.split('.')[0] ?? '';
}

/** Ids in the names of a form's fields: `in.…`. */
function namedBy(names: readonly string[] | undefined, field: string): readonly string[] {
  return (names ?? []).flatMap((name) => (name.startsWith(`${field}.`) ? [name.slice(field.length + 1)] : []));
}

/** Links to a page of a campaign, each once, the newest first. */
function newest(stage: Stage, campaign: string, page: string): readonly MailedLink[] {
  const fits = (link: MailedLink): boolean =>
    link.page === page && (page === 'c' || link.token.includes(`.${campaign}`));
  return [
    ...new Map(
      mailedLinks(stage)
        .filter(fits)
        .map((link) => [link.token, link]),
    ).values(),
  ].reverse();
}
