import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { schemaFiles } from '../../cli/generate-schemas.ts';

interface JsonSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: unknown;
}

describe('the JSON Schemas for editors', () => {
  const files = schemaFiles();

  it.each([...files.keys()])('campaigns/%s is fresh: node cli/generate-schemas.ts', (name) => {
    const written = readFileSync(new URL(`../../campaigns/${name}`, import.meta.url), 'utf8');
    expect(written).toBe(files.get(name));
  });

  it('show keys with words, defaults and settings, and refuse others', () => {
    const campaign: JsonSchema = JSON.parse(files.get('campaign.schema.json') ?? '');
    expect(campaign.additionalProperties).toBe(false);
    expect(campaign.properties?.campaign?.description).toContain('never changes after launch');
    expect(campaign.properties?.event?.properties?.doorsOpen?.default).toBe('60 minutes');
    expect(campaign.properties?.settings?.properties?.callReminder?.properties?.spacing?.default).toBe(
      '2 business days',
    );
  });

  it('offer the signals in a script', () => {
    const script: JsonSchema = JSON.parse(files.get('script.schema.json') ?? '');
    expect(script.items?.properties?.signal?.enum).toContain('accepted');
  });
});
