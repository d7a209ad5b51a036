import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createSettingsSchema, type ResolvedSettings } from '../../workflows/language/settings-schema.ts';
import { type WorkflowSource, workflowSchema } from '../../workflows/language/workflow-schema.ts';

/** The text of an example file. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

/** The text of the built-in seminar. */
export function seminarText(): string {
  return readFileSync(new URL('../../workflows/built-in/seminar.yaml', import.meta.url), 'utf8');
}

export function seminarSource(): WorkflowSource {
  return workflowSchema.parse(parse(seminarText()));
}

export function settingsOf(source: WorkflowSource, written: object = {}): ResolvedSettings {
  return createSettingsSchema(source.settings).parse(written);
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
