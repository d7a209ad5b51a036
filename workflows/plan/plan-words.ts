/** `1,000`. */
export function countWords(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** `2.5 %`, `0.4 %`. */
export function shareWord(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** A table with its headings; a last column without heading and words is left out. */
export function tableOf(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const table = [headings, ...rows];
  const last = headings.length - 1;
  return table.some((row) => (row[last] ?? '') !== '') ? table : table.map((row) => row.slice(0, last));
}
