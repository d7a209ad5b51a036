import { createBundle } from '../../functions/shared/campaign-bundle.ts';
import { formatTimeValue } from '../../workflows/language/format-time-values.ts';
import type { Rep } from '../../workflows/language/reps-schema.ts';
import type { Window } from '../../workflows/language/time-values.ts';
import { parseYaml } from '../../workflows/language/yaml-source.ts';
import { type LoadedCampaign, NO_PLAN } from './load-campaign.ts';
import { BUILT_IN_TEXTS, readTexts } from './read-texts.ts';

/** The files of a campaign that was read without errors, in one text that runs elsewhere; undefined where it has errors. */
export function bundleCampaign({ setup, campaign, workflowText, plan, ownTexts }: LoadedCampaign): string | undefined {
  if (!setup || !campaign || workflowText === undefined) return undefined;
  return createBundle({
    campaign: writtenIn(campaign.text),
    workflow: writtenIn(workflowText),
    plan: plan ? writtenIn(plan.text) : NO_PLAN,
    reps: [...setup.reps.values()].map(writtenRep),
    texts: { campaign: ownTexts, builtIn: readTexts(BUILT_IN_TEXTS) },
  });
}

function writtenIn(text: string): unknown {
  return parseYaml('', text).tree?.value;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A rep as `reps.yaml` would say him, whatever file he came from. */
function writtenRep({ hours, callHours, ...rep }: Rep): Readonly<Record<string, unknown>> {
  const write = (windows: readonly Window[]) => windows.map(formatTimeValue);
  const openDays = Object.entries(hours ?? {}).filter(([, windows]) => windows.length > 0);
  return {
    ...rep,
    ...(hours && {
      hours: Object.fromEntries(openDays.map(([day, windows]) => [DAYS[Number(day) - 1], write(windows)])),
    }),
    ...(callHours && { callHours: write(callHours) }),
  };
}
