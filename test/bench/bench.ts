import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

interface Measured {
  readonly contacts: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly lines: number;
}

const SIZES = [1_000, 10_000, 50_000];
const SCRIPT = fileURLToPath(new URL('./rehearse-scaled.ts', import.meta.url));

/** Each size in a process of its own, so that its peak of memory is its own. */
function measure(contacts: number): Measured {
  const output = execFileSync(process.execPath, ['--max-old-space-size=12000', SCRIPT, String(contacts)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(output) as Measured;
}

const measured = SIZES.map(measure);
console.log('contacts   seconds   contacts/s   peak MB   timeline lines   exponent');
measured.forEach((row, index) => {
  const before = measured[index - 1];
  const exponent = before
    ? (Math.log(row.seconds / before.seconds) / Math.log(row.contacts / before.contacts)).toFixed(2)
    : '';
  const cells = [
    String(row.contacts).padStart(8),
    row.seconds.toFixed(1).padStart(9),
    Math.round(row.contacts / row.seconds)
      .toString()
      .padStart(12),
    Math.round(row.peakMegabytes).toString().padStart(9),
    String(row.lines).padStart(16),
    exponent.padStart(10),
  ];
  console.log(cells.join(' '));
});
console.log(`exponent of growth over all sizes (least squares): ${slope(measured).toFixed(2)}`);

/** Slope of log seconds over log contacts. */
function slope(rows: readonly Measured[]): number {
  const points = rows.map(({ contacts, seconds }) => ({ x: Math.log(contacts), y: Math.log(seconds) }));
  const mean = (of: 'x' | 'y'): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [meanX, meanY] = [mean('x'), mean('y')];
  const covariance = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  return covariance / points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
}
