import type { CampaignAct } from '../../../functions/change-campaign/act-schema.ts';
import type { ScriptAct } from '../../../workflows/language/script-entry.ts';
import type { Acting } from './acting.ts';

export type ManagerAct = Extract<ScriptAct, { type: 'pause' | 'resume' | 'stop' | 'reschedule' | 'cancel-event' }>;

/** What a manager does to the whole campaign: the same acts as the operators' command. Returns why it cannot be done. */
export async function performManagerAct(
  { world, setup }: Acting,
  act: ManagerAct,
  side: 'marketing' | 'sales',
): Promise<readonly string[]> {
  const { campaign, managers } = setup.campaign;
  let problems: readonly string[] = [];
  await world.run(async (doors) => {
    const done = await doors.actOnCampaign({ campaign, by: managers[side], act: campaignAct(act) });
    problems = typeof done === 'string' ? [] : done.problems;
  });
  return problems;
}

function campaignAct(act: ManagerAct): CampaignAct {
  switch (act.type) {
    case 'pause':
      return { type: 'pause', reason: 'by the script' };
    case 'reschedule': {
      const { start, end, venue } = act;
      return { type: 'reschedule', start, end, ...(venue !== undefined && { venue }) };
    }
    case 'cancel-event':
      return { type: act.type, afterwards: act.afterwards };
    default:
      return { type: act.type };
  }
}
