import * as z from 'zod';
import type { AudienceReview } from '../../workflows/domain/audience-review.ts';
import { signatureOf } from './signature-of.ts';

const bundleSchema = z.looseObject({
  campaign: z.record(z.string(), z.unknown()),
  texts: z.object({ own: z.record(z.string(), z.string()), builtIn: z.unknown() }),
});

/** The parts of a bundle by the names a marketer knows them by: the keys of the campaign file one by one, the other files whole. */
export function partsOf(text: string): ReadonlyMap<string, unknown> {
  const { campaign, texts, schema: _schema, ...files } = bundleSchema.parse(JSON.parse(text));
  return new Map([
    ...Object.entries(campaign),
    ...Object.entries(texts.own).map(([name, source]) => [`content/${name}`, source] as const),
    ['built-in texts', texts.builtIn],
    ...Object.entries(files).map(([name, file]) => [`${name}.yaml`, file] as const),
  ]);
}

const REPS = 'reps.yaml';
/** Nobody reads in a mail what a rehearsal draws or an event costs, and the day of the launch is not what was agreed on. */
const NOT_SIGNED = ['launchAt', 'rehearsal', 'costs', 'audience', REPS];

const SHORT = 12;

/** What of a bundle is signed: a hash of the reps, one of the content, and a short one of each file to tell changes by. */
export function signedFiles(text: string): Pick<AudienceReview, 'parts' | 'files'> {
  const parts = partsOf(text);
  const content = new Map([...parts].filter(([name]) => !NOT_SIGNED.includes(name)));
  const reps = parts.get(REPS);
  const named = [...content, [REPS, reps] as const].map(
    ([name, value]) => [name, signatureOf(value).slice(0, SHORT)] as const,
  );
  return {
    parts: { reps: signatureOf(reps), content: signatureOf(Object.fromEntries(content)) },
    files: Object.fromEntries(named),
  };
}

/** True where the campaign's own file speaks of a review, or leaves the launch to who signs. */
export function asksForReview(text: string): boolean {
  const { campaign } = bundleSchema.parse(JSON.parse(text));
  const { settings, launchAt } = campaign;
  const written = typeof settings === 'object' && settings !== null && 'reviewLead' in settings;
  return written || launchAt === undefined;
}
