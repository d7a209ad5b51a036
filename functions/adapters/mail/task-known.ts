import { employeesOf } from '../../../workflows/plan/fit-profile.ts';
import { dataOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { numberWords } from '../../../workflows/texts/amount-words.ts';
import { callTaskWords } from '../../../workflows/texts/call-task-words.ts';
import { fieldName } from '../../../workflows/texts/data-names.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import { sourceWords } from '../../../workflows/texts/source-words.ts';
import type { MailContext } from './mail-context.ts';
import { scoreWords } from './score-words.ts';
import type { TaskRequest } from './task-request.ts';

type About = Pick<TaskRequest, 'contact' | 'known' | 'language'>;

const LEARNT = ['issue', 'timing', 'role', 'supplier'];

/** What is known of him: where he comes from, what was learnt of him in talks, and his score with its reasons. */
export function knownOf({ live }: MailContext, { contact, known, language }: About): readonly string[] {
  const { plan } = live.setup;
  const { source } = contact;
  const { interest } = callTaskWords(language);
  const said = LEARNT.flatMap((field) => {
    const value = lastSaid(known.lines, field);
    return value === '' ? [] : [`${fieldName(language, field)}: ${value}`];
  });
  const score = lastSaid(known.lines, 'interest');
  return [
    ...(source === undefined
      ? []
      : [`${internalWords(language).source}: ${sourceWords(plan.sources, source, language)}`]),
    ...said,
    ...(score === '' ? [] : [interest(score)]),
    ...scoreWords(plan, { contact, lines: known.lines }, language),
  ];
}

function lastSaid(lines: readonly StoryLine[], field: string): string {
  const line = lines.findLast((each) => dataOf(each, field) !== '');
  return line === undefined ? '' : dataOf(line, field);
}

/** What his organisation is: `forwarders, 80 mensen`. */
export function organisationWords({ contact, language }: Pick<About, 'contact' | 'language'>): string | undefined {
  const { people } = callTaskWords(language);
  const employees = employeesOf(contact);
  const parts = [
    ...(contact.segment === undefined ? [] : [contact.segment]),
    ...(employees === undefined ? [] : [people(numberWords(language, employees))]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}
