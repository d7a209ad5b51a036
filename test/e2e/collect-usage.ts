import type { Usage } from '../bench/cost-model.ts';
import type { Execution } from './executions.ts';

/** A function's log as its lines; a run's executions; what was sent and told. */
export interface Metered {
  readonly stage: string;
  readonly contacts: number;
  readonly logs: ReadonlyMap<string, readonly string[]>;
  readonly executions: readonly Execution[];
  readonly events: number;
  readonly mails: Usage['mails'];
}

/** What operators ask costs by the question, not by the contact: a run that looks every second must not be charged for it. */
const NOT_COUNTED = ['operate'];
const WORKERS_OF_QUEUES = ['wake', 'send-touch', 'apply-receipt'];

/** Adds up what a run used: from the metrics and reports in the functions' logs, and the histories of the executions. */
export function collectUsage({ stage, contacts, logs, executions, events, mails }: Metered): Usage {
  const functions: Record<string, Usage['functions'][string]> = {};
  const counted = new Map<string, number>();
  for (const [group, lines] of logs) {
    const name = group.slice(group.indexOf(`baton-${stage}-`) + `baton-${stage}-`.length);
    if (NOT_COUNTED.includes(name)) continue;
    functions[name] = readReports(lines);
    for (const [metric, value] of readMetrics(lines)) counted.set(metric, (counted.get(metric) ?? 0) + value);
  }
  const count = (metric: string): number => counted.get(metric) ?? 0;
  const batches = WORKERS_OF_QUEUES.reduce((sum, name) => sum + (functions[name]?.invocations ?? 0), 0);
  return {
    contacts,
    transitions: executions.reduce((sum, { told }) => sum + transitionsOf(told), 0),
    functions,
    writeUnits: count('WriteUnits'),
    readUnits: count('ReadUnits'),
    schedules: count('scheduler:CreateSchedule'),
    // A message is put in by us; a batch is received and deleted by Lambda's poller.
    queueRequests: count('sqs:SendMessage') + 2 * batches,
    httpRequests: functions['receive-webhook']?.invocations ?? 0,
    busEvents: events,
    mails,
  };
}

const REPORT = /^REPORT .*Billed Duration: ([\d.]+) ms\s+Memory Size: (\d+) MB/;

function readReports(lines: readonly string[]): Usage['functions'][string] {
  const reports = lines.flatMap((line) => {
    const [, billedMs, memoryMb] = REPORT.exec(line) ?? [];
    return billedMs === undefined ? [] : [{ billedMs: Number(billedMs), memoryMb: Number(memoryMb) }];
  });
  return {
    invocations: reports.length,
    billedMs: reports.reduce((sum, { billedMs }) => sum + billedMs, 0),
    memoryMb: reports[0]?.memoryMb ?? 0,
  };
}

/** Metrics that a function wrote as log lines, in the embedded metric format. */
function readMetrics(lines: readonly string[]): readonly (readonly [string, number])[] {
  return lines.flatMap((line) => {
    if (!line.startsWith('{"_aws"')) return [];
    const entries = Object.entries(JSON.parse(line) as Record<string, unknown>);
    return entries.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value] as const] : []));
  });
}

/** States entered, tries that came again, and one for the start. */
function transitionsOf(told: string): number {
  const { events } = JSON.parse(told) as { readonly events: readonly { readonly type?: string }[] };
  const entered = events.filter(({ type }) => type?.endsWith('StateEntered')).length;
  const failed = events.filter(({ type }) => type === 'TaskFailed' || type === 'LambdaFunctionFailed').length;
  return 1 + entered + failed;
}
