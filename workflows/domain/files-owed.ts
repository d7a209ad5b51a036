import type { Campaign } from '../language/campaign-schema.ts';
import { releaseHold } from './answer.ts';
import type { Draft } from './draft.ts';
import { touchOf } from './draft.ts';

/** How the reason of such a hold begins; the file's name in the campaign follows. */
export const FILE_OWED = 'file-owed: ';

/** Of the files a mail links, those that were promised for later and are not there yet. */
export function owedFiles({ files }: Pick<Campaign, 'files'>, names: readonly string[] = []): readonly string[] {
  return names.filter((name) => files[name] === 'later');
}

/** The file has arrived by an update: whoever was held for it goes on, and the mail goes at its next moment. True where it does. */
export function releaseForFile(draft: Draft): boolean {
  const { next, live } = draft;
  if (!next.hold?.reason.startsWith(FILE_OWED)) return false;
  if (owedFiles(live.setup.campaign, touchOf(draft)?.files).length > 0) return false;
  releaseHold(draft, next.enteredBy);
  return true;
}
