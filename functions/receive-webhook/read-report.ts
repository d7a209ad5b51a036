import * as z from 'zod';
import { present } from '../../workflows/audience/present.ts';
import { SIGNAL_NAMES, type SignalName, signalSpec } from '../../workflows/signals.ts';
import { commonShape, contactSchema, type EventData, type Reading } from './event-data.ts';
import { ownId, signalShape } from './event-fields.ts';

type ReportType = 'attendance.recorded' | 'response.recorded' | 'call.recorded' | 'outcome.recorded';

/** Which key names the signal, which signals it may be, and which of them answer a task. */
interface Report {
  readonly key: 'status' | 'response' | 'outcome';
  readonly signals: readonly SignalName[];
  readonly task: 'none' | 'always' | 'of bound signals';
}

const settingFact = (fact: string) => SIGNAL_NAMES.filter((name) => signalSpec(name).fact === fact);
const answering = (kind: 'call' | 'ask') => SIGNAL_NAMES.filter((name) => signalSpec(name).boundTo?.includes(kind));

const REPORTS: Readonly<Record<ReportType, Report>> = {
  'attendance.recorded': { key: 'status', signals: settingFact('attendance'), task: 'none' },
  'response.recorded': { key: 'response', signals: settingFact('response'), task: 'none' },
  'call.recorded': { key: 'outcome', signals: [...answering('call'), ...settingFact('response')], task: 'always' },
  'outcome.recorded': {
    key: 'outcome',
    signals: [...answering('ask'), 'yes', 'no', 'objected'],
    task: 'of bound signals',
  },
};

/** Reads what somebody reports: one signal with its data, about a contact or a task. */
export function readReport(type: ReportType, data: Readonly<Record<string, unknown>>): Reading<EventData> {
  const report = REPORTS[type];
  const { key, signals } = report;
  const signal = signals.find((name) => name === data[key]);
  const head = headOf(report, signal).safeParse(data);
  const issues = head.success ? [] : head.error.issues;
  if (signal === undefined) {
    const choice = z.object({ [key]: z.enum(signals) }).safeParse(data);
    return { ok: false, issues: [...issues, ...(choice.error?.issues ?? [])] };
  }
  const said = z.strictObject(signalShape(signalSpec(signal).fields)).safeParse(withoutHead(data, report));
  if (!head.success || !said.success) return { ok: false, issues: [...issues, ...(said.error?.issues ?? [])] };
  const { campaign, id, contact, task } = head.data;
  const fields = Object.entries(said.data).filter(isGiven);
  return {
    ok: true,
    value: {
      campaign,
      ...(id !== undefined && { id }),
      ...(task !== undefined && { task }),
      who: present(contact ?? {}),
      says: [{ signal, ...(fields.length > 0 && { data: Object.fromEntries(fields) }) }],
    },
  };
}

function isGiven<Value>(entry: [string, Value | undefined]): entry is [string, Value] {
  return entry[1] !== undefined;
}

/** A task names its contact; without one the contact must be named. */
function headOf({ task }: Report, signal: SignalName | undefined) {
  const isBound = signal !== undefined && signalSpec(signal).class === 'bound';
  const needsTask = task === 'always' || (task === 'of bound signals' && isBound);
  const head = { ...commonShape, contact: contactSchema.optional(), task: ownId.optional() };
  return z.object(head).superRefine((data, context) => {
    if (needsTask && data.task === undefined)
      context.addIssue({ code: 'custom', path: ['task'], message: 'is missing: the id of the task it reports on' });
    if (data.contact === undefined && data.task === undefined && !needsTask)
      context.addIssue({ code: 'custom', path: ['contact'], message: 'is missing: who is it about?' });
  });
}

function withoutHead(data: Readonly<Record<string, unknown>>, { key, task }: Report): Record<string, unknown> {
  const head = ['campaign', 'id', 'contact', key, ...(task === 'none' ? [] : ['task'])];
  return Object.fromEntries(Object.entries(data).filter(([name]) => !head.includes(name)));
}
