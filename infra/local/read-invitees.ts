import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { suppressionIds } from '../../functions/shared/contact-id.ts';
import { sha256 } from '../../functions/shared/sha256.ts';
import { assignReps } from '../../workflows/audience/assign-reps.ts';
import type { Audience } from '../../workflows/audience/audience.ts';
import { readAudience } from '../../workflows/audience/read-audience.ts';
import { isZone } from '../../workflows/calendar/zone.ts';
import type { Plan } from '../../workflows/language/plan-schema.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { NamedFiles } from './named-files.ts';
import { isFile } from './read-folder.ts';
import type { MissingFile } from './read-named.ts';
import { readSuppressed } from './read-suppressed.ts';

export interface InviteesRequest {
  readonly folder: string;
  readonly named: NamedFiles;
  /** Undefined where they could not be read: then nothing is said of names in the list that are not among them. */
  readonly reps: readonly Rep[] | undefined;
  readonly plan: Plan | undefined;
  readonly missing: MissingFile;
}

/** Reads the invitees, gives each a rep, and closes whoever stands on a suppression list. Adds what is wrong to `problems`. */
export async function readInvitees(request: InviteesRequest, problems: Problem[]): Promise<Audience | undefined> {
  const { folder, named, plan, missing } = request;
  const reps = request.reps ?? [];
  if (named.audience === undefined) return undefined;
  const file = named.audience;
  const path = join(folder, file);
  if (!isFile(path)) {
    problems.push(missing('audience', file));
    return undefined;
  }
  const audience = await readAudience({
    file,
    bytes: createReadStream(path),
    defaults: named.defaults,
    reps,
    sources: Object.keys(plan?.sources ?? {}),
    hash: sha256,
    zoneExists: isZone,
    ...(named.reps !== undefined && { repsFile: named.reps }),
  });
  const { contacts, organisations, nobody: leave } = audience;
  const order = named.assign ?? ['rep-column', 'organisation', 'segment', 'capacity'];
  const assigned = assignReps({ file, contacts, organisations, reps, order, leave });
  const isUnknowable = ({ path }: Problem) =>
    (path === 'rep' && request.reps === undefined) ||
    (path === 'source' && named.plan !== undefined && plan === undefined);
  problems.push(...[...audience.problems, ...assigned.problems].filter((problem) => !isUnknowable(problem)));
  const suppressed = new Set(named.suppress.flatMap((name) => readSuppressed(request, name, problems)));
  const close = (contact: (typeof contacts)[number]) =>
    suppressionIds(contact).some((id) => suppressed.has(id)) ? { ...contact, objectedAt: 0 } : contact;
  return { ...audience, contacts: assigned.contacts.map(close), suppressed };
}
