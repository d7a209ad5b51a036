import { join } from 'node:path';
import type { Campaign } from '../../../workflows/language/campaign-schema.ts';
import type { LoadedCampaign } from '../load-campaign.ts';
import { writeTextFile } from '../write-text-file.ts';
import { mailFile, proofPage } from './proof-page.ts';
import { proofSheet } from './proof-sheet.ts';

/** What was written, and what there was nothing to write of. */
export interface WrittenProof {
  readonly file: string;
  readonly texts: number;
  readonly languages: readonly string[];
  /** `fr/invitation`: texts that stand in no file, of those that this campaign sends. */
  readonly missing: readonly string[];
}

/** Writes the proof sheet into a folder, and each mail by itself beside it. */
export function writeProof(campaign: Campaign, loaded: LoadedCampaign, folder: string): WrittenProof {
  const sheet = proofSheet(campaign, loaded);
  const missing: string[] = [];
  let count = 0;
  for (const { part, texts } of sheet.parts)
    for (const { template, languages } of texts) {
      count += 1;
      for (const { language, versions } of languages) {
        if (versions.length === 0 && part !== 'unused') missing.push(`${language}/${template}`);
        for (const { version, mail } of versions)
          writeTextFile(join(folder, mailFile(template, language, version)), mail.html);
      }
    }
  const file = join(folder, 'proof.html');
  writeTextFile(file, proofPage(sheet));
  return { file, texts: count, languages: sheet.languages, missing };
}
