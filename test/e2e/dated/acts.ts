import { parseTimeline, type ToldLine } from '../../../infra/local/compare-timelines.ts';
import { baton } from '../command.ts';
import type { Stage } from '../stage.ts';

/** What somebody does at an instant of the campaign. */
export interface DatedAct {
  readonly at: number;
  readonly what: string;
  readonly work: () => Promise<unknown>;
}

interface Playing {
  readonly stage: Stage;
  readonly campaign: string;
}

/** Lines whose signal answers what stands open at its contact. */
const ANSWERED: readonly unknown[] = ['CallTaskSent', 'MailSent', 'DecisionAsked'];
const OWN_WILL: readonly unknown[] = ['contact'];
/** They answer lines of the decision list, and nothing else. */
const SIDES: readonly unknown[] = ['marketing', 'sales'];

/** Everything people and systems did in a rehearsal, to be done again at the same instants through the operators' door. */
export function actsOf(rehearsed: readonly ToldLine[], playing: Playing): readonly DatedAct[] {
  const bySeq = new Map(rehearsed.map((line) => [line.seq, line]));
  return rehearsed.flatMap((line) => {
    const work = workOf(line, bySeq.get(line.cause), playing);
    return work ? [{ at: Date.parse(String(line.at)), what: tell(line), work }] : [];
  });
}

function workOf(line: ToldLine, cause: ToldLine | undefined, { stage, campaign }: Playing) {
  if (line.type === 'AttendanceClosed' && line.by === 'host')
    return () => ask(stage, { do: 'close-attendance', campaign, by: 'host' });
  if (line.type === 'CampaignRescheduled')
    return () => ask(stage, { do: 'act', campaign, by: line.by, act: moveOf(line) });
  if (line.type !== 'SignalReceived' || line.by === 'time' || line.by === 'campaign') return undefined;
  const { contact, by, signal, data } = line;
  const answers = SIDES.includes(by) || (ANSWERED.includes(cause?.type) && !OWN_WILL.includes(by));
  const said = { do: 'signal', campaign, contact, by, signal, key: `${line.seq}` };
  return () => ask(stage, { ...said, ...(answers && { touch: 'open' }), ...(data !== undefined && { data }) });
}

async function ask(stage: Stage, request: Readonly<Record<string, unknown>>): Promise<void> {
  const { ok, problems = [] } = await stage.operate(request);
  if (!ok) throw new Error(`${JSON.stringify(request)}: ${problems.join('; ')}`);
}

/** The move a line tells of, in local times of the campaign. */
export function moveOf({ to }: ToldLine) {
  const { start, end } = to as { readonly start: string; readonly end: string };
  return { type: 'reschedule', start: localTime(start), end: localTime(end) };
}

function localTime(instant: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Amsterdam',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return format.format(Date.parse(instant)).replace(' ', 'T');
}

function tell({ at, contact, signal, type }: ToldLine): string {
  return `${at} ${contact ?? ''} ${signal ?? type}`;
}

/** What the same command tells on virtual time, with the campaign's own script or another. Throws with its own words. */
export async function rehearse(stage: Stage, file: string, options: readonly string[]): Promise<readonly ToldLine[]> {
  const { code, out, err } = await baton(stage.emulator, ['rehearse', file, ...options, '--json']);
  if (code !== 0) throw new Error(`the campaign cannot be rehearsed:\n${err}`);
  return parseTimeline(out);
}
