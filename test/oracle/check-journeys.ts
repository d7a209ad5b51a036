/** Each enrollment starts once, follows the workflow's edges, counts its stays, ends at most once, and then is over. */
import { expectedZone, inviteeOf, languageOfCountry } from './read-inputs.ts';
import { type Fault, fault, field, type Line, type Story, stepOf } from './timeline.ts';

interface Journey {
  step: string;
  stay: number;
  readonly stepOfStay: Map<number, string>;
  corrected: boolean;
  held: boolean;
  ended: Line | undefined;
}

const SENT = ['MailSent', 'CallTaskSent', 'LetterListed', 'MailSkipped', 'CallTaskSkipped'];

function checkStart(story: Story, line: Line, started: Set<string>): Fault[] {
  const faults: Fault[] = [];
  if (started.has(line.enrollment)) faults.push(fault(line, 'start', `enrollment ${line.enrollment} starts twice`));
  if (started.has(line.contact)) faults.push(fault(line, 'start', `${line.contact} is enrolled twice`));
  started.add(line.enrollment).add(line.contact);
  const row = inviteeOf(story.inputs, line.contact);
  if (!row) return faults;
  const language = row.language || languageOfCountry(row.country) || (row.country ? '' : story.inputs.language);
  const rep = [...story.inputs.reps.values()].find(
    ({ email, name }) => row.rep !== '' && [email, name.toLowerCase()].includes(row.rep.toLowerCase()),
  );
  const expected = {
    stage: row.stage,
    source: row.source,
    language,
    timeZone: expectedZone(story.inputs, row) ?? '',
    rep: rep?.email ?? '',
  };
  for (const [name, value] of Object.entries(expected)) {
    const got = field(line, name);
    if (value !== '' && got.toLowerCase() !== value.toLowerCase()) {
      faults.push(fault(line, 'start', `${name} is "${got}", in the audience "${value}"`));
    }
  }
  return faults;
}

/** After a correction an enrollment may enter any step: where the right answer would have led. */
function checkStep(story: Story, line: Line, journey: Journey): Fault[] {
  const faults: Fault[] = [];
  const { workflow } = story.inputs;
  const walkIn = !inviteeOf(story.inputs, line.contact);
  const allowed = journey.step
    ? workflow.steps.get(journey.step)?.next.has(line.step)
    : line.step === workflow.start || walkIn;
  if (!allowed && !journey.corrected) {
    faults.push(fault(line, 'edge', `${line.step} does not follow ${journey.step || 'the start'} in the workflow`));
  }
  journey.step = line.step;
  if (line.stay === undefined) return faults;
  journey.corrected = false;
  if (line.stay !== journey.stay + 1) {
    faults.push(fault(line, 'stay', `stay ${line.stay} of ${line.step} follows stay ${journey.stay}`));
  }
  journey.stay = line.stay;
  journey.stepOfStay.set(line.stay, line.step);
  return faults;
}

function checkAfterEnd(line: Line, end: Line): Fault[] {
  const moves = ['StepEntered', 'CallTaskSent', 'LetterListed', 'HandedOff', 'DecisionAsked', 'DecisionMade'];
  const later =
    ['StageChanged', 'OwnerChanged'].includes(line.type) && field(line, 'contact') !== '' && line.at !== end.at;
  const mail = line.type === 'MailSent' && field(line, 'to') === 'contact';
  if (!moves.includes(line.type) && !mail && !later) return [];
  return [fault(line, 'after-end', `${line.type} ${line.step} after the end at seq ${end.seq}`)];
}

/** Under a hold signals are taken, nothing is sent; answers and service mails are left open. */
function checkHeld(line: Line): Fault[] {
  const marketing = line.type === 'MailSent' && field(line, 'to') === 'contact' && field(line, 'kind') === 'marketing';
  if (!marketing && line.type !== 'CallTaskSent') return [];
  return [fault(line, 'held', `${line.type} ${line.step} while the enrollment is held`)];
}

function checkPlace(line: Line, journey: Journey): Fault[] {
  if (line.stay === undefined || line.step === '' || !SENT.includes(line.type)) return [];
  const step = journey.stepOfStay.get(line.stay);
  if (step === line.step) return [];
  return [
    fault(line, 'stay-step', `${line.type} names stay ${line.stay} of ${line.step}, which is ${step ?? 'not entered'}`),
  ];
}

function journeyOf(journeys: Map<string, Journey>, enrollment: string): Journey {
  let journey = journeys.get(enrollment);
  if (!journey) {
    journey = { step: '', stay: 0, stepOfStay: new Map(), corrected: false, held: false, ended: undefined };
    journeys.set(enrollment, journey);
  }
  return journey;
}

/** A definite no that is taken back, by a manager at any time: the only way in which what has ended is open again. */
function checkReopened(line: Line, journey: Journey): Fault[] {
  const { ended } = journey;
  journey.ended = undefined;
  if (ended && field(ended, 'outcome') === 'no' && field(ended, 'reason') !== 'objected') return [];
  return [fault(line, 'reopen', 'takes a no back, and no such end stands')];
}

function checkLine(story: Story, line: Line, journey: Journey): Fault[] {
  const faults = journey.ended ? checkAfterEnd(line, journey.ended) : [];
  if (journey.held) faults.push(...checkHeld(line));
  if (line.type === 'StepEntered') faults.push(...checkStep(story, line, journey));
  else faults.push(...checkPlace(line, journey));
  if (line.type === 'DecisionAsked' && story.inputs.workflow.steps.get(journey.step)?.do !== 'decide') {
    faults.push(fault(line, 'decision-step', `a decision is asked in step ${journey.step}`));
  }
  if (line.type === 'AnswerCorrected') {
    if (field(line, 'from') === 'no') faults.push(...checkReopened(line, journey));
    journey.corrected = true;
  }
  if (line.type === 'Held' || line.type === 'Released') journey.held = line.type === 'Held';
  if (line.type === 'EnrollmentEnded') {
    if (journey.ended) faults.push(fault(line, 'end', `ends a second time, first at seq ${journey.ended.seq}`));
    journey.ended ??= line;
  }
  return faults;
}

export function checkJourneys(story: Story): Fault[] {
  const faults: Fault[] = [];
  const started = new Set<string>();
  const journeys = new Map<string, Journey>();
  for (const line of story.lines) {
    if (line.type === 'EnrollmentStarted') faults.push(...checkStart(story, line, started));
    if (line.enrollment === '') continue;
    if (!started.has(line.enrollment) && ['StepEntered', 'EnrollmentEnded'].includes(line.type)) {
      faults.push(fault(line, 'start', `${line.type} of ${line.enrollment}, which never started`));
    }
    faults.push(...checkLine(story, line, journeyOf(journeys, line.enrollment)));
  }
  return faults;
}

/** The launch comes once, before the first enrollment; its numbers add up; after the campaign's end there is nothing. */
export function checkCampaign(story: Story): Fault[] {
  const faults: Fault[] = [];
  const launches = story.lines.filter((line) => line.type === 'CampaignLaunched');
  const launch = launches[0];
  for (const again of launches.slice(1)) faults.push(fault(again, 'launch', 'the campaign is launched twice'));
  const rejected = story.lines.filter((line) => line.type === 'RowRejected').length;
  if (launch && Number(launch.fields.rejected) !== rejected) {
    faults.push(fault(launch, 'launch', `rejected is ${launch.fields.rejected}, RowRejected lines are ${rejected}`));
  }
  const approach = Object.values(launch?.fields.approach ?? {}).reduce<number>((sum, part) => sum + Number(part), 0);
  if (launch && approach !== Number(launch.fields.contacts)) {
    faults.push(fault(launch, 'launch', `approach counts ${approach} of ${launch.fields.contacts} contacts`));
  }
  let over: Line | undefined;
  for (const line of story.lines) {
    const early = !launch || line.seq < launch.seq;
    const mail = line.type === 'MailSent' && field(line, 'to') === 'contact';
    if (early && (mail || ['EnrollmentStarted', 'StepEntered', 'CallTaskSent'].includes(line.type))) {
      faults.push(fault(line, 'launch', `${line.type} before the launch`));
    }
    if (over) faults.push(fault(line, 'launch', `${line.type} after the campaign's end at seq ${over.seq}`));
    if (line.type === 'CampaignEnded') over = line;
  }
  return faults;
}

/** While the campaign is paused nothing normal leaves (seminar rule 21). */
export function checkPause(story: Story): Fault[] {
  const faults: Fault[] = [];
  let paused = false;
  for (const line of story.lines) {
    if (line.type === 'CampaignPaused') paused = true;
    if (line.type === 'CampaignResumed') paused = false;
    const mail = line.type === 'MailSent' && field(line, 'to') === 'contact' && field(line, 'urgency') === 'normal';
    const call = line.type === 'CallTaskSent' && stepOf(story, line)?.urgency === 'normal';
    if (paused && (mail || call)) faults.push(fault(line, 'paused', `${line.type} ${line.step} during the pause`));
  }
  return faults;
}
