import type { Plan } from '../language/plan-schema.ts';
import { fitProfile, type Looked, type Mark } from './fit-profile.ts';

/** An organisation that said what it thinks of us. */
export interface Said extends Looked {
  readonly answer: 'yes' | 'no';
}

/** How the profile of a segment did against who really said yes and no. */
export interface ProfileCheck {
  readonly segment: string;
  readonly fits: Answers;
  readonly others: Answers;
  /** Fits say yes more often than the others; absent while too few have answered. */
  readonly holds?: boolean;
}

interface Answers {
  readonly yes: number;
  readonly no: number;
}

const ENOUGH = 5;

/** The profile of each segment against its answers: those it calls a fit beside all others. */
export function checkProfiles(plan: Plan, answered: readonly Said[]): readonly ProfileCheck[] {
  return plan.profiles.map(({ segment }) => {
    const here = answered.filter(({ contact, organisation }) => (organisation?.segment ?? contact.segment) === segment);
    const fits = countAnswers(here, (mark) => mark === '✓', plan);
    const others = countAnswers(here, (mark) => mark !== '✓', plan);
    const enough = total(fits) >= ENOUGH && total(others) >= ENOUGH;
    return { segment, fits, others, ...(enough && { holds: rate(fits) > rate(others) }) };
  });
}

function countAnswers(answered: readonly Said[], chosen: (mark: Mark) => boolean, plan: Plan): Answers {
  const those = answered.filter((one) => chosen(fitProfile(plan, one).mark));
  const yes = those.filter(({ answer }) => answer === 'yes').length;
  return { yes, no: those.length - yes };
}

function total({ yes, no }: Answers): number {
  return yes + no;
}

function rate(answers: Answers): number {
  return answers.yes / total(answers);
}
