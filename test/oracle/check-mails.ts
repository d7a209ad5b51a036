/** No mail twice, the right receiver and language, and each step sends what the workflow says it sends. */
import { inviteeOf } from './read-inputs.ts';
import { type Fault, fault, field, type Line, type Story, stepOf } from './timeline.ts';

function checkReceiver(story: Story, line: Line): Fault[] {
  const to = field(line, 'to');
  const receiver = field(line, 'receiver').toLowerCase();
  const { inputs } = story;
  const right = {
    contact:
      receiver === (line.contact.includes('@') ? line.contact : inviteeOf(inputs, line.contact)?.email || receiver),
    rep: inputs.reps.has(receiver),
    manager: inputs.managers.has(receiver),
    host: inputs.host === '' || receiver === inputs.host,
  }[to];
  const internal = field(line, 'kind') === 'internal';
  const faults = right
    ? []
    : [fault(line, 'receiver', `${field(line, 'template')} to ${receiver}, who is no such ${to}`)];
  if (internal === (to === 'contact')) {
    faults.push(fault(line, 'mail-kind', `${field(line, 'template')} to a ${to} is ${field(line, 'kind')}`));
  }
  return faults;
}

/** Marketing is always `normal` (seminar rule 5); a step's own template has the step's kind and urgency. */
function checkKind(story: Story, line: Line): Fault[] {
  const template = field(line, 'template');
  const kind = field(line, 'kind');
  const urgency = field(line, 'urgency');
  const faults: Fault[] = [];
  if (kind === 'marketing' && urgency !== 'normal') {
    faults.push(fault(line, 'mail-kind', `marketing mail ${template} is ${urgency}`));
  }
  const step = stepOf(story, line);
  if (!step?.templates.has(template)) return faults;
  if (kind !== step.kind || urgency !== step.urgency) {
    const wanted = `${step.kind} ${step.urgency}`;
    faults.push(
      fault(line, 'mail-kind', `${template} of ${line.step} is ${kind} ${urgency}, in the workflow ${wanted}`),
    );
  }
  return faults;
}

function checkContactMail(story: Story, line: Line): Fault[] {
  const start = story.startOf.get(line.enrollment);
  const language = start ? field(start, 'language') : '';
  if (language === '' || field(line, 'language') === language) return [];
  const message = `${field(line, 'template')} in ${field(line, 'language')}, the contact reads ${language}`;
  return [fault(line, 'language', message)];
}

/** Only a correction may bring a marketing mail a second time, and a nurture item not even that (F43). */
function checkRepeat(story: Story, line: Line, sent: Map<string, Line>): Fault[] {
  if (field(line, 'kind') !== 'marketing') return [];
  const template = field(line, 'template');
  const key = `${line.contact} ${template}`;
  const before = sent.get(key);
  sent.set(key, line);
  if (!before) return [];
  const message = `${template} again, first at seq ${before.seq}`;
  if (stepOf(story, line)?.rotates) return [fault(line, 'nurture-twice', message)];
  const corrected = story.lines.some(
    ({ type, contact, seq }) =>
      type === 'AnswerCorrected' && contact === line.contact && seq > before.seq && seq < line.seq,
  );
  return corrected ? [] : [fault(line, 'mail-twice', message)];
}

export function checkMails(story: Story): Fault[] {
  const faults: Fault[] = [];
  const touches = new Map<string, Line>();
  const sent = new Map<string, Line>();
  for (const line of story.lines) {
    if (line.type !== 'MailSent' && line.type !== 'CallTaskSent') continue;
    const key = `${line.type} ${field(line, 'touch')}`;
    const before = touches.get(key);
    if (before)
      faults.push(fault(line, 'touch-twice', `touch ${field(line, 'touch')} went at seq ${before.seq} already`));
    touches.set(key, line);
    if (line.type !== 'MailSent') continue;
    faults.push(...checkReceiver(story, line), ...checkKind(story, line));
    if (field(line, 'to') !== 'contact') continue;
    faults.push(...checkContactMail(story, line));
    if (!before) faults.push(...checkRepeat(story, line, sent));
  }
  return faults;
}
