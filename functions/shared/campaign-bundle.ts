import * as z from 'zod';
import type { CampaignSetup } from '../../workflows/domain/live-campaign.ts';
import { createCampaignSchema } from '../../workflows/language/campaign-schema.ts';
import { planSchema } from '../../workflows/language/plan-schema.ts';
import { repsSchema } from '../../workflows/language/reps-schema.ts';
import { workflowSchema } from '../../workflows/language/workflow-schema.ts';
import type { TextSources } from '../../workflows/texts/text-store.ts';
import { createSetup } from './create-setup.ts';
import { sha256 } from './sha256.ts';

/** The files of a campaign as they were written, before any default: plain values, as YAML or JSON says them. */
export interface BundleSources {
  readonly campaign: unknown;
  readonly workflow: unknown;
  readonly plan: unknown;
  /** The entries of `reps.yaml`. */
  readonly reps: readonly unknown[];
  readonly texts: TextSources;
}

/** A campaign's files in one, ready to run. */
export interface CampaignBundle {
  readonly setup: CampaignSetup;
  /** As written: only who writes mails compiles them, and only there are the compilers in the bundle of a function. */
  readonly texts: TextSources;
  /** SHA-256 of the bundle's text: equal for the same files. */
  readonly hash: string;
}

const textsSchema = z.record(z.string(), z.string());

const envelopeSchema = z.strictObject({
  schema: z.literal(1),
  campaign: z.unknown(),
  workflow: z.unknown(),
  plan: z.unknown(),
  reps: z.array(z.unknown()),
  texts: z.strictObject({ own: textsSchema, builtIn: textsSchema }),
});

/**
 * One text for all files of a campaign. They stand in it as written, so that reading it is reading them: the same
 * schemas check them and fill in the same defaults, those of whoever reads.
 */
export function createBundle({ campaign, workflow, plan, reps, texts }: BundleSources): string {
  const own = Object.fromEntries(texts.campaign);
  const builtIn = Object.fromEntries(texts.builtIn);
  return JSON.stringify({ schema: 1, campaign, workflow, plan, reps, texts: { own, builtIn } });
}

/** Reads a bundle. Throws where it is none, or its files do not fit the schemas: the command lets no such campaign through. */
export function parseBundle(text: string): CampaignBundle {
  const envelope = envelopeSchema.parse(JSON.parse(text));
  const workflow = workflowSchema.parse(envelope.workflow);
  const setup = createSetup({
    campaign: createCampaignSchema(workflow.settings).parse(envelope.campaign),
    workflow,
    plan: planSchema.parse(envelope.plan),
    reps: repsSchema.parse({ reps: envelope.reps }).reps,
  });
  const { own, builtIn } = envelope.texts;
  const texts = { campaign: new Map(Object.entries(own)), builtIn: new Map(Object.entries(builtIn)) };
  return { setup, texts, hash: sha256(text) };
}
