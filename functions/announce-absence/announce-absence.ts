import type { AnnouncedAbsence, CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import type { StoodIn } from '../../workflows/domain/stand-in.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { coverAbsence } from '../draw-rep-day/cover-absence.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';

/** A rep away, as he says himself or his manager for him. Local dates of the rep, both days included. */
export interface Absence {
  /** All he works in: his absence is one for all of them. */
  readonly campaigns: readonly string[];
  readonly rep: string;
  readonly from: string;
  readonly until: string;
  /** Default: the rep's own deputy. */
  readonly deputy?: string;
  /** Who says so: an address, or `operator`. */
  readonly by: string;
}

export type Announced =
  | {
      readonly ok: true;
      /** The absence was known already: nothing was written, what it covers was looked at again. */
      readonly isKnown: boolean;
      readonly given: number;
      readonly takenBack: number;
      /** Cannot wait, and nobody stands in: his manager is asked. */
      readonly nobody: number;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Takes an absence in that the reps' file does not know, and covers at once what the rep has in hand if it has begun. The
 * latest word counts: an announced absence it overlaps is replaced. Said again it changes nothing.
 */
export function announceAbsence(ports: Ports) {
  return async (absence: Absence): Promise<Announced> => {
    const lives = await Promise.all(absence.campaigns.map((id) => ports.campaigns.live(id)));
    const his = lives.filter(({ setup }) => setup.reps.has(absence.rep));
    const problems = problemsOf(absence, his);
    if (problems.length > 0) return { ok: false, problems };
    let isKnown = true;
    const covered: StoodIn[] = [];
    for (const { state } of his) {
      if (await write(ports, state.id, absence)) isKnown = false;
      covered.push(...(await coverAbsence(ports, await ports.campaigns.live(state.id), absence.rep)));
    }
    const count = (what: StoodIn): number => covered.filter((became) => became === what).length;
    return { ok: true, isKnown, given: count('given'), takenBack: count('taken-back'), nobody: count('nobody') };
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function problemsOf({ rep, from, until, deputy }: Absence, his: readonly LiveCampaign[]): readonly string[] {
  const dates = [from, until].filter((date) => !DATE.test(date) || Number.isNaN(Date.parse(date)));
  return [
    ...dates.map((date) => `"${date}" is no date: write 2027-04-08`),
    ...(dates.length === 0 && until < from ? [`${until} is before ${from}`] : []),
    ...(his.length === 0 ? [`${rep} is no rep of a campaign that runs`] : []),
    ...(deputy === rep ? ['nobody is his own deputy: name a colleague'] : []),
    ...(deputy !== undefined && his.some(({ setup }) => !setup.reps.has(deputy))
      ? [`${deputy} is no rep of the campaign: name a colleague who is`]
      : []),
  ];
}

/** False where the state says so already. */
async function write(ports: Ports, campaign: string, absence: Absence): Promise<boolean> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const state = await ports.store.campaignState(campaign);
    if (!state) throw new Unavailable(`${campaign}: its state is not there`);
    const next = withAbsence(state, absence, ports.clock.now());
    if (!next) return false;
    const committed = await commitOrWait(ports, { campaign: next }, attempt);
    if (committed?.ok) return true;
  }
  throw new Unavailable(`${campaign}: the absence was not written after ${MAX_TRIES} tries`);
}

function withAbsence(state: CampaignState, absence: Absence, now: number): CampaignState | undefined {
  const { rep, from, until: to, deputy, by } = absence;
  const known = state.absences?.[rep] ?? [];
  if (known.some((other) => other.from === from && other.to === to && other.deputy === deputy)) return undefined;
  const word: AnnouncedAbsence = { from, to, ...(deputy !== undefined && { deputy }), by, at: now };
  const kept = known.filter((other) => other.to < from || to < other.from);
  return { ...state, version: state.version + 1, absences: { ...state.absences, [rep]: [word, ...kept] } };
}
