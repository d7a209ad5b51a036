import { FILE_OWED, owedFiles } from '../domain/files-owed.ts';
import type { PlanRule } from './verdict.ts';

/** A mail whose file is not there yet waits for marketing; it never goes without it. */
export const filesRule: PlanRule = ({ draft, touch }) => {
  const { campaign } = draft.live.setup;
  const [owed] = touch.kind === 'mail' ? owedFiles(campaign, touch.files) : [];
  return owed === undefined
    ? undefined
    : { do: 'hold', reason: `${FILE_OWED}${owed}`, for: campaign.managers.marketing };
};
