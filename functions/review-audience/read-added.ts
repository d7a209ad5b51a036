import * as z from 'zod';
import { AUDIENCE_FIELDS, type AudienceField } from '../../workflows/audience/accepted-headings.ts';
import { collectRows } from '../../workflows/audience/collect-rows.ts';
import { sourceTextProblems } from '../../workflows/audience/source-texts.ts';
import { isZone } from '../../workflows/calendar/zone.ts';
import type { AudienceRow } from '../../workflows/domain/audience-review.ts';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { sha256 } from '../shared/sha256.ts';

/** A contact as a rep writes him down: by the columns of the audience's file. */
export type AddedContact = Readonly<Partial<Record<AudienceField, string>>>;

const LONGEST_FIELD = 500;
export const addedSchema: z.ZodType<AddedContact> = z.partialRecord(
  z.enum(AUDIENCE_FIELDS),
  z.string().max(LONGEST_FIELD),
);

export type ReadAdded =
  | { readonly ok: true; readonly row: AudienceRow }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * One contact more, read by the very check that each row of the audience's file goes through. What the file's command
 * would call an error refuses him here: nobody mends a row that is in no file.
 */
export function readAdded({ campaign, reps, plan }: CampaignSetup, rep: string, contact: AddedContact): ReadAdded {
  const fields = AUDIENCE_FIELDS.filter((field) => field !== 'rep' && contact[field]?.trim());
  const { country = '', language, timeZone } = campaign;
  const rows = collectRows(
    {
      file: '',
      bytes: [],
      defaults: { country, language, timeZone },
      reps: [...reps.values()],
      sources: Object.keys(plan.sources),
      hash: sha256,
      zoneExists: isZone,
    },
    fields.map((field) => ({ kind: 'field', field })),
  );
  rows.take(
    { line: 0, text: '' },
    fields.map((field) => contact[field] ?? ''),
  );
  const { contacts, organisations, rejected, problems } = rows.finish();
  const [read] = contacts;
  const [organisation] = organisations;
  if (!read || !organisation) return refuse(rejected.map(({ reason }) => reason));
  const untold = sourceTextProblems({ contacts, rows: new Map(), plan: { file: '', value: plan, locate: NOWHERE } });
  const wrong = [...problems, ...untold].filter(({ severity }) => severity === 'error');
  if (wrong.length > 0)
    return refuse(wrong.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)));
  return { ok: true, row: { line: 0, contact: { ...read, rep }, organisation } };
}

const NOWHERE = () => ({ line: 0, column: 0 });
const NOBODY = 'organisation: empty. It is required.';

function refuse(problems: readonly string[]): ReadAdded {
  return { ok: false, problems: problems.length > 0 ? problems : [NOBODY] };
}
