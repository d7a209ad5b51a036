import { owedFiles } from '../../workflows/domain/files-owed.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { changeCampaign } from '../change-campaign/change-campaign.ts';
import { scheduleRepDay } from '../draw-rep-day/rep-day.ts';
import { type Refused, refused } from '../operate/request.ts';
import { sameJson } from '../shared/canonical.ts';
import type { CampaignPointer } from '../shared/cloud-ports.ts';
import { instantOf } from '../shared/instant-of.ts';
import { launchEvents } from '../shared/launch-events.ts';
import { newCampaignState } from '../shared/new-campaign-state.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';
import { changedUploads, copyFiles } from './copy-files.ts';
import type { LaunchPorts } from './launch-ports.ts';
import { changedFiles, compareRows, countNotRaised, hindrances, isCurrent, type LaunchPlan } from './plan-launch.ts';
import { type Launch, readLaunch } from './read-launch.ts';
import { type ReviewedLaunch, reviewLaunch } from './review-launch.ts';
import { enrolmentOf, startEnrolment } from './start-enrolment.ts';
import { rowsBefore, writeWork } from './write-work.ts';

export interface LaunchRequest {
  readonly campaign: string;
  readonly launch: string;
}

type AllPorts = Ports & LaunchPorts;

/** What a launch would change. Writes nothing. */
export function planLaunch(ports: AllPorts) {
  return async ({ campaign, launch: id }: LaunchRequest): Promise<LaunchPlan | Refused> => {
    const launch = await readReviewed(ports, campaign, id);
    if ('ok' in launch) return launch;
    const { next, before, pointer, manifest, rows } = launch;
    const withRows = manifest.audienceHash !== undefined;
    const compared = compareRows(rows, withRows ? await rowsBefore(ports, launch) : []);
    const [now, old] = [next.setup.reps, before?.setup.reps];
    return {
      campaign,
      isFirst: !pointer,
      nothingToDo: isCurrent(pointer, manifest) && (!withRows || (await isStarted(ports, launch))),
      workflow: next.setup.workflow.id,
      ...(await startOf(ports, launch)),
      contacts: {
        added: compared.added.length,
        changed: compared.changed.length,
        unchanged: compared.unchanged.length,
        gone: withRows ? compared.gone.length : 0,
        rejected: manifest.rejected.length,
        struck: launch.struck.length,
        notRaised: await countNotRaised(ports.store, compared),
      },
      files: [
        ...changedFiles(launch.text, launch.textBefore),
        ...(pointer ? changedUploads(launch).map((key) => `files.${key}`) : []),
      ],
      filesOwed: owedFiles(next.setup.campaign, Object.keys(next.setup.campaign.files)),
      repsAdded: old ? [...now.keys()].filter((rep) => !old.has(rep)) : [],
      repsGone: old ? [...old.keys()].filter((rep) => !now.has(rep)) : [],
    };
  };
}

/** What the command put, as it may be launched: it fits what runs, and is what was signed. */
async function readReviewed(ports: AllPorts, campaign: string, id: string): Promise<ReviewedLaunch | Refused> {
  const launch = await readLaunch(ports, campaign, id);
  if ('ok' in launch) return launch;
  const { next, before, pointer, manifest } = launch;
  const problems = hindrances(next.setup, before?.setup, await ports.store.campaignState(campaign));
  if (problems.length > 0) return refused(...problems);
  if (!pointer && manifest.audienceHash === undefined)
    return refused(`${campaign} was never launched here: launch it first.`);
  return reviewLaunch(ports, launch);
}

/** Where a launch lies that the stage runs on, and whether its enrolment was begun. */
export interface Launched {
  readonly status: 'launched' | 'updated' | 'nothing-to-do';
  readonly launch: string;
  readonly startsAt: number;
  /** By the stage's own clock; 0: at once. */
  readonly startsInMs: number;
}

/**
 * Launches, or takes over what changed: machine, files, state, work, pointer, timers, enrolment, in this order and each
 * of them once however often it is asked, so that a launch that died half-way is completed by launching again.
 */
export function launchCampaign(ports: AllPorts) {
  return async ({ campaign, launch: id }: LaunchRequest): Promise<Launched | Refused> => {
    const launch = await readReviewed(ports, campaign, id);
    if ('ok' in launch) return launch;
    const { next, pointer, manifest } = launch;
    const isUpdate = manifest.audienceHash === undefined;
    const start = await startOf(ports, launch);
    const { startsAt } = start;
    const current = isCurrent(pointer, manifest) ? pointer : undefined;
    const isDone = current !== undefined && (isUpdate || (await isStarted(ports, launch)));
    const missing = await copyFiles(ports, launch);
    if (missing) return missing;
    const pointed = current ?? (await writeAll(ports, launch, startsAt));
    // Changed files count for everything not yet sent: whoever waits works his times out anew, or goes on with his file.
    if (pointer && !current) await changeCampaign(ports, campaign, () => ({ state: {} }));
    // Also where nothing is to do: whoever launched before may have died in the middle of them.
    await setTimers(ports, next.setup, startsAt);
    if (isDone) return { status: 'nothing-to-do', launch: pointed.launch, ...start };
    if (!isUpdate) await startEnrolment(ports, pointed, startsAt);
    return { status: isUpdate ? 'updated' : 'launched', launch: pointed.launch, ...start };
  };
}

/** Invitations go at the campaign's `launchAt`, or at once where that is over; an upsert goes at once. */
async function startOf(
  ports: AllPorts,
  { campaign, next }: Launch,
): Promise<Pick<Launched, 'startsAt' | 'startsInMs'>> {
  const now = ports.clock.now();
  const state = await ports.store.campaignState(campaign);
  const { launchAt } = next.setup.campaign;
  const planned = state?.launchedAt ?? (launchAt === undefined ? now : instantOf(next.setup, launchAt));
  const startsAt = Math.max(now, planned);
  return { startsAt, startsInMs: startsAt - now };
}

async function writeAll(ports: AllPorts, launch: ReviewedLaunch, startsAt: number): Promise<CampaignPointer> {
  const { campaign, manifest, next, pointer } = launch;
  await ports.machines.create(next.setup.workflow);
  const bundleKey = `campaigns/${campaign}/${manifest.bundleHash}.json`;
  await ports.objects.put(bundleKey, launch.text);
  await writeState(ports, launch, startsAt);
  const version = (pointer?.version ?? 0) + 1;
  const files = manifest.files ?? pointer?.files;
  if (manifest.audienceHash !== undefined) await writeWork(ports, launch, { version, startsAt });
  const pointed: CampaignPointer = {
    schema: 1,
    campaign,
    version,
    bundleKey,
    bundleHash: manifest.bundleHash,
    audienceHash: manifest.audienceHash ?? pointer?.audienceHash ?? '',
    launch: manifest.audienceHash === undefined ? (pointer?.launch ?? '') : launch.launch,
    ...(files && { files }),
  };
  if (await ports.pointers.point(pointed)) return pointed;
  throw new Unavailable(`${campaign}: somebody else launches it at this moment`);
}

const EVENTS_AT_ONCE = 50;

/** The campaign's state and what the launch says of itself, each once. */
async function writeState(ports: AllPorts, launch: ReviewedLaunch, startsAt: number): Promise<void> {
  const { next, rows, manifest, campaign } = launch;
  const known = await ports.store.campaignState(campaign);
  const signed = launch.signed && { signed: launch.signed };
  if (known && signed && !sameJson(known.signed, signed.signed))
    await once(ports, { campaign: { ...known, ...signed, version: known.version + 1 } });
  if (launch.pointer) return;
  const contacts = rows.map(({ contact }) => contact);
  const rejected = [...manifest.rejected, ...launch.struck].map(({ line, reason }) => ({ line, reason, original: '' }));
  const at = known?.launchedAt ?? startsAt;
  const [launched, ...left] = launchEvents(next.setup, { contacts, rejected }, at);
  if (!known && launched)
    await once(ports, { campaign: { ...newCampaignState(next.setup, at), ...signed }, events: [launched] });
  for (let from = 0; from < left.length; from += EVENTS_AT_ONCE) {
    const claim = { key: `${campaign}.rejected.${from}`, result: 'recorded' } as const;
    await once(ports, { claim, events: left.slice(from, from + EVENTS_AT_ONCE) });
  }
}

/** Written before is written. */
async function once(ports: AllPorts, change: Parameters<Ports['store']['commit']>[0]): Promise<void> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (await commitOrWait(ports, change, attempt)) return;
  }
  throw new Unavailable(`not launched after ${MAX_TRIES} tries`);
}

/** The days of the reps and the clock of the campaign; a timer that exists is this very timer, one too many is a hint. */
async function setTimers(ports: AllPorts, setup: CampaignSetup, startsAt: number): Promise<void> {
  const { campaign } = setup.campaign;
  for (const rep of setup.reps.keys()) {
    const calendar = setup.calendars.rep(rep);
    await scheduleRepDay(ports, calendar, { campaign, rep, date: calendar.localDate(startsAt) });
  }
  await ports.schedules.create(`campaign.${campaign}.0`, startsAt, { kind: 'campaign', campaign, rev: 0 });
}

/** True where the enrolment runs or is through. */
async function isStarted(ports: AllPorts, { campaign, pointer }: Launch): Promise<boolean> {
  const status = pointer && (await enrolmentOf(ports, campaign, pointer.launch));
  return status?.state === 'running' || status?.state === 'done';
}
