import type { Contact } from '../../../workflows/domain/contact.ts';
import type { CampaignSetup } from '../../../workflows/domain/live-campaign.ts';
import type { ScriptAct, ScriptEntry } from '../../../workflows/language/script-entry.ts';
import { suggest } from '../../../workflows/language/suggest.ts';

/** Something a script says that this campaign cannot do; `entry` is its index in the list. */
export interface ScriptProblem {
  readonly entry: number;
  readonly message: string;
}

/** Addresses and steps that are not in the campaign's files. */
export function scriptProblems(
  setup: CampaignSetup,
  contacts: ReadonlyMap<string, Contact>,
  script: readonly ScriptEntry[],
): readonly ScriptProblem[] {
  const known = {
    contact: new Set([...contacts.values()].flatMap(({ email }) => email ?? [])),
    rep: new Set(setup.reps.keys()),
    step: new Set(Object.keys(setup.workflow.steps)),
  };
  return script.flatMap((entry, index) =>
    namesOf(entry)
      .flatMap(({ kind, name }) => unknown(kind, name, known[kind]))
      .map((message) => ({
        entry: index,
        message,
      })),
  );
}

type Kind = 'contact' | 'rep' | 'step';
interface Name {
  readonly kind: Kind;
  readonly name: string;
}

const PLACE: Readonly<Record<Kind, string>> = {
  contact: 'in the audience',
  rep: 'in the list of reps',
  step: 'a step of the workflow',
};

function unknown(kind: Kind, name: string, known: ReadonlySet<string>): readonly string[] {
  if (known.has(name)) return [];
  const near = suggest(name, [...known]);
  return [`"${name}" is not ${PLACE[kind]}.${near === undefined ? '' : ` Did you mean ${near}?`}`];
}

function namesOf({ when, who, act }: ScriptEntry): readonly Name[] {
  const contact = (name: string): Name => ({ kind: 'contact', name });
  return [
    ...('on' in when ? [{ kind: 'step', name: when.on } as const] : []),
    ...('rep' in who ? [{ kind: 'rep', name: who.rep } as const] : []),
    ...('contact' in who && who.contact !== '*' ? [contact(who.contact)] : []),
    ...contactsOf(act).map(contact),
  ];
}

function contactsOf(act: ScriptAct): readonly string[] {
  switch (act.type) {
    case 'review':
      return [...act.strike, ...Object.keys(act.give), ...Object.keys(act.personalLines)];
    case 'hand-off':
      return [...(act.accept === 'all' ? [] : act.accept), ...act.except.map(({ contact }) => contact)];
    case 'agree':
      return act.except.map(({ contact }) => contact);
    case 'conversation':
      return [act.contact];
    default:
      return [];
  }
}
