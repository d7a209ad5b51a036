import { fieldOf, isSignal, type StoryLine } from './story-line.ts';
import { withoutUndone } from './without-undone.ts';

/** What one side owed the other: how often it fell due, and how often it was late. */
export interface LevelCount {
  readonly level: string;
  readonly side: 'marketing' | 'sales';
  readonly due: number;
  readonly warned: number;
  readonly breached: number;
}

const LEVELS = [
  { level: 'handOver', side: 'marketing' },
  { level: 'takeOver', side: 'sales' },
  { level: 'firstCall', side: 'sales' },
  { level: 'report', side: 'sales' },
] as const;

/** The service levels of a timeline. What fell due: hand-overs, first calls of who was qualified, call tasks. */
export function countLevels(lines: readonly StoryLine[]): readonly LevelCount[] {
  const handed = lines.filter(({ type }) => type === 'HandedOff').length;
  const due = {
    handOver: handed,
    takeOver: handed,
    firstCall: firstCalls(lines),
    report: countOf(lines, 'CallTaskSent'),
  };
  return LEVELS.map(({ level, side }) => ({
    ...{ level, side, due: due[level] },
    warned: countOf(lines, 'ServiceLevelWarned', level),
    breached: countOf(lines, 'ServiceLevelBreached', level),
  }));
}

function countOf(lines: readonly StoryLine[], type: string, level?: string): number {
  return lines.filter((line) => line.type === type && (level === undefined || fieldOf(line, 'level') === level)).length;
}

/** Contacts who were qualified and called since, each once. */
function firstCalls(lines: readonly StoryLine[]): number {
  const qualified = new Set<string>();
  const called = new Set<string>();
  for (const line of withoutUndone(lines)) {
    const who = fieldOf(line, 'enrollment');
    if (isSignal(line, 'qualified')) qualified.add(who);
    if (line.type === 'CallTaskSent' && qualified.has(who)) called.add(who);
  }
  return called.size;
}
