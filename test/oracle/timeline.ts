/** The timeline as the oracle holds it, and what every check shares: lines by seq, contacts and enrollments by each other. */
import type { OracleInputs } from './read-inputs.ts';
import { asText, type StepRule, type Tree } from './read-workflow.ts';

export interface Fault {
  readonly seq: number;
  readonly rule: string;
  readonly message: string;
}

export interface Line {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly seq: number;
  readonly type: string;
  /** In lower case. */
  readonly contact: string;
  readonly enrollment: string;
  readonly organisation: string;
  readonly step: string;
  readonly stay: number | undefined;
  readonly cause: number | undefined;
  readonly fields: Tree;
}

export interface Story {
  readonly inputs: OracleInputs;
  readonly lines: readonly Line[];
  readonly bySeq: ReadonlyMap<number, Line>;
  readonly startOf: ReadonlyMap<string, Line>;
  readonly summary: Tree | undefined;
}

export function field(line: Line, name: string): string {
  return asText(line.fields[name]);
}

export function fault(line: Line, rule: string, message: string): Fault {
  return { seq: line.seq, rule, message: `${new Date(line.at).toISOString()} ${line.contact || '-'}: ${message}` };
}

export function isSignal(line: Line, ...names: readonly string[]): boolean {
  return line.type === 'SignalReceived' && names.includes(field(line, 'signal'));
}

export function stepOf(story: Story, line: Line): StepRule | undefined {
  return story.inputs.workflow.steps.get(line.step);
}

export function causeOf(story: Story, line: Line): Line | undefined {
  return line.cause === undefined ? undefined : story.bySeq.get(line.cause);
}

/** The signal something goes back to, through the chain of causes; else its direct cause. */
export function rootOf(story: Story, line: Line): Line | undefined {
  let cause = causeOf(story, line);
  for (let bound = 100; cause && cause.type !== 'SignalReceived' && bound > 0; bound -= 1) {
    const above = causeOf(story, cause);
    if (!above) break;
    cause = above;
  }
  return cause?.type === 'SignalReceived' ? cause : causeOf(story, line);
}

function lineOf(raw: Tree): Line {
  return {
    at: Date.parse(asText(raw.at)),
    seq: Number(raw.seq),
    type: asText(raw.type),
    contact: asText(raw.contact).toLowerCase(),
    enrollment: asText(raw.enrollment),
    organisation: asText(raw.organisation),
    step: asText(raw.step),
    stay: typeof raw.stay === 'number' ? raw.stay : undefined,
    cause: typeof raw.cause === 'number' ? raw.cause : undefined,
    fields: raw,
  };
}

/**
 * Lines whose shape is right, with what a line may leave out filled in: one contact has one enrollment in a campaign,
 * so that each names the other.
 */
export function createStory(inputs: OracleInputs, raws: readonly Tree[]): Story {
  const lines = raws.filter((raw) => raw.type !== 'Summary').map(lineOf);
  const startOf = new Map<string, Line>();
  const contactOf = new Map<string, string>();
  const enrollmentOf = new Map<string, string>();
  const organisationOf = new Map<string, string>();
  for (const line of lines) {
    if (line.contact && line.organisation && !organisationOf.has(line.contact)) {
      organisationOf.set(line.contact, line.organisation);
    }
    if (line.type !== 'EnrollmentStarted' || startOf.has(line.enrollment)) continue;
    startOf.set(line.enrollment, line);
    contactOf.set(line.enrollment, line.contact);
    enrollmentOf.set(line.contact, line.enrollment);
  }
  const filled = lines.map((line) => {
    const contact = line.contact || (contactOf.get(line.enrollment) ?? '');
    const organisation = line.organisation || (organisationOf.get(contact) ?? '');
    return { ...line, contact, organisation, enrollment: line.enrollment || (enrollmentOf.get(contact) ?? '') };
  });
  const bySeq = new Map(filled.map((line) => [line.seq, line]));
  return { inputs, lines: filled, bySeq, startOf, summary: raws.find((raw) => raw.type === 'Summary') };
}
