import type { Contact } from '../../../workflows/domain/contact.ts';
import type { Fact } from '../../../workflows/domain/enrollment.ts';
import type { Plan } from '../../../workflows/language/plan-schema.ts';
import { qualify } from '../../../workflows/plan/qualify.ts';
import { isSignalName, signalSpec } from '../../../workflows/signals.ts';
import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { fieldName } from '../../../workflows/texts/data-names.ts';
import { internalWords } from '../../../workflows/texts/internal-words.ts';
import type { ListLine } from '../../../workflows/texts/mail-values.ts';
import type { MailContext } from './mail-context.ts';

/** `score 62 (rol ✓, profiel ✓, oplossing ?)` in the reader's language; none where both sides agreed on no criteria. */
export function scoreWords(
  plan: Plan,
  about: { readonly contact: Contact; readonly lines: readonly StoryLine[] },
  language: string,
): readonly string[] {
  const made = qualify(plan, { contact: about.contact, facts: factsOf(about.lines) });
  if (!made) return [];
  const { score, reasons } = internalWords(language);
  const words = made.reasons.map(({ what, mark }) => `${reasons[what] ?? fieldName(language, what)} ${mark}`);
  return [`${score} ${made.points}${words.length === 0 ? '' : ` (${words.join(', ')})`}`];
}

/** Fields that the plan's criteria ask for and that nobody knows yet. */
export function undecidedCriteria(
  plan: Plan,
  about: { readonly contact: Contact; readonly lines: readonly StoryLine[] },
): readonly string[] {
  const made = qualify(plan, { contact: about.contact, facts: factsOf(about.lines) });
  return (made?.reasons ?? []).filter(({ mark }) => mark === '?').map(({ what }) => what);
}

/** A line of the decision list with the score band the plan's criteria give: `… · score C`. */
export function withBandOf(
  { live, contactOf }: MailContext,
  { enrollment, lines }: Known,
  fields: Partial<ListLine>,
  language: string,
): Partial<ListLine> {
  const contact = contactOf(enrollment);
  const made = contact && qualify(live.setup.plan, { contact, facts: factsOf(lines) });
  if (!made || fields.reason === undefined) return fields;
  return { ...fields, reason: `${fields.reason} · ${internalWords(language).score} ${made.band}` };
}

/** What the signals of a timeline left behind, the newest by its own time; enough for a score. */
function factsOf(lines: readonly StoryLine[]): Readonly<Record<string, Fact>> {
  const facts: Record<string, Fact> = {};
  for (const line of lines) {
    const signal = fieldOf(line, 'signal');
    if (line.type !== 'SignalReceived' || !isSignalName(signal)) continue;
    const name = signalSpec(signal).fact ?? signal;
    const occurredAt = Date.parse(fieldOf(line, 'occurredAt') || line.at);
    if ((facts[name]?.occurredAt ?? 0) > occurredAt) continue;
    const { data } = line;
    const said = typeof data === 'object' && data !== null ? (data as Fact['data'] & object) : undefined;
    facts[name] = {
      value: signal,
      signal,
      occurredAt,
      recordedAt: occurredAt,
      version: 0,
      ...(said && { data: said }),
    };
  }
  return facts;
}
