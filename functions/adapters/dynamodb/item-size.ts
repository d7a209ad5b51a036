import type { Item } from './stored-item.ts';

/**
 * Bytes of an item as DynamoDB counts them: names and values, without the 100 bytes that only storage is billed for.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export function sizeOfItem(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) {
    if (value !== undefined) size += Buffer.byteLength(name) + sizeOfValue(value);
  }
  return size;
}

function sizeOfValue(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return sizeOfNumber(value);
  if (Array.isArray(value)) return value.reduce<number>((size, part) => size + 1 + sizeOfValue(part), 3);
  if (typeof value !== 'object' || value === null) return 1;
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return parts.reduce((size, [name, part]) => size + 1 + Buffer.byteLength(name) + sizeOfValue(part), 3);
}

/**
 * AWS says "approximately 1 byte per two significant digits, and 1 byte". Measured on DynamoDB Local: digits are paired
 * from the decimal point outwards, pairs of zeros at either end count nothing, a negative number has 1 byte more.
 */
function sizeOfNumber(value: number): number {
  if (value === 0) return 1;
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  // An even power of ten begins a pair with a leading zero.
  const leading = Number(exponent) % 2 === 0 ? 1 : 0;
  return 1 + Math.ceil((leading + digits.length) / 2) + (value < 0 ? 1 : 0);
}
