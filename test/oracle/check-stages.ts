/** Stages move only as the lexicon allows, and each organisation has the owner that goes with its furthest stage. */
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

interface Stages {
  readonly of: Map<string, string>;
  readonly decision: Map<string, string>;
  readonly said: Set<string>;
  readonly corrected: Set<string>;
}

const at = (line: Line): string => `${line.contact} ${line.at}`;

/** Contacts that are handed over at an instant: its lines have no order of their own within it. */
function handOffs(story: Story): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of story.lines) {
    const step = line.type === 'StepEntered' ? story.inputs.workflow.steps.get(line.step)?.do : undefined;
    if (line.type === 'HandedOff' || step === 'hand-off') found.add(at(line));
  }
  return found;
}

function whyIllegal(line: Line, stages: Stages, handedOff: ReadonlySet<string>): string | undefined {
  const from = field(line, 'from');
  const to = field(line, 'to');
  const now = stages.of.get(line.contact);
  if (now !== undefined && from !== now) return `from is ${from}, the stage is ${now}`;
  if (stages.corrected.has(line.contact)) return undefined;
  const said = (...signals: readonly string[]) =>
    signals.some((signal) => stages.said.has(`${line.contact} ${signal}`));
  if (to === 'customer') return said('yes') ? undefined : 'customer without a yes';
  if (to === 'refused') return said('no', 'objected') ? undefined : 'refused without a no or an objection';
  if (from === 'lead' && to === 'prospect') return handedOff.has(at(line)) ? undefined : 'prospect without a hand-off';
  if (from === 'prospect' && to === 'lead') {
    return stages.decision.get(line.contact) === 'recycle' ? undefined : 'lead again without a decision to recycle';
  }
  return `${from} cannot become ${to}`;
}

export function checkStages(story: Story): Fault[] {
  const faults: Fault[] = [];
  const handedOff = handOffs(story);
  const stages: Stages = { of: new Map(), decision: new Map(), said: new Set(), corrected: new Set() };
  for (const line of story.lines) {
    if (line.type === 'EnrollmentStarted') stages.of.set(line.contact, field(line, 'stage'));
    if (line.type === 'SignalReceived') stages.said.add(`${line.contact} ${field(line, 'signal')}`);
    if (line.type === 'DecisionMade') stages.decision.set(line.contact, field(line, 'decision'));
    if (line.type === 'HandedOff') stages.decision.delete(line.contact);
    if (line.type === 'AnswerCorrected') stages.corrected.add(line.contact);
    if (line.type !== 'StageChanged') continue;
    const why = whyIllegal(line, stages, handedOff);
    if (why) faults.push(fault(line, 'stage', why));
    stages.of.set(line.contact, field(line, 'to'));
  }
  return faults;
}

interface Owners {
  readonly stages: Map<string, string>;
  readonly members: Map<string, Set<string>>;
  readonly owner: Map<string, string>;
}

const ownerKey = (line: Line): string => line.organisation || line.contact;

function whyWrongOwner(story: Story, owners: Owners, key: string): string | undefined {
  const owner = owners.owner.get(key);
  const stages = new Set([...(owners.members.get(key) ?? [])].map((contact) => owners.stages.get(contact)));
  if (owner === undefined) return undefined;
  if (stages.has('prospect') || stages.has('customer')) {
    return story.inputs.reps.has(owner) ? undefined : `has a prospect or customer, its owner is ${owner}`;
  }
  return !stages.has('lead') || owner === 'marketing' ? undefined : `has only leads, its owner is ${owner}`;
}

/** Who starts as prospect or customer has an owner the timeline does not tell: known from the first `OwnerChanged` on. */
function noteStart(owners: Owners, line: Line): void {
  const key = ownerKey(line);
  const members = owners.members.get(key) ?? new Set();
  if (members.size === 0 && field(line, 'stage') === 'lead') owners.owner.set(key, 'marketing');
  if (field(line, 'stage') !== 'lead') owners.owner.delete(key);
  owners.members.set(key, members.add(line.contact));
  owners.stages.set(line.contact, field(line, 'stage'));
}

/** Looked at when an instant is over, since stage and owner change by two lines. */
export function checkOwners(story: Story): Fault[] {
  const faults: Fault[] = [];
  const owners: Owners = { stages: new Map(), members: new Map(), owner: new Map() };
  const touched = new Map<string, Line>();
  const settle = () => {
    for (const [key, line] of touched) {
      const why = whyWrongOwner(story, owners, key);
      if (why) faults.push(fault(line, 'owner', `${key} ${why}`));
    }
    touched.clear();
  };
  let now = Number.NaN;
  for (const line of story.lines) {
    if (line.at !== now) settle();
    now = line.at;
    const key = ownerKey(line);
    if (line.type === 'EnrollmentStarted') noteStart(owners, line);
    if (line.type === 'StageChanged') owners.stages.set(line.contact, field(line, 'to'));
    if (line.type === 'OwnerChanged') {
      const known = owners.owner.get(key);
      const from = field(line, 'from').toLowerCase();
      if (known !== undefined && from !== known)
        faults.push(fault(line, 'owner', `from is ${from}, the owner is ${known}`));
      owners.owner.set(key, field(line, 'to').toLowerCase());
    }
    if (line.type === 'StageChanged' || line.type === 'OwnerChanged') touched.set(key, line);
  }
  settle();
  return faults;
}

/** A definite end has been said by the contact; giving up was decided by both sides; a time-out never ends anything. */
export function checkOutcomes(story: Story): Fault[] {
  const faults: Fault[] = [];
  const sides = new Map<string, Map<string, string>>();
  const released = new Set<string>();
  for (const line of story.lines) {
    if (line.type === 'StepEntered' && story.inputs.workflow.steps.get(line.step)?.do === 'decide') {
      sides.set(line.enrollment, new Map());
    }
    if (isSignal(line, 'go-on', 'recycle', 'release')) {
      const said = sides.get(line.enrollment) ?? new Map<string, string>();
      sides.set(line.enrollment, said.set(field(line, 'by'), field(line, 'signal')));
    }
    if (line.type === 'DecisionMade') faults.push(...checkDecision(line, sides.get(line.enrollment)));
    if (line.type === 'DecisionMade' && isJoint(line, 'release')) released.add(line.enrollment);
    if (line.type === 'EnrollmentEnded') faults.push(...checkEnd(story, line, released));
  }
  return faults;
}

function isJoint(line: Line, decision: string): boolean {
  const by = line.fields.by;
  const both = Array.isArray(by) && by.length === 2 && by.includes('marketing') && by.includes('sales');
  // That who breaks ties was asked, and said so himself, is judged with the rounds.
  const tie = Array.isArray(by) && by.includes('tieBreak');
  return (both || tie) && field(line, 'decision') === decision;
}

/** `go-on` is also the default of who does not answer; the other two need both sides' own word. */
function checkDecision(line: Line, said: ReadonlyMap<string, string> | undefined): Fault[] {
  const decision = field(line, 'decision');
  if (decision === 'go-on') return [];
  if (!isJoint(line, decision)) return [fault(line, 'decision', `${decision} by ${JSON.stringify(line.fields.by)}`)];
  if (Array.isArray(line.fields.by) && line.fields.by.includes('tieBreak')) return [];
  const missing = ['marketing', 'sales'].filter((side) => said?.get(side) !== decision);
  if (missing.length === 0) return [];
  return [fault(line, 'decision', `${decision}, which ${missing.join(' and ')} did not say`)];
}

function checkEnd(story: Story, line: Line, released: ReadonlySet<string>): Fault[] {
  const outcome = field(line, 'outcome');
  const cause = line.cause === undefined ? undefined : story.bySeq.get(line.cause);
  if (outcome === 'released') {
    return released.has(line.enrollment) ? [] : [fault(line, 'outcome', 'released without a decision of both sides')];
  }
  if (outcome === 'void') return [];
  const allowed = outcome === 'yes' ? ['yes'] : ['no', 'objected'];
  if (cause && isSignal(cause, ...allowed) && cause.contact === line.contact && field(cause, 'by') !== 'time')
    return [];
  return [
    fault(
      line,
      'outcome',
      `${outcome} whose cause is ${cause ? `${cause.type} ${field(cause, 'signal')}` : 'not told'}`,
    ),
  ];
}
