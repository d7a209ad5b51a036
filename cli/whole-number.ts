import { UsageError } from './shell.ts';

/** A whole number of an option. Throws UsageError outside its bounds. */
export function wholeNumber(
  text: string,
  option: string,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && value >= min && value <= max) return value;
  throw new UsageError(`${option} ${text}: write a whole number from ${min} to ${max}.`);
}
