import { HOLIDAY_KEYS } from '../../workflows/calendar/holidays.ts';
import { compileWorkflow } from '../../workflows/compile/compile-workflow.ts';
import { type CampaignSetup, createCalendars } from '../../workflows/domain/live-campaign.ts';
import type { Campaign } from '../../workflows/language/campaign-schema.ts';
import type { Plan } from '../../workflows/language/plan-schema.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { WorkflowSource } from '../../workflows/language/workflow-schema.ts';
import { sha256 } from './sha256.ts';

/** What the files of a campaign say, each read and without errors. */
export interface SetupSources {
  readonly campaign: Campaign;
  readonly workflow: WorkflowSource;
  readonly reps: readonly Rep[];
  readonly plan: Plan;
}

/** Ready to run: settings filled in, people by address, a calendar for everybody. The same sources give the same setup anywhere. */
export function createSetup({ campaign, workflow: source, reps, plan }: SetupSources): CampaignSetup {
  const workflow = compileWorkflow(source, {
    settings: campaign.settings,
    nurture: campaign.content.nurture,
    hash: sha256,
  });
  const byEmail = new Map(reps.map((rep) => [rep.email, rep]));
  return { campaign, workflow, plan, reps: byEmail, calendars: createCalendars(campaign, byEmail, holidayKey) };
}

/** `DE` and `NW` → `DE-NW`, else `DE`, else none known. */
function holidayKey(country: string | undefined, region: string | undefined): string | undefined {
  if (country === undefined) return undefined;
  const whole = region === undefined ? country : `${country}-${region}`;
  if (HOLIDAY_KEYS.includes(whole)) return whole;
  const usual = country === 'GB' ? 'GB-ENG' : country;
  return HOLIDAY_KEYS.includes(usual) ? usual : undefined;
}
