import type { ScriptAct } from '../../../workflows/language/script-entry.ts';
import type { Acting } from './acting.ts';

export type ManagerAct = Extract<ScriptAct, { type: 'pause' | 'resume' | 'stop' }>;

/** What a manager does to the whole campaign: the same acts as the operators' command. */
export async function performManagerAct({ world, setup }: Acting, act: ManagerAct, side: string): Promise<void> {
  const { campaign, managers } = setup.campaign;
  const by = side === 'sales' ? managers.sales : managers.marketing;
  await world.run((doors): Promise<unknown> => {
    switch (act.type) {
      case 'pause':
        return doors.pauseCampaign({ campaign, by, reason: 'by the script' });
      case 'resume':
        return doors.resumeCampaign({ campaign, by });
      case 'stop':
        return doors.stopCampaign({ campaign, by });
    }
  });
}
