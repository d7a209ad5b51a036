import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bundleHandlers } from '../../infra/aws/bundle-handlers.ts';
import { EVERY_FUNCTION } from '../../infra/aws/functions.ts';

const work = mkdtempSync(join(tmpdir(), 'baton-bundles-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const sourceOf =
  (folderOf: (name: (typeof EVERY_FUNCTION)[number]) => string) => (name: (typeof EVERY_FUNCTION)[number]) =>
    readFileSync(join(folderOf(name), 'index.js'), 'utf8');
const inProduction = sourceOf(bundleHandlers({ folder: join(work, 'production'), faults: false }));
const inTests = sourceOf(bundleHandlers({ folder: join(work, 'tests'), faults: true }));

/** A bundle is too long to be shown where it does not fit. */
const says = (bundle: string, pattern: RegExp): boolean => pattern.test(bundle);

/** Names of the switches, and what they say. */
const SWITCHES = /BATON_FAULT|BATON_CLOCK_OFFSET_MS|BATON_CLOCK_FILE|die-until|asked to fail/;

describe.each(EVERY_FUNCTION)('the bundle of %s', (name) => {
  test('can be told to fail only where it is made for tests', () => {
    expect(says(inProduction(name), SWITCHES)).toBe(false);
    expect(says(inTests(name), SWITCHES)).toBe(true);
  });

  test('brings the SDK along, and looks for credentials nowhere but in the environment', () => {
    expect(says(inProduction(name), /require\("@aws-sdk\/client/)).toBe(false);
    expect(says(inProduction(name), /sso-oidc|AWS_WEB_IDENTITY_TOKEN_FILE|AWS_CONTAINER_CREDENTIALS/)).toBe(false);
    expect(says(inProduction(name), /no credentials in the environment/)).toBe(true);
  });

  test('names no path of the machine it was made on', () => {
    expect(inProduction(name).includes(process.cwd())).toBe(false);
  });
});
