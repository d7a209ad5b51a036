/** `node test/oracle/check.ts CAMPAIGN.yaml TIMELINE.ndjson [SCRIPT.yaml]`: prints the faults; exit 1 on any, 2 on wrong usage. */
import { readFileSync } from 'node:fs';
import { checkTimeline, parseTimeline } from './check-timeline.ts';
import { readInputs } from './read-inputs.ts';

const [campaign, timeline, script] = process.argv.slice(2);
if (campaign === undefined || timeline === undefined) {
  process.stderr.write('usage: node test/oracle/check.ts CAMPAIGN.yaml TIMELINE.ndjson [SCRIPT.yaml]\n');
  process.exitCode = 2;
} else {
  const lines = parseTimeline(readFileSync(timeline, 'utf8'));
  const faults = checkTimeline(readInputs(campaign, script), lines);
  for (const { seq, rule, message } of faults) process.stdout.write(`${seq}\t${rule}\t${message}\n`);
  const byRule = new Map<string, number>();
  for (const { rule } of faults) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
  const counts = [...byRule].map(([rule, count]) => `${rule} ${count}`).join(', ');
  process.stderr.write(`${lines.length} lines, ${faults.length} faults${counts ? `: ${counts}` : ''}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
