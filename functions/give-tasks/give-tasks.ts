import { isAbsent } from '../../workflows/domain/deputy.ts';
import { toChange } from '../../workflows/domain/draft.ts';
import { leaveTask, passTask, reassignTask } from '../../workflows/domain/escalate-task.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { putOff } from '../../workflows/domain/stand-in.ts';
import type { Touch } from '../../workflows/domain/touch.ts';
import type { Ports } from '../../workflows/ports.ts';
import { transact } from '../shared/transact.ts';

/** Tasks of a rep, as somebody gives them away or leaves them: those named, else all he has open. */
interface TasksOf {
  readonly campaigns: readonly string[];
  readonly rep: string;
  /** Ids of touches; a call that still waits in his queue may be named too. */
  readonly tasks?: readonly string[];
}

export interface Gift extends TasksOf {
  /** The colleague who gets them. */
  readonly to: string;
}

export type Given =
  | { readonly ok: true; readonly changed: number }
  | { readonly ok: false; readonly problems: readonly string[]; readonly why: NotGiven };

/** He has them already · is no rep there · is away. */
export type NotGiven = 'own' | 'no-rep' | 'away';

/** Gives calls to a colleague: they come first in his queue, and count for his day. Done again it finds nothing to give. */
export function giveTasks(ports: Ports) {
  return async (gift: Gift): Promise<Given> => {
    const lives = await Promise.all(gift.campaigns.map((id) => ports.campaigns.live(id)));
    const refused = lives.flatMap((live) => {
      const why = whyNotGiven(live, gift, ports.clock.now());
      return why === undefined ? [] : [{ why, problem: problemOf(why, live, gift) }];
    });
    const [first] = refused;
    if (first) return { ok: false, problems: [...new Set(refused.map(({ problem }) => problem))], why: first.why };
    return changeEach(
      ports,
      gift,
      (draft, id) => reassignTask(draft, id, gift.to) !== undefined || passTask(draft, id, gift.to),
    );
  };
}

/** His manager says he is there: what he has open stays with him, and nobody is told or asked of it any more. */
export function leaveTasks(ports: Ports) {
  return (left: TasksOf): Promise<Given> => changeEach(ports, left, leaveTask);
}

/** Too much today: what he has open and did not promise comes again, by what he can do a day. */
export function putOffTasks(ports: Ports) {
  return (whose: TasksOf): Promise<Given> => changeEach(ports, whose, putOff);
}

function whyNotGiven(live: LiveCampaign, { rep, to }: Gift, now: number): NotGiven | undefined {
  if (to === rep) return 'own';
  if (!live.setup.reps.has(to)) return 'no-rep';
  return isAbsent(live, to, now) ? 'away' : undefined;
}

function problemOf(why: NotGiven, { state }: LiveCampaign, { to }: Gift): string {
  if (why === 'own') return `${to} has them already: name a colleague`;
  if (why === 'no-rep') return `${to} is no rep of ${state.id}: name a colleague who is`;
  return `${to} is away too: name somebody who is there`;
}

async function changeEach(
  ports: Ports,
  { campaigns, rep, tasks }: TasksOf,
  change: (draft: Parameters<typeof leaveTask>[0], id: string) => boolean,
): Promise<Given> {
  const isMeant = ({ id, campaign, open }: Touch): boolean =>
    campaigns.includes(campaign) && (tasks === undefined ? open === true : tasks.includes(id));
  let changed = 0;
  for (const task of (await ports.store.tasksOf(rep)).filter(isMeant)) {
    const done = await transact(ports, task.enrollment ?? '', (draft) =>
      change(draft, task.id) ? { write: toChange(draft), result: true } : { result: false },
    );
    if (done.status === 'done' && done.result) changed += 1;
  }
  return { ok: true, changed };
}
