import type { CampaignState } from '../../workflows/domain/campaign-state.ts';
import type { DomainEvent } from '../../workflows/domain/event.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { Unavailable } from '../../workflows/errors.ts';
import type { Ports } from '../../workflows/ports.ts';
import { commitOrWait, MAX_TRIES } from '../shared/transact.ts';

/** What an act on a whole campaign writes: the state's new fields (`undefined` removes one), and the line that tells of it. */
export interface CampaignChange {
  readonly state: { readonly [Key in keyof CampaignState]?: CampaignState[Key] | undefined };
  /** Left out where nothing needs to be told. */
  readonly event?: { readonly type: DomainEvent['type']; readonly data: Readonly<Record<string, unknown>> };
}

/**
 * Longer than any worker may hold a campaign as it was: who is woken for a change sees it. The campaign's clock wakes
 * everybody, so that whoever made the change may die at once after it.
 */
const SEEN_MS = 10_000;

/**
 * One act on a whole campaign (moved, cancelled, paused, resumed, stopped): the campaign is written once, with its event
 * and with the order to wake everybody. `decide` is asked again where somebody else wrote meanwhile; undefined = nothing
 * to do, which still makes sure that everybody is woken for the act before. Returns the event's key where it was done.
 */
export async function changeCampaign(
  ports: Ports,
  campaign: string,
  decide: (live: LiveCampaign) => Promise<CampaignChange | undefined> | CampaignChange | undefined,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const live = await ports.campaigns.live(campaign);
    const change = await decide(live);
    if (!change) {
      await armClock(ports, live.state);
      return undefined;
    }
    const next = withChange(live.state, change, ports.clock.now());
    const key = `${campaign}.changed.${next.changed?.rev}`;
    const events: DomainEvent[] = change.event ? [{ key, at: ports.clock.now(), campaign, ...change.event }] : [];
    const committed = await commitOrWait(ports, { campaign: next, events }, attempt);
    if (!committed?.ok) continue;
    await armClock(ports, next);
    return key;
  }
  throw new Unavailable(`${campaign}: not changed after ${MAX_TRIES} tries`);
}

/** The clock's timer is set for the change in the same write: whatever became of the schedule, the sweep finds it late. */
function withChange(state: CampaignState, { state: fields }: CampaignChange, now: number): CampaignState {
  const at = now + SEEN_MS;
  const rev = state.rev + 1;
  const changed = { rev: (state.changed?.rev ?? 0) + 1, at };
  const merged = { ...state, ...fields, version: state.version + 1, rev, timer: { at, rev }, changed };
  const kept = Object.entries(merged).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as unknown as CampaignState;
}

async function armClock(ports: Ports, { id, timer, changed, done }: CampaignState): Promise<void> {
  if (!changed || done[changedName(changed.rev)] !== undefined || !timer) return;
  await ports.schedules.create(`campaign.${id}.${timer.rev}`, timer.at, {
    kind: 'campaign',
    campaign: id,
    rev: timer.rev,
  });
}

/** Under this name the campaign's clock notes that everybody was woken for a change. */
function changedName(rev: number): string {
  return `changed.${rev}`;
}
