import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { runCdk } from './run-cdk.ts';

const OUT = fileURLToPath(new URL('../../cdk.out/', import.meta.url));
const templateSchema = z.object({ Resources: z.record(z.string(), z.looseObject({ Type: z.string() })) });

/** `npm run synth`: writes `cdk.out` and tells what is in it. cdk-nag has looked at all of it, or this fails. */
function synth(args: readonly string[]): number {
  const code = runCdk(['synth', '--quiet', '--output', OUT, ...args]);
  if (code !== 0) return code;
  const templates = readdirSync(OUT).filter((name) => name.endsWith('.template.json'));
  for (const name of templates.sort())
    console.log(`${name.replace('.template.json', '')}: ${countsOf(join(OUT, name))}`);
  const bundles = join(OUT, 'bundles');
  const sizes = readdirSync(bundles).map((name) => `${name} ${kilobytes(join(bundles, name, 'index.js'))}`);
  console.log(`bundles in KB: ${sizes.join(', ')}`);
  console.log('cdk-nag AwsSolutions: nothing but what is explained');
  return 0;
}

/** `151 resources: 45 Alarm, 14 Function …`. */
function countsOf(path: string): string {
  const { Resources } = templateSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(Resources)) {
    const kind = Type.split('::').at(-1) ?? Type;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const told = [...counts].sort(([, one], [, other]) => other - one).map(([kind, count]) => `${count} ${kind}`);
  return `${Object.keys(Resources).length} resources: ${told.join(', ')}`;
}

function kilobytes(path: string): number {
  return Math.round(statSync(path).size / 1000);
}

process.exitCode = synth(process.argv.slice(2));
