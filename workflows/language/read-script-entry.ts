import type { SignalName } from '../signals.ts';
import { dataKeysOf, type ScriptData, takeSignalData } from './script-data.ts';
import type { ScriptAct, ScriptEntry, ScriptWhen, ScriptWho } from './script-entry.ts';
import type { ScriptLine as Line } from './script-line.ts';

const ACT_KEYS = {
  contact: ['signal', 'report', 'unsubscribe', 'bounce', 'reply', 'autoReply'],
  rep: ['review', 'handOff', 'conversation', 'absent', 'reports'],
  manager: ['sign', 'agree', 'reschedule', 'pause', 'resume', 'stop', 'cancelEvent'],
  host: ['host', 'walkIn'],
  system: ['system', 'webhook'],
} as const satisfies Record<string, readonly (keyof Line)[]>;
type WhoKey = keyof typeof ACT_KEYS;
type ActKey = (typeof ACT_KEYS)[WhoKey][number];
const ALL_ACTS: readonly ActKey[] = [...new Set(Object.values(ACT_KEYS).flat())];

interface EntryProblem {
  readonly problem: string;
  readonly path?: readonly string[];
}

/** A line as an entry, or why its keys do not go together and which key is to blame. */
export function readEntry(line: Line): ScriptEntry | EntryProblem {
  const when = readWhen(line);
  if ('problem' in when) return when;
  const whoKey = readWho(line);
  if (typeof whoKey !== 'string') return whoKey;
  const actKey = readActKey(line, whoKey);
  if (typeof actKey !== 'string') return actKey;
  if (line.manager === 'tieBreak' && actKey !== 'agree')
    return { problem: 'who breaks ties only answers the decision list: agree', path: [actKey] };
  const act = readAct(line, actKey);
  if ('problem' in act) return act;
  return { when, who: whoOf(line, whoKey), act, ...(line.times !== undefined && { times: line.times }) };
}

function readWhen({ at, after, on, attempt }: Line): ScriptWhen | EntryProblem {
  if (on === undefined && attempt !== undefined)
    return { problem: 'belongs to `on`: name the step', path: ['attempt'] };
  if (at !== undefined && (after !== undefined || on !== undefined)) {
    return { problem: 'an entry has one when: either `at`, or `after`, or `on` with `after`', path: ['at'] };
  }
  if (at !== undefined) return { at };
  if (on !== undefined) {
    return { on, after: after ?? { amount: 0, unit: 'minutes' }, ...(attempt !== undefined && { attempt }) };
  }
  return after ? { after } : { problem: 'when? Write at: 2027-02-01 09:30, or after: 2 days, or on: call-reminder' };
}

function readWho(line: Line): WhoKey | EntryProblem {
  const given = (['contact', 'rep', 'manager', 'host', 'system'] as const).filter((key) => line[key] !== undefined);
  if (given.length > 1) return { problem: `an entry has one who, not ${given.join(' and ')}`, path: [given[1] ?? ''] };
  if (given[0]) return given[0];
  if (line.walkIn) return 'host';
  return line.webhook ? 'system' : { problem: 'who? Write contact, rep, manager, host or system' };
}

function readActKey(line: Line, who: WhoKey): ActKey | EntryProblem {
  const given = ALL_ACTS.filter((key) => line[key] !== undefined);
  const allowed: readonly ActKey[] = ACT_KEYS[who];
  const [act, second] = given;
  if (!act) return { problem: `what does the ${who} do? One of: ${allowed.join(', ')}` };
  if (second) return { problem: `an entry has one what, not ${given.join(' and ')}`, path: [second] };
  return allowed.includes(act)
    ? act
    : { problem: `a ${who} does not do that. One of: ${allowed.join(', ')}`, path: [act] };
}

function whoOf(line: Line, who: WhoKey): ScriptWho {
  if (who === 'contact') return { contact: line.contact ?? '*' };
  if (who === 'rep') return { rep: line.rep ?? '' };
  if (who === 'manager') return { manager: line.manager ?? 'marketing' };
  return who === 'host' ? { host: true } : { system: true };
}

const SIGNAL_EXTRA = ['via', 'id'] as const;
const REPORT_EXTRA = ['confirmByMail'] as const;

function readAct(line: Line, act: ActKey): ScriptAct | EntryProblem {
  if (act === 'signal' && line.signal) return readSignal(line, line.signal);
  if (act === 'report' && line.report) return readReport(line, line.report);
  const surplus = dataKeysOf(line).filter((key) => !(act === 'reports' && key === 'until'));
  if (surplus[0]) return { problem: `belongs to a signal or a report, not to ${act}`, path: [surplus[0]] };
  if (line.except && act !== 'agree') return { problem: 'belongs to agree: all', path: ['except'] };
  return (
    readManagerAct(line, act) ??
    readRepAct(line, act) ??
    readOtherAct(line, act) ?? { problem: `${act} says nothing`, path: [act] }
  );
}

function readSignal(line: Line, signal: SignalName): ScriptAct | EntryProblem {
  const data = takeSignalData(line, signal, SIGNAL_EXTRA);
  if (isEntryProblem(data)) return data;
  return {
    type: 'signal',
    signal,
    data,
    ...(line.via !== undefined && { via: line.via }),
    ...(line.id !== undefined && { id: line.id }),
  };
}

function readReport(line: Line, outcome: SignalName): ScriptAct | EntryProblem {
  if (line.on === undefined)
    return { problem: 'a report is about a touch: name its step, e.g. on: call-reminder', path: ['report'] };
  const data = takeSignalData(line, outcome, REPORT_EXTRA);
  if (isEntryProblem(data)) return data;
  return { type: 'report', outcome, data, confirmByMail: line.confirmByMail ?? false };
}

function readRepAct(line: Line, act: ActKey): ScriptAct | EntryProblem | undefined {
  if (act === 'review' && line.review) return { type: 'review', ...line.review };
  if (act === 'handOff' && line.handOff) return { type: 'hand-off', ...line.handOff };
  if (act === 'conversation' && line.conversation) return { type: 'conversation', ...line.conversation };
  if (act === 'absent' && line.absent) return { type: 'absent', ...line.absent };
  if (act !== 'reports') return undefined;
  return line.until === undefined
    ? { problem: 'until when? Add e.g. until: 2027-04-12', path: ['reports'] }
    : { type: 'report-nothing', until: line.until };
}

function readManagerAct(line: Line, act: ActKey): ScriptAct | undefined {
  if (act === 'sign' && line.sign) return { type: 'sign', what: line.sign };
  if (act === 'agree') return { type: 'agree', except: line.except ?? [] };
  if (act === 'reschedule' && line.reschedule) return { type: 'reschedule', ...line.reschedule };
  if (act === 'pause' || act === 'resume' || act === 'stop') return { type: act };
  return act === 'cancelEvent' && line.cancelEvent ? { type: 'cancel-event', afterwards: line.cancelEvent } : undefined;
}

function readOtherAct(line: Line, act: ActKey): ScriptAct | undefined {
  if (act === 'unsubscribe') return { type: 'unsubscribe', channel: 'email' };
  if (act === 'bounce' && line.bounce) return { type: 'bounce', kind: line.bounce };
  if (act === 'reply' && line.reply !== undefined) return { type: 'reply', text: line.reply };
  if (act === 'autoReply' && line.autoReply) return { type: 'auto-reply', until: line.autoReply.until };
  if (act === 'walkIn' && line.walkIn) return { type: 'walk-in', ...line.walkIn };
  if (act === 'host' && line.host) {
    return line.host === 'close-attendance' ? { type: 'close-attendance' } : { type: 'walk-in', ...line.host.walkIn };
  }
  const webhook = line.webhook ?? line.system?.webhook;
  return webhook && { type: 'webhook', file: webhook.file };
}

function isEntryProblem(result: ScriptData | EntryProblem): result is EntryProblem {
  return 'problem' in result && typeof result.path === 'object';
}
