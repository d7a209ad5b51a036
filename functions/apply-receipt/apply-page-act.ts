import * as z from 'zod';
import { present } from '../../workflows/audience/present.ts';
import { addWalkIn } from '../add-walk-in/add-walk-in.ts';
import { announceAbsence } from '../announce-absence/announce-absence.ts';
import { askSlides } from '../ask-slides/ask-slides.ts';
import { closeAttendance } from '../close-attendance/close-attendance.ts';
import { type Given, giveTasks, leaveTasks, putOffTasks } from '../give-tasks/give-tasks.ts';
import { noteConversation, signalsOf } from '../note-conversation/note-conversation.ts';
import { resumeEnrollment } from '../resume-enrollment/resume-enrollment.ts';
import { settleReview } from '../settle-review/settle-review.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';
import { undoReport } from '../undo-report/undo-report.ts';
import type { ApplyPorts } from './apply-event.ts';
import { applyListAnswer, LIST_ANSWERED } from './apply-list-answer.ts';
import { applySign, SIGNED } from './apply-sign.ts';
import { whyIgnored } from './why-ignored.ts';

/**
 * Carries out one thing that was pressed; its key is the form's nonce, so that twice is once. Tells in a word why it was not
 * done. `isRepeat`: it may have been done before, so that nothing left to do is no refusal.
 */
type PageAct = (ports: ApplyPorts, event: ReceivedEvent, isRepeat: boolean) => Promise<string | undefined>;

const words = z.string().transform((text) => text.split(' '));
const whose = z.object({ rep: z.string(), campaigns: words });
const gift = whose.extend({ to: z.string(), tasks: words });
const absence = whose.extend({
  from: z.string(),
  until: z.string(),
  deputy: z.string().exactOptional(),
  by: z.string(),
});

/** What is said on a page and is no signal, by the type of its event; each by the use case of everybody. */
const ACTS: Readonly<Record<string, PageAct>> = {
  'page.conversation': applyConversation,
  'page.walk-in': applyWalkIn,
  'page.slides': async (ports, { enrollment = '' }) =>
    (await askSlides(ports)(enrollment)) === 'absent' ? 'unmatched' : undefined,
  'page.close-attendance': async (ports, { campaign }) => {
    await closeAttendance(ports)({ campaign, by: 'host' });
    return undefined;
  },
  'page.review': applyReview,
  'page.away': applyAbsence,
  'page.give': async (ports, { data }, isRepeat) => whyNotGiven(await giveTasks(ports)(gift.parse(data)), isRepeat),
  'page.leave': async (ports, { data }, isRepeat) => whyNotGiven(await leaveTasks(ports)(whose.parse(data)), isRepeat),
  'page.put-off': async (ports, { data }, isRepeat) =>
    whyNotGiven(await putOffTasks(ports)(whose.parse(data)), isRepeat),
  'page.resume': applyResume,
  'page.undo': applyUndo,
  [LIST_ANSWERED]: applyListAnswer,
  [SIGNED]: applySign,
};

function whyNotGiven(given: Given, isRepeat: boolean): string | undefined {
  if (!given.ok) return given.why;
  return given.changed === 0 && !isRepeat ? 'reported' : undefined;
}

export function pageActOf(type: string): PageAct | undefined {
  return Object.hasOwn(ACTS, type) ? ACTS[type] : undefined;
}

const conversation = z.object({
  spoken: z.boolean(),
  interest: z.number().exactOptional(),
  issue: z.string().exactOptional(),
  timing: z.string().exactOptional(),
  note: z.string().exactOptional(),
  appointmentAt: z.number().exactOptional(),
  callBackAt: z.number().exactOptional(),
  noFor: z.enum(['person', 'organisation']).exactOptional(),
  noReason: z.string().exactOptional(),
});

async function applyConversation(ports: ApplyPorts, { enrollment = '', key, data }: ReceivedEvent) {
  const { noFor, noReason = '', ...said } = conversation.parse(data);
  const no = noFor && { no: { reason: noReason, for: noFor } };
  const note = { ...said, ...no, enrollment, key };
  const noted = await noteConversation(ports)(note);
  if (!noted.ok) return 'unmatched';
  const whys = await Promise.all(signalsOf(note, ports.clock.now()).map((signal) => whyIgnored(ports, signal.key)));
  return whys.find((why) => why !== undefined);
}

const guest = z.object({
  lastName: z.string(),
  firstName: z.string().exactOptional(),
  organisation: z.string().exactOptional(),
  email: z.string().exactOptional(),
  phone: z.string().exactOptional(),
});
const brought = z.object({
  guestOf: z.string().exactOptional(),
  rep: z.string().exactOptional(),
  consent: z.string().exactOptional(),
  guests: z.number().exactOptional(),
});

async function applyWalkIn(ports: ApplyPorts, event: ReceivedEvent) {
  const { campaign, key, occurredAt } = event;
  const { consent, ...rest } = brought.parse(event.data ?? {});
  const words = present({ consent: consent === undefined ? undefined : { email: consent } });
  const added = await addWalkIn(ports)({ ...guest.parse(event.who), ...rest, ...words, campaign, key, occurredAt });
  return added.ok ? undefined : added.reason;
}

const settled = z.discriminatedUnion('do', [
  z.object({ entry: z.string(), do: z.literal('match'), enrollment: z.string() }),
  z.object({ entry: z.string(), do: z.literal('create'), organisation: z.string().exactOptional() }),
  z.object({ entry: z.string(), do: z.literal('discard') }),
]);

async function applyReview(ports: ApplyPorts, { campaign, data }: ReceivedEvent, isRepeat: boolean) {
  const { entry, ...action } = settled.parse(data);
  const done = await settleReview(ports)({ campaign, id: entry, action });
  if (done.ok) return undefined;
  if (done.reason === 'absent') return isRepeat ? undefined : 'settled';
  return done.reason;
}

async function applyAbsence(ports: ApplyPorts, { data }: ReceivedEvent) {
  const told = await announceAbsence(ports)(absence.parse(data));
  return told.ok ? undefined : 'absence';
}

async function applyUndo(ports: ApplyPorts, { enrollment = '', touch = '', key, reporter }: ReceivedEvent) {
  const undone = await undoReport(ports)({ enrollment, touch, key, ...(reporter !== undefined && { who: reporter }) });
  if (undone === 'undone') return undefined;
  return undone === 'repeated' ? whyIgnored(ports, key) : undone;
}

const hold = z.object({ since: z.number() });

/** Only the hold that was read on the page: whoever was held anew since then waits for another look. */
async function applyResume(ports: ApplyPorts, { enrollment = '', data }: ReceivedEvent) {
  const { since } = hold.parse(data);
  const held = await ports.store.enrollment(enrollment);
  if (held?.hold?.since === since) await resumeEnrollment(ports)(enrollment);
  else if (held?.hold) return 'held-anew';
  return undefined;
}
