import * as z from 'zod';
import { present } from '../../workflows/audience/present.ts';
import { addWalkIn } from '../add-walk-in/add-walk-in.ts';
import { announceAbsence } from '../announce-absence/announce-absence.ts';
import { askSlides } from '../ask-slides/ask-slides.ts';
import { closeAttendance } from '../close-attendance/close-attendance.ts';
import { giveTasks, leaveTasks, putOffTasks } from '../give-tasks/give-tasks.ts';
import { noteConversation } from '../note-conversation/note-conversation.ts';
import { resumeEnrollment } from '../resume-enrollment/resume-enrollment.ts';
import { settleReview } from '../settle-review/settle-review.ts';
import type { ReceivedEvent } from '../shared/cloud-ports.ts';
import { undoReport } from '../undo-report/undo-report.ts';
import type { ApplyPorts } from './apply-event.ts';

/** Carries out one thing that was pressed; its key is the form's nonce, so that twice is once. */
type PageAct = (ports: ApplyPorts, event: ReceivedEvent) => Promise<unknown>;

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
  'page.slides': (ports, { enrollment = '' }) => askSlides(ports)(enrollment),
  'page.close-attendance': (ports, { campaign }) => closeAttendance(ports)({ campaign, by: 'host' }),
  'page.review': applyReview,
  'page.away': applyAbsence,
  'page.give': (ports, { data }) => giveTasks(ports)(gift.parse(data)),
  'page.leave': (ports, { data }) => leaveTasks(ports)(whose.parse(data)),
  'page.put-off': (ports, { data }) => putOffTasks(ports)(whose.parse(data)),
  'page.resume': applyResume,
  'page.undo': applyUndo,
};

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

function applyConversation(ports: ApplyPorts, { enrollment = '', key, data }: ReceivedEvent) {
  const { noFor, noReason = '', ...note } = conversation.parse(data);
  const no = noFor && { no: { reason: noReason, for: noFor } };
  return noteConversation(ports)({ ...note, ...no, enrollment, key });
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

function applyWalkIn(ports: ApplyPorts, event: ReceivedEvent) {
  const { campaign, key, occurredAt } = event;
  const { consent, ...rest } = brought.parse(event.data ?? {});
  const words = present({ consent: consent === undefined ? undefined : { email: consent } });
  return addWalkIn(ports)({ ...guest.parse(event.who), ...rest, ...words, campaign, key, occurredAt });
}

const settled = z.discriminatedUnion('do', [
  z.object({ entry: z.string(), do: z.literal('match'), enrollment: z.string() }),
  z.object({ entry: z.string(), do: z.literal('create'), organisation: z.string().exactOptional() }),
  z.object({ entry: z.string(), do: z.literal('discard') }),
]);

function applyReview(ports: ApplyPorts, { campaign, data }: ReceivedEvent) {
  const { entry, ...action } = settled.parse(data);
  return settleReview(ports)({ campaign, id: entry, action });
}

function applyAbsence(ports: ApplyPorts, { data }: ReceivedEvent) {
  return announceAbsence(ports)(absence.parse(data));
}

function applyUndo(ports: ApplyPorts, { enrollment = '', touch = '', key, reporter }: ReceivedEvent) {
  return undoReport(ports)({ enrollment, touch, key, ...(reporter !== undefined && { who: reporter }) });
}

const hold = z.object({ since: z.number() });

/** Only the hold that was read on the page: whoever was held anew since then waits for another look. */
async function applyResume(ports: ApplyPorts, { enrollment = '', data }: ReceivedEvent): Promise<void> {
  const { since } = hold.parse(data);
  const held = await ports.store.enrollment(enrollment);
  if (held?.hold?.since === since) await resumeEnrollment(ports)(enrollment);
}
