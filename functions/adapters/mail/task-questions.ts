import type { Contact } from '../../../workflows/domain/contact.ts';
import type { Plan } from '../../../workflows/language/plan-schema.ts';
import { dataOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import type { Occasion } from '../../../workflows/texts/call-outcomes.ts';
import { type Question, taskWords } from '../../../workflows/texts/task-words.ts';
import { undecidedCriteria } from './score-words.ts';

interface Asked {
  readonly plan: Plan;
  readonly contact: Contact;
  readonly lines: readonly StoryLine[];
  readonly occasion: Occasion;
}

/** More would be an interview. */
const MOST = 3;

const ALWAYS: readonly Question[] = ['issue', 'role'];
const LATER: readonly Question[] = [...ALWAYS, 'timing', 'supplier'];
const QUESTIONS: readonly Question[] = [...LATER, 'solution'];

/** What a call should find out: what the plan's criteria leave open, then what no conversation has told yet (M23). */
export function taskQuestions({ plan, contact, lines, occasion }: Asked, language: string): readonly string[] {
  const { questions } = taskWords(language);
  const open = undecidedCriteria(plan, { contact, lines });
  const usual = occasion === 'invitation' ? ALWAYS : LATER;
  const asked = QUESTIONS.filter((question) => usual.includes(question) || open.includes(question));
  const unknown = asked.filter((question) => !lines.some((line) => dataOf(line, question) !== ''));
  const first = unknown.toSorted((one, other) => Number(open.includes(other)) - Number(open.includes(one)));
  return first.slice(0, MOST).map((question) => questions[question]);
}
