import type { Draft } from './draft.ts';
import type { Undo } from './enrollment.ts';
import { isReplyTask } from './reply.ts';
import type { Signal } from './signal.ts';

/**
 * Keeps with the enrollment how it stood before a report on its call, so that it can be taken back. Whatever is written
 * next drops it (`createDraft`): from then on something was made of the report.
 */
export function keepUndo(draft: Draft, { signal, touch, by, who }: Signal): void {
  const { from, next, now } = draft;
  const task = from.touch;
  if (task?.kind !== 'call' || task.id !== touch || by === 'contact' || from.enrollment.phase !== 'waiting') return;
  if (!isReversible(draft)) return;
  const { step, stay, facts, moves, answeredAt, spent, lastReport, lastSignOfLifeAt } = from.enrollment;
  const { more } = draft.contact;
  const learnt = more === from.contact.more ? [] : Object.keys(more).filter((name) => !(name in from.contact.more));
  next.undo = {
    touch: task.id,
    also: task.reopens ?? [],
    signal,
    at: now,
    ...(who !== undefined && { who }),
    ...(task.promised && { promised: true }),
    learnt,
    before: {
      ...{ step, stay, facts, moves, answeredAt },
      ...(spent && { spent }),
      ...(lastReport && { lastReport }),
      ...(lastSignOfLifeAt !== undefined && { lastSignOfLifeAt }),
    },
  };
}

/** The machine only entered the step that the report led to: what it planned there can still be withdrawn. */
export function carryUndo(draft: Draft): void {
  const { from, next } = draft;
  const { undo } = from.enrollment;
  if (undo && draft.contact === from.contact && draft.organisation === from.organisation && isReversible(draft))
    next.undo = undo;
}

const OF_CONTACT = ['version', 'recent', 'more'];
const OF_ORGANISATION = ['version', 'heldBy', 'alsoHeldBy'];

/** Nothing went out or was told to anybody by this draft, and what it changed is known from the enrollment alone. */
function isReversible(draft: Draft): boolean {
  const { from, next, contact, organisation } = draft;
  if (next.status === 'ended' || next.hold !== from.enrollment.hold || next.reply !== from.enrollment.reply)
    return false;
  if (!changesOnly(from.contact, contact, OF_CONTACT) || !addsOnly(from.contact.more, contact.more)) return false;
  if (!changesOnly(from.organisation, organisation, OF_ORGANISATION)) return false;
  const { seat } = from.enrollment.facts;
  return (seat === undefined || seat === next.facts.seat) && !draft.touches.some(goesOut);
}

/** A notice, or what the contact asked for, is handed out at once; a letter is listed. */
function goesOut({ next: touch, ifStatus }: Draft['touches'][number]): boolean {
  if (ifStatus !== 'absent') return false;
  return touch.kind === 'list' || touch.requested === true || isReplyTask(touch) || touch.status === 'sent';
}

function changesOnly<Item extends object>(before: Item, after: Item, names: readonly string[]): boolean {
  if (before === after) return true;
  for (const name in before) if (before[name] !== after[name] && !names.includes(name)) return false;
  for (const name in after) if (before[name] !== after[name] && !names.includes(name)) return false;
  return true;
}

function addsOnly(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): boolean {
  if (before === after) return true;
  return Object.entries(before).every(([name, value]) => after[name] === value);
}

/** The report that a task's page speaks of, by whichever of its links. */
export function isUndoOf({ touch, also }: Undo, asked: string): boolean {
  return touch === asked || also.includes(asked);
}
