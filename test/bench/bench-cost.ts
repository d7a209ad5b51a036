import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CostLine, costOf, type Usage } from './cost-model.ts';

const USAGE = fileURLToPath(new URL('../../.emulator/usage.json', import.meta.url));
const E2E = fileURLToPath(new URL('../e2e/run.ts', import.meta.url));

// The figures come from a run of whole campaigns on the emulator, which meters itself.
if (!existsSync(USAGE)) execFileSync(process.execPath, [E2E], { stdio: ['ignore', 'inherit', 'inherit'] });
const usage = JSON.parse(readFileSync(USAGE, 'utf8')) as Usage;

function print(rows: readonly (readonly string[])[]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('   ').trimEnd());
  }
}

const perContact = (units: number): string => (units / 1_000).toFixed(3);
const rowOf = ({ price, units, usd }: CostLine): string[] => [
  price.service,
  price.unit,
  perContact(units),
  usd.toFixed(4),
  (price.usd * 1e6).toFixed(4),
  price.asOf,
  price.source,
];
const HEAD = ['service', 'unit', 'per contact', '$ per 1,000 contacts', '$ per million units', 'price of', 'source'];

const { lines, mails } = costOf(usage);
console.log(
  `Metered: ${usage.contacts} contacts, whole campaigns on the emulator. List prices of eu-west-1, no free tier.`,
);
console.log(
  'Milliseconds are those of the emulator on this machine: memory x time is an upper bound, not a forecast.\n',
);
print([HEAD, ...lines.map(rowOf)]);
console.log(`\nwithout mails: $ ${lines.reduce((sum, { usd }) => sum + usd, 0).toFixed(2)} per 1,000 contacts\n`);
print([HEAD, ...mails.map(rowOf)]);
