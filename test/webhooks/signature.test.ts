import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { verifiedId } from '../../functions/receive-webhook/verify-signature.ts';
import { KEY, OLD_KEY, STRANGERS_KEY } from './door.ts';

const NOW = Date.parse('2027-03-18T13:00:00Z');
const SECONDS = NOW / 1000;
const BODY = Buffer.from('{"type":"attendance.recorded","naam":"Żółć"}');

interface Sent {
  readonly id?: string;
  readonly stamp?: string;
  readonly signature?: string;
  readonly body?: Uint8Array;
  readonly keys?: readonly string[];
}

const signed = (key: string, stamp = String(SECONDS), id = 'msg_1'): string =>
  new Webhook(key).sign(id, new Date(Number(stamp) * 1000), BODY);
const verify = ({ id = 'msg_1', stamp = String(SECONDS), signature, body = BODY, keys = [KEY] }: Sent) =>
  verifiedId(
    {
      headers: {
        'webhook-id': id,
        'webhook-timestamp': stamp,
        'webhook-signature': signature ?? signed(KEY, stamp, id),
      },
      rawBody: body,
    },
    keys,
    NOW,
  );

describe('a signature by the Standard Webhooks specification', () => {
  it('is the HMAC of id, time and body that the specification writes down', () => {
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const payload = '{"test": 2432232314}';
    const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
    const expected = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
    const at = 1_614_265_330;
    const ours = createHmac('sha256', Buffer.from(secret, 'base64')).update(`${id}.${at}.${payload}`).digest('base64');
    expect(`v1,${ours}`).toBe(expected);
    const headers = { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': expected };
    const delivery = { headers, rawBody: Buffer.from(payload) };
    expect(verifiedId(delivery, [`whsec_${secret}`], at * 1000)).toBe(id);
    expect(verifiedId(delivery, [secret], at * 1000)).toBe(id);
  });

  it('agrees with the package about real deliveries, which reads the real clock', () => {
    const at = new Date();
    const headers = {
      'webhook-id': 'msg_2',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(KEY).sign('msg_2', at, BODY),
    };
    expect(() => new Webhook(KEY).verify(BODY, headers)).not.toThrow();
    expect(verifiedId({ headers, rawBody: BODY }, [KEY], at.getTime())).toBe('msg_2');
    expect(() => new Webhook(OLD_KEY).verify(BODY, headers)).toThrow('No matching signature');
    expect(verifiedId({ headers, rawBody: BODY }, [OLD_KEY], at.getTime())).toBeUndefined();
  });

  it('is taken with either key during a rotation, on either side', () => {
    expect(verify({ keys: [KEY, OLD_KEY], signature: signed(OLD_KEY) })).toBe('msg_1');
    expect(verify({ keys: [KEY, OLD_KEY], signature: signed(KEY) })).toBe('msg_1');
    expect(verify({ keys: [KEY], signature: `${signed(STRANGERS_KEY)} v1a,xyz ${signed(KEY)}` })).toBe('msg_1');
    expect(verify({ keys: [KEY], signature: signed(OLD_KEY) })).toBeUndefined();
  });

  it.each([-300, 300, 0])('is taken when sent %i seconds from now', (seconds) => {
    expect(verify({ stamp: String(SECONDS + seconds) })).toBe('msg_1');
  });

  it.each([-301, 301, -31_536_000])('is refused when sent %i seconds from now', (seconds) => {
    expect(verify({ stamp: String(SECONDS + seconds) })).toBeUndefined();
  });

  it.each<[string, Sent]>([
    ['another body', { body: Buffer.from('{}') }],
    ['one byte more', { body: Buffer.concat([BODY, Buffer.from(' ')]) }],
    ['another id', { id: 'msg_2', signature: signed(KEY) }],
    ['no id', { id: '' }],
    ['no signature', { signature: '' }],
    ['another version', { signature: signed(KEY).replace('v1,', 'v2,') }],
    ['a bare signature', { signature: signed(KEY).slice(3) }],
    ['a signature cut off', { signature: signed(KEY).slice(0, -1) }],
    ['a time that is none', { stamp: `${SECONDS}abc`, signature: signed(KEY) }],
    ['a time before 1970', { stamp: '-1', signature: signed(KEY) }],
    ['the key of a stranger', { signature: signed(STRANGERS_KEY) }],
  ])('is refused for %s', (_what, sent) => {
    expect(verify(sent)).toBeUndefined();
  });

  it('throws on a key that is none: that is ours to mend', () => {
    expect(() => verify({ keys: ['whsec_'] })).toThrow();
  });
});
