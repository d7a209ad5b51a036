import { comesSecond } from '../../workflows/domain/reporter.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import { isSignalName } from '../../workflows/signals.ts';
import { renderDate } from '../../workflows/texts/date-words.ts';
import { readMany } from '../shared/read-many.ts';
import type { Colleague } from './colleague.ts';
import { type Guest, withContacts } from './guests.ts';
import { readFields } from './outcome-fields.ts';
import { outcomeWord } from './outcome-forms.ts';
import type { Said, Unclear } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { reportWords } from './words/report-words.ts';

/** Open enrollments of the same organisation, over all campaigns: a yes says which of them go on. */
export async function loadColleagues({ store }: PagePorts, { enrollment }: Colleague): Promise<readonly Guest[]> {
  const members = await store.membersOf(enrollment.organisation);
  const ids = members.map((member) => member.enrollment).filter((id) => id !== enrollment.id);
  const found = await readMany(ids, (id) => store.enrollment(id));
  return withContacts(
    { store },
    [...found.values()].filter(({ status }) => status === 'open'),
  );
}

/** Who reported the last thing on a task, and what; undefined where nobody did, or no door knew him. */
export function firstReport({ enrollment, live, words, zone }: Colleague, touch: string): string | undefined {
  const { lastReport } = enrollment;
  if (lastReport?.who === undefined || lastReport.touch !== touch) return undefined;
  const { setup } = live;
  const { language } = words;
  const who = setup.reps.get(lastReport.who)?.name ?? lastReport.who;
  const when = renderDate(lastReport.at, 'short', { language, timeZone: zone });
  return reportWords(language).by(who, when, outcomeWord(lastReport.signal, language));
}

interface Reading {
  readonly loaded: Colleague;
  readonly colleagues: readonly Guest[];
  readonly outcomes: readonly string[];
  readonly task?: Touch;
  readonly now: number;
}

/** What a rep reports by a form: with his name, so that of two who report on one task the first counts. */
export function readReport(
  form: URLSearchParams,
  { loaded, outcomes, task, colleagues, now }: Reading,
): Said | Unclear {
  const { enrollment, words, zone, live, reader } = loaded;
  const { campaign, id } = enrollment;
  const outcome = form.get('answer') ?? '';
  if (outcome === 'none') return { status: 'said', campaign, events: [] };
  if (!outcomes.includes(outcome) || !isSignalName(outcome)) return unclear(words.expiredForm);
  const { data, problems } = readFields(outcome, form, { words, zone });
  if (problems.length > 0) return unclear(...problems);
  const reporter = reader.address;
  const about = { enrollment: id, by: 'rep' as const, ...(task && { touch: task.id }) };
  const signal = { ...about, key: '', signal: outcome, who: reporter, occurredAt: now };
  if (task && comesSecond({ next: enrollment, live, now }, signal))
    return unclear(firstReport(loaded, task.id) ?? '', reportWords(words.language).counts);
  const goOn = outcome === 'yes' ? colleagues.filter((one) => form.get(`goOn.${one.id}`) === 'yes') : [];
  const said = { ...data, ...(goOn.length > 0 && { goOn: goOn.map((one) => one.id).join(',') }) };
  const event = { type: 'page.outcome', ...about, signal: outcome, reporter };
  return { status: 'said', campaign, events: [{ ...event, ...(Object.keys(said).length > 0 && { data: said }) }] };
}

function unclear(...problems: readonly string[]): Unclear {
  return { status: 'unclear', problems };
}
