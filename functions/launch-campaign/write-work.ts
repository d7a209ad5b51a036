import { withFirstOwners } from '../../workflows/domain/hand-off.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { launchRows } from '../shared/launch-rows.ts';
import {
  audienceKey,
  fromLines,
  type InboxRow,
  ROWS_A_FILE,
  rowsName,
  toLines,
  type WorkRow,
  workPrefix,
} from './launch-files.ts';
import type { LaunchPorts } from './launch-ports.ts';
import { type Compared, compareRows } from './plan-launch.ts';
import type { Launch } from './read-launch.ts';

/** What the enrolment has to do, and where it lies. */
export interface Work {
  readonly prefix: string;
  readonly files: number;
}

type Ports = Pick<LaunchPorts, 'objects'>;

/** The audience of the launch before; none for a first launch. */
export async function rowsBefore({ objects }: Ports, { pointer, campaign }: Launch): Promise<readonly InboxRow[]> {
  const text = pointer && (await objects.get(audienceKey(campaign, pointer.launch)));
  return text === undefined ? [] : fromLines<InboxRow>(text);
}

/**
 * Writes the rows to be enrolled, a hundred a file: those that are new or changed; all of them where the launch before
 * is not through, since this one takes its place. Again it writes the same files.
 */
export async function writeWork(ports: Ports, launch: Launch, options: WorkOptions): Promise<Work> {
  const { campaign, pointer, next } = launch;
  const before = await rowsBefore(ports, launch);
  const compared = compareRows(launch.rows, before);
  const isThrough = !pointer || (await latestWork(ports, campaign, pointer.launch)).isThrough;
  const prefix = workPrefix(campaign, launch.launch, options.version);
  const rows = workRows(next.setup, options.startsAt, { launch, compared, before, isThrough });
  await ports.objects.put(audienceKey(campaign, launch.launch), toLines(launch.rows));
  const files = Math.ceil(rows.length / ROWS_A_FILE);
  for (let index = 0; index < files; index += 1) {
    const some = rows.slice(index * ROWS_A_FILE, (index + 1) * ROWS_A_FILE);
    await ports.objects.put(`${prefix}${rowsName(index)}`, toLines(some));
  }
  return { prefix, files };
}

interface WorkOptions {
  readonly version: number;
  readonly startsAt: number;
}

interface Rows {
  readonly launch: Launch;
  readonly compared: Compared;
  readonly before: readonly InboxRow[];
  readonly isThrough: boolean;
}

function workRows(setup: CampaignSetup, startsAt: number, { launch, compared, before, isThrough }: Rows): WorkRow[] {
  const { added, changed, unchanged } = compared;
  const bases = new Map([...changed, ...unchanged].map(({ contact, base }) => [contact.id, base]));
  const wanted = new Set((isThrough ? [...added, ...changed] : launch.rows).map(({ contact }) => contact.id));
  const known = new Set(before.map(({ organisation }) => organisation.id));
  const chosen = launch.rows.filter(({ contact }) => wanted.has(contact.id));
  const lines = new Map(chosen.map(({ contact, line }) => [contact.id, line]));
  const ticked = new Set(chosen.flatMap(({ contact, ticked: isTicked }) => (isTicked ? [contact.id] : [])));
  const organisations = new Map(launch.rows.map(({ organisation }) => [organisation.id, organisation]));
  const joining = new Set(
    chosen
      .filter(({ contact, organisation }) => !bases.has(contact.id) && known.has(organisation.id))
      .map(({ contact }) => contact.id),
  );
  const invited = { contacts: chosen.map(({ contact }) => contact), organisations: [...organisations.values()] };
  // Who joins an organisation that is followed up already is counted there when he is written.
  const counted = invited.contacts.filter(({ id }) => !joining.has(id));
  const owned = withFirstOwners(invited.organisations, counted, setup.campaign.managers.sales);
  const byId = new Map(owned.map((organisation) => [organisation.id, organisation]));
  return launchRows(setup, invited, startsAt).map((row): WorkRow => {
    const base = bases.get(row.contact.id);
    return {
      ...row,
      organisation: byId.get(row.organisation.id) ?? row.organisation,
      line: lines.get(row.contact.id) ?? 0,
      ...(base && { base }),
      ...(joining.has(row.contact.id) && { joins: true }),
      ...(ticked.has(row.contact.id) && { ticked: true }),
    };
  });
}

/** The newest work of a launch: how much of it is done. */
export interface WorkDone {
  readonly version: number;
  readonly files: number;
  readonly done: readonly string[];
  readonly isThrough: boolean;
}

/** Finds the work of a launch by what lies in its folder. */
export async function latestWork({ objects }: Ports, campaign: string, launch: string): Promise<WorkDone> {
  const keys = await objects.list(`outbox/${campaign}/${launch}/`);
  const version = Math.max(0, ...keys.map((key) => Number(key.split('/')[3])));
  const prefix = workPrefix(campaign, launch, version);
  const ofVersion = keys.filter((key) => key.startsWith(prefix));
  const files = ofVersion.filter((key) => key.startsWith(`${prefix}rows-`)).length;
  const done = ofVersion.filter((key) => key.startsWith(`${prefix}done-`));
  return { version, files, done, isThrough: done.length === files };
}
