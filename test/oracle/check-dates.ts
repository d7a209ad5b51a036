/** Rule 15: what states the date is told again for the new one to those who were told the old one, and to nobody else. */
import { asText, asTree } from './read-workflow.ts';
import { type Fault, fault, field, isSignal, type Line, type Story } from './timeline.ts';

interface Told {
  /** Anything at all that reached him. */
  heard: boolean;
  /** Since which line the practical mail has not gone for the date as it is. */
  practical: boolean;
  answer: string;
}

function isToContact(line: Line): boolean {
  return line.type === 'CallTaskSent' || (line.type === 'MailSent' && field(line, 'to') === 'contact');
}

/** Who said that he comes, may come, or could not on that date: all others have nothing to do with another one. */
function concerns({ answer }: Told): boolean {
  return ['accepted', 'tentative', 'declined date'].includes(answer);
}

function noteAnswer(told: Told, line: Line): void {
  if (isSignal(line, 'accepted', 'tentative')) told.answer = field(line, 'signal');
  if (isSignal(line, 'declined')) told.answer = `declined ${asText(asTree(line.fields.data).reason)}`.trim();
}

function checkMail(line: Line, told: Told): Fault[] {
  const template = field(line, 'template');
  if (template === 'practical') {
    const again = told.practical;
    told.practical = true;
    return again ? [fault(line, 'date-twice', 'practical again, though the date is the one he was told')] : [];
  }
  if (template !== 'event-moved') return [];
  if (!told.heard) return [fault(line, 'date-untold', 'event-moved to one who was never told the old date')];
  return concerns(told)
    ? []
    : [fault(line, 'date-untold', `event-moved to one who ${told.answer || 'never answered'}`)];
}

export function checkDates(story: Story): Fault[] {
  const faults: Fault[] = [];
  const all = new Map<string, Told>();
  for (const line of story.lines) {
    if (line.type === 'CampaignRescheduled') for (const told of all.values()) told.practical = false;
    if (line.contact === '') continue;
    const told = all.get(line.contact) ?? { heard: false, practical: false, answer: '' };
    all.set(line.contact, told);
    noteAnswer(told, line);
    if (!isToContact(line)) continue;
    if (line.type === 'MailSent') faults.push(...checkMail(line, told));
    told.heard = true;
  }
  return faults;
}
