import type { Problem } from './problem.ts';
import type { ScriptEntry } from './script-entry.ts';
import { didYouMean } from './suggest.ts';
import type { WorkflowSource } from './workflow-schema.ts';
import type { YamlReading } from './yaml-source.ts';

/** A script that reads well, and what its names are looked up in. Upper and lower case of addresses do not matter. */
export interface ScriptCheck {
  readonly file: string;
  readonly entries: readonly ScriptEntry[];
  readonly locate: YamlReading<unknown>['locate'];
  readonly workflow: WorkflowSource;
  readonly contacts: ReadonlySet<string>;
  readonly reps: ReadonlySet<string>;
}

interface Name {
  readonly path: readonly (string | number)[];
  readonly name: string;
  readonly kind: 'contact' | 'rep' | 'step';
}

/** Addresses and steps of a script that the campaign does not know; `decide`, `hand-off` and all other steps are by name. */
export function checkScript(check: ScriptCheck): Problem[] {
  const known = {
    contact: [...check.contacts].map((email) => email.toLowerCase()),
    rep: [...check.reps].map((email) => email.toLowerCase()),
    step: Object.keys(check.workflow.steps),
  };
  const sets = { contact: new Set(known.contact), rep: new Set(known.rep), step: new Set(known.step) };
  const where = { contact: 'is no contact of the audience', rep: 'is no rep of this campaign', step: 'is no step' };
  return check.entries
    .flatMap((entry, index) => namesIn(entry, index))
    .filter(({ kind, name }) => !sets[kind].has(name))
    .map(({ path, name, kind }) => ({
      file: check.file,
      ...check.locate(path),
      path: path.join('.'),
      message: `"${name}" ${where[kind]}.${didYouMean(name, known[kind])}`,
      severity: 'error',
      got: name,
    }));
}

function namesIn({ when, who, act }: ScriptEntry, index: number): Name[] {
  const names: Name[] = [];
  if ('on' in when) names.push({ path: [index, 'on'], name: when.on, kind: 'step' });
  if ('contact' in who && who.contact !== '*')
    names.push({ path: [index, 'contact'], name: who.contact, kind: 'contact' });
  if ('rep' in who) names.push({ path: [index, 'rep'], name: who.rep, kind: 'rep' });
  if (act.type === 'conversation')
    names.push({ path: [index, 'conversation', 'contact'], name: act.contact, kind: 'contact' });
  if (act.type === 'review') {
    names.push(...listed([index, 'review', 'keep'], act.keep));
    names.push(...listed([index, 'review', 'strike'], act.strike));
    for (const [contact, rep] of Object.entries(act.give)) {
      names.push({ path: [index, 'review', 'give', contact], name: contact, kind: 'contact' });
      names.push({ path: [index, 'review', 'give', contact], name: rep, kind: 'rep' });
    }
  }
  if (act.type === 'agree') names.push(...excepted([index, 'except'], act.except));
  if (act.type === 'hand-off') names.push(...excepted([index, 'handOff', 'except'], act.except));
  if (act.type === 'hand-off' && act.accept !== 'all') names.push(...listed([index, 'handOff', 'accept'], act.accept));
  return names;
}

function excepted(path: readonly (string | number)[], lines: readonly { readonly contact: string }[]): Name[] {
  return lines.map(({ contact }, position) => ({
    path: [...path, position, 'contact'],
    name: contact,
    kind: 'contact',
  }));
}

function listed(path: readonly (string | number)[], contacts: readonly string[]): Name[] {
  return contacts.map((name, position) => ({ path: [...path, position], name, kind: 'contact' }));
}
