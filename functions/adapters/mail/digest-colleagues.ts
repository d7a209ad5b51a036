import type { Known } from '../../../workflows/story/journal.ts';
import { fieldOf, type StoryLine } from '../../../workflows/story/story-line.ts';
import { hisOf } from './digest-scope.ts';
import type { MailContext } from './mail-context.ts';

/**
 * A campaign as a digest tells of it: colleagues are those that are this rep's too, whom alone it has read. An
 * organisation has one owner, so that these are nearly always all of them.
 */
export function withColleagues(context: MailContext, line: StoryLine): MailContext {
  const organisations = Map.groupBy(hisOf(context, line), organisationOf);
  const colleaguesOf = (enrollment: string): readonly string[] => {
    const known = context.journal.of(enrollment);
    const there = known === undefined ? [] : (organisations.get(organisationOf(known)) ?? []);
    return there.map((colleague) => colleague.enrollment).filter((id) => id !== enrollment);
  };
  return { ...context, colleaguesOf };
}

/** Id of the organisation, as every line of an enrollment names it; of one without lines its own. */
function organisationOf({ lines, enrollment }: Known): string {
  return fieldOf(lines[0] ?? { type: '', at: '', seq: 0 }, 'organisation') || enrollment;
}
