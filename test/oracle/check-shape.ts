/** Every line exactly as docs/timeline.md tells it: no key it does not know, none missing, types and values right. */
import type { OracleInputs } from './read-inputs.ts';
import { asText, asTree, type Tree } from './read-workflow.ts';
import type { Fault } from './timeline.ts';

/** Undefined where the value is right, else what would be. */
type Test = (value: unknown) => string | undefined;
type Fields = Readonly<Record<string, Test>>;

const text: Test = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text');
const count: Test = (value) => (Number.isInteger(value) && Number(value) >= 0 ? undefined : 'a whole number from 0');
const positive: Test = (value) => (Number.isInteger(value) && Number(value) >= 1 ? undefined : 'a whole number from 1');
const money: Test = (value) => (typeof value === 'number' && Number.isFinite(value) ? undefined : 'a number');
const oneOf =
  (...values: readonly string[]): Test =>
  (value) =>
    typeof value === 'string' && values.includes(value) ? undefined : values.join(' | ');
const tree: Test = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'an object';
const instant: Test = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value))
    ? undefined
    : 'a UTC instant such as 2027-02-01T08:00:00.000Z';
const exactly =
  (fields: Fields): Test =>
  (value) => {
    if (tree(value)) return 'an object';
    const wrong = compare(asTree(value), fields);
    return wrong.length > 0 ? `an object in which ${wrong.join(', ')}` : undefined;
  };

const STAGE = oneOf('lead', 'prospect', 'customer', 'refused');
const DECISION = oneOf('go-on', 'recycle', 'release');
/** Nobody said it, or both did, or who breaks ties. */
const SIDES: Test = (value) =>
  ['[]', '["marketing","sales"]', '["tieBreak"]'].includes(JSON.stringify(value))
    ? undefined
    : '[], ["marketing","sales"] or ["tieBreak"]';
const SENDER = oneOf('contact', 'rep', 'marketing', 'sales', 'host', 'system', 'campaign', 'time');
const SIGNAL = oneOf(
  ...`accepted tentative declined attended left-early no-show qualified replied auto-replied downloaded spoken
  appointment call-back send-documents quote-requested not-reached wrong-number wrong-person visited not-visited moved
  quoted still-open taken-over rejected go-on recycle release bounced unsubscribed complained do-not-call yes no
  objected erased attendance-closed event-moved event-cancelled place-offered timeout`.split(/\s+/),
);
const CALENDAR = exactly({
  uid: text,
  sequence: count,
  method: oneOf('PUBLISH', 'REQUEST', 'CANCEL', 'publish', 'request', 'cancel'),
});
const HAND_OFF: Fields = { rep: text, 'reason?': text };
const SKIPPED_MAIL: Fields = { touch: text, template: text, reason: text };
const TASK_OVER: Fields = { touch: text, reason: text };
const HOLD: Fields = { reason: text, for: text };
const LEVEL: Fields = { level: text, side: oneOf('marketing', 'sales'), owner: text };
const WHO: Fields = { contact: text, enrollment: text };
const MAIL_SENT: Fields = {
  touch: text,
  to: oneOf('contact', 'rep', 'manager', 'host'),
  receiver: text,
  template: text,
  kind: oneOf('marketing', 'service', 'internal'),
  urgency: oneOf('answer', 'urgent', 'normal'),
  language: text,
  'variant?': text,
  'calendar?': CALENDAR,
};

/** A key that ends in `?` may be left out. Beyond these, the common keys may stand on any line. */
const TYPES: Readonly<Record<string, Fields>> = {
  CampaignLaunched: {
    contacts: count,
    rejected: count,
    approach: exactly({ mail: count, phone: count, letter: count, none: count }),
  },
  RowRejected: { file: text, line: positive, reason: text },
  // `rep` and `source` may be missing in the audience (a row may go to nobody until it is mended).
  EnrollmentStarted: {
    ...WHO,
    workflow: text,
    stage: STAGE,
    'rep?': text,
    'source?': text,
    language: text,
    timeZone: text,
  },
  StepEntered: { ...WHO, step: text },
  MailSent: MAIL_SENT,
  MailSkipped: SKIPPED_MAIL,
  MailHeld: SKIPPED_MAIL,
  TouchUncertain: { touch: text },
  CallTaskSent: {
    contact: text,
    touch: text,
    rep: text,
    'for?': text,
    attempt: positive,
    script: text,
    in: oneOf('digest', 'single'),
  },
  CallTaskWithdrawn: TASK_OVER,
  CallTaskSkipped: TASK_OVER,
  CallTaskUndone: TASK_OVER,
  LetterListed: { contact: text, touch: text },
  SignalReceived: { signal: SIGNAL, by: SENDER, occurredAt: instant, 'data?': tree },
  SignalIgnored: { signal: SIGNAL, reason: oneOf('duplicate', 'late', 'unchanged', 'ended', 'unmatched') },
  AnswerCorrected: { from: text, to: text },
  PermissionChanged: { contact: text, channel: text, from: text, to: text, reason: text },
  StageChanged: { contact: text, from: STAGE, to: STAGE },
  OwnerChanged: { from: text, to: text },
  HandedOff: HAND_OFF,
  HandOffTaken: HAND_OFF,
  HandOffRejected: HAND_OFF,
  DecisionAsked: { proposal: DECISION, 'reason?': text, 'said?': text },
  DecisionMade: { proposal: DECISION, decision: DECISION, by: SIDES },
  AttendanceClosed: { attended: count, accepted: count, by: SENDER },
  Held: HOLD,
  Released: HOLD,
  SeatTaken: { guests: count },
  SeatOffered: { guests: count },
  SeatReleased: { guests: count },
  ServiceLevelWarned: LEVEL,
  ServiceLevelBreached: LEVEL,
  DataEnriched: { field: text, by: text, from: text },
  EnrollmentEnded: {
    ...WHO,
    outcome: oneOf('yes', 'no', 'released', 'void'),
    reason: text,
    'revenue?': money,
    'margin?': money,
  },
  CampaignEnded: {},
};
/** "The plan's numbers": whatever they are. */
const OPEN_TYPES = new Set(['CampaignRescheduled', 'CampaignPaused', 'CampaignResumed', 'CampaignStopped']);

const COMMON: Fields = {
  at: instant,
  seq: count,
  type: text,
  'contact?': text,
  'enrollment?': text,
  'organisation?': text,
  'step?': text,
  'stay?': positive,
  'cause?': count,
};

/** How it ends is counted by reason; by outcome first is a fair reading too. */
const SUMMARY: Fields = {
  'at?': instant,
  'seq?': count,
  type: text,
  enrollments: count,
  open: count,
  held: count,
  outcomes: exactly({ yes: count, no: count, released: count, void: count }),
  reasons: tree,
  stages: exactly({ lead: count, prospect: count, customer: count, refused: count }),
  mailsSent: exactly({ contact: count, rep: count, manager: count, host: count }),
  callTasksSent: count,
  attempts: count,
  breaches: count,
  unusedScript: (value) => (Array.isArray(value) ? undefined : 'a list'),
};

function compare(value: Tree, fields: Fields): readonly string[] {
  const wrong: string[] = [];
  const known = new Set<string>();
  for (const [key, test] of Object.entries(fields)) {
    const name = key.replace('?', '');
    known.add(name);
    if (value[name] === undefined) {
      if (!key.endsWith('?')) wrong.push(`${name} is missing`);
      continue;
    }
    const right = test(value[name]);
    if (right) wrong.push(`${name} is ${JSON.stringify(value[name])} and should be ${right}`);
  }
  for (const key of Object.keys(value)) if (!known.has(key)) wrong.push(`${key} is unknown here`);
  return wrong;
}

function fieldsOf(type: string, raw: Tree): Fields | undefined {
  if (type === 'Summary') return SUMMARY;
  if (OPEN_TYPES.has(type))
    return { ...Object.fromEntries(Object.keys(raw).map((key) => [key, () => undefined])), ...COMMON };
  const own = TYPES[type];
  if (!own) return undefined;
  const optional = Object.entries(COMMON).filter(([key]) => own[key.replace('?', '')] === undefined);
  return { ...Object.fromEntries(optional), ...own };
}

/** A waiting step has a stay, a branch has none; of `end` the contract says nothing. */
function stayFault(raw: Tree, inputs: OracleInputs): string | undefined {
  if (raw.type !== 'StepEntered') return undefined;
  const step = inputs.workflow.steps.get(asText(raw.step));
  if (!step) return `step ${asText(raw.step)} is not in the workflow`;
  if (step.do === 'branch' && raw.stay !== undefined) return `a branch has no stay, but ${step.name} has ${raw.stay}`;
  if (step.do !== 'branch' && step.do !== 'end' && raw.stay === undefined) return `stay of ${step.name} is missing`;
  return undefined;
}

/** `timeout` is nobody's to send: the clock's own word, and the clock says nothing else. */
function senderFault(raw: Tree): string | undefined {
  if (raw.type !== 'SignalReceived' || (raw.signal === 'timeout') === (raw.by === 'time')) return undefined;
  return `${asText(raw.signal)} by ${asText(raw.by)}: timeout comes from time, and from nobody else`;
}

/** What is wrong, and the lines that can be judged further: those of a known type with an instant and a number. */
export function checkShape(inputs: OracleInputs, lines: readonly unknown[]) {
  const faults: Fault[] = [];
  const sound: Tree[] = [];
  lines.forEach((value, index) => {
    const raw = asTree(value);
    const seq = typeof raw.seq === 'number' ? raw.seq : -1 - index;
    const type = asText(raw.type);
    const fields = fieldsOf(type, raw);
    const wrong = fields ? compare(raw, fields) : [`unknown type ${JSON.stringify(raw.type)}`];
    const own = [stayFault(raw, inputs), senderFault(raw)].filter((message) => message !== undefined);
    for (const message of [...wrong, ...own]) {
      faults.push({ seq, rule: 'shape', message: `line ${index + 1}, ${type || 'no type'}: ${message}` });
    }
    if (fields && !instant(raw.at ?? '1970-01-01T00:00:00Z') && (type === 'Summary' || !count(raw.seq)))
      sound.push(raw);
  });
  const summaries = lines.filter((line) => asTree(line).type === 'Summary').length;
  if (summaries !== 1 || asTree(lines.at(-1)).type !== 'Summary') {
    faults.push({ seq: -lines.length, rule: 'shape', message: `one Summary, as the last line; found ${summaries}` });
  }
  return { faults, sound };
}
