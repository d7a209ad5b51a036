import { describe, expect, it } from 'vitest';
import { sizeOfItem } from '../../../functions/adapters/dynamodb/item-size.ts';

describe('the size of an item', () => {
  /** Measured on DynamoDB Local: how much longer a text may grow before the item costs another unit. */
  it.each([
    [0, 1],
    [1, 2],
    [-1, 3],
    [99, 2],
    [100, 2],
    [101, 3],
    [123, 3],
    [-1234, 4],
    [123456, 4],
    [1.5, 3],
    [12.34, 3],
    [123.4, 4],
    [0.01, 2],
    [0.012, 3],
    [0.12, 2],
    [1_200_000, 3],
    [1_800_000_000_000, 3],
    [1_799_999_999_999, 8],
    [0.1 + 0.2, 10],
    [1e-7, 2],
    [-0.05, 3],
    ['', 0],
    ['é', 2],
    ['😀', 4],
    [true, 1],
    [null, 1],
    [[], 3],
    [[1], 6],
    [['a', 'bb'], 8],
    [{}, 3],
    [{ a: 'x', bb: 'yy' }, 11],
    [{ é: 'x' }, 7],
    [{ a: {}, left: undefined }, 8],
    [[[]], 7],
  ])('counts %j as %i and its name', (value, size) => {
    expect(sizeOfItem({ name: value })).toBe(4 + size);
  });

  it('is that of all attributes that are there', () => {
    expect(sizeOfItem({ pk: 'a', sk: 'bb', left: undefined })).toBe(7);
  });
});
