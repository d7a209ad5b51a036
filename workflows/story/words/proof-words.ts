import type { Words } from './story-words.ts';

/** The moments of a campaign, in their order: the parts of a proof sheet. */
export const PROOF_PARTS = [
  'invite',
  'answer',
  'before',
  'after',
  'later',
  'always',
  'reps',
  'managers',
  'unused',
] as const;
export type ProofPart = (typeof PROOF_PARTS)[number];

/** What stands around the texts on a proof sheet, in one language. */
export interface ProofWords {
  readonly title: string;
  readonly note: string;
  readonly parts: Readonly<Record<ProofPart, string>>;
  readonly text: string;
  readonly script: string;
  readonly subject: string;
  readonly goal: string;
  readonly preheader: string;
  readonly formal: string;
  readonly informal: string;
  readonly alike: string;
  readonly used: string;
  readonly own: string;
  readonly builtIn: string;
  readonly missing: string;
  readonly asMail: string;
  readonly overview: string;
  readonly source: (name: string) => string;
  readonly signed: string;
  readonly languages: Words;
  /** Who gets a text and when, by its name. */
  readonly when: Words;
}
