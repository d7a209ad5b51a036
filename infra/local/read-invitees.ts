import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { assignReps } from '../../workflows/audience/assign-reps.ts';
import { type Audience, readAudience } from '../../workflows/audience/read-audience.ts';
import { isZone } from '../../workflows/calendar/zone.ts';
import type { Plan } from '../../workflows/language/plan-schema.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { NamedFiles } from './named-files.ts';
import { readTextFile, sha256 } from './read-folder.ts';

export interface InviteesRequest {
  readonly folder: string;
  readonly named: NamedFiles;
  readonly reps: readonly Rep[];
  readonly plan: Plan | undefined;
}

/** Reads the invitees, gives each a rep, and closes whoever stands on a suppression list. Adds what is wrong to `problems`. */
export async function readInvitees(request: InviteesRequest, problems: Problem[]): Promise<Audience | undefined> {
  const { folder, named, reps, plan } = request;
  if (named.audience === undefined) return undefined;
  const file = named.audience;
  const path = join(folder, file);
  if (!existsSync(path)) {
    problems.push({ file, path: '', message: 'does not exist', severity: 'error' });
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
  problems.push(...audience.problems, ...assigned.problems);
  const suppressed = new Set(named.suppress.flatMap((name) => readSuppressed(folder, name, problems)));
  const close = (contact: (typeof contacts)[number]) =>
    suppressed.has(contact.email ?? '') ? { ...contact, objectedAt: 0 } : contact;
  return { ...audience, contacts: assigned.contacts.map(close) };
}

/** The addresses of a suppression list: whatever looks like one, in lower case. */
function readSuppressed(folder: string, name: string, problems: Problem[]): string[] {
  const text = readTextFile(join(folder, name));
  if (text === undefined) {
    const message = `${name} does not exist. Whoever asked us not to be approached stands in it, so nothing can go without.`;
    problems.push({ file: name, path: '', message, severity: 'error' });
  }
  return [...(text ?? '').matchAll(/[^\s;,"]+@[^\s;,"]+/g)].map((match) => match[0].toLowerCase());
}
