import * as z from 'zod';

/** What `-c key=value` and `cdk.json` may say about a deployment. */
const settingsSchema = z.strictObject({
  /** One organisation may have several deployments: test, production. Part of every name. */
  stage: z.string().regex(/^[a-z][a-z0-9]{0,11}$/, 'a lower-case letter, then at most 11 letters and digits'),
  /** Domain of the addresses mails come from. */
  senderDomain: z.string().regex(/^([a-z0-9-]+\.)+[a-z]{2,}$/, 'a domain such as example.com'),
  /** Who gets the alarms. @default nobody: they show on the dashboard only */
  alarmEmail: z.email().optional(),
  /** Mails a second over all instances: not more than the account's own rate. */
  sendRate: z.coerce.number().positive().max(1_000).default(1),
  /** A deployment made for tests: the functions can be told to fail and to live in another time. */
  faults: z.union([z.literal('true').transform(() => true), z.literal('false').transform(() => false)]).default(false),
});

export type Settings = z.output<typeof settingsSchema>;

/** Keys of CDK itself: feature flags, what it tells the app about how it was called. */
const OF_CDK = /^(@aws-cdk\/|aws:|cdk-|availability-zones:|tree|jsii)/;

/** Settings that no deployment can be made from; the message says each problem with its key. */
export class UnfitSettings extends Error {
  override readonly name = 'UnfitSettings';
}

/** Reads the context of the app. Throws UnfitSettings with every problem at once, each with its key. */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const ours = Object.fromEntries(Object.entries(context).filter(([key]) => !OF_CDK.test(key)));
  const read = settingsSchema.safeParse(ours);
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'context'}: ${message}`);
  throw new UnfitSettings(`The deployment cannot be made from these settings:\n${problems.join('\n')}`);
}
