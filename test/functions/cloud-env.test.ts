import { describe, expect, it } from 'vitest';
import { cloudEnv, readEnv } from '../../functions/shared/cloud-env.ts';

const schema = cloudEnv.pick({ TABLE_NAME: true, SEND_RATE: true });

describe('the environment of a function', () => {
  it('is read by its schema; numbers are numbers, everything else is left out', () => {
    expect(readEnv(schema, { TABLE_NAME: 'baton-dev', SEND_RATE: '14', HOME: '/root' })).toEqual({
      TABLE_NAME: 'baton-dev',
      SEND_RATE: 14,
    });
  });

  it('is refused with the names of all that is missing or wrong, and no value', () => {
    expect(() => readEnv(schema, { SEND_RATE: 'secret' })).toThrow(/TABLE_NAME: .*SEND_RATE: /);
    expect(() => readEnv(schema, { SEND_RATE: 'secret' })).not.toThrow(/secret/);
  });
});
