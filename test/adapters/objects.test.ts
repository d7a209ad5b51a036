import { GetObjectCommand, ListObjectsV2Command, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { createObjects } from '../../functions/adapters/s3/objects.ts';
import { Throttled, Unavailable } from '../../workflows/errors.ts';
import { head, sdkFault, sentTo } from './sent-commands.ts';

function arrange() {
  const client = new S3Client({ region: 'eu-west-1' });
  const mock = mockClient(client);
  const counted: string[] = [];
  return { mock, counted, objects: createObjects({ client, bucket: 'b', count: (what) => void counted.push(what) }) };
}

describe('an object', () => {
  it.each([
    ['a/bundle.json', 'application/json'],
    ['a/rows-0001.jsonl', 'application/x-ndjson'],
    ['a/rejected.csv', 'text/csv; charset=utf-8'],
    ['a/notes', 'text/plain; charset=utf-8'],
  ])('%s is put as %s, in UTF-8', async (Key, ContentType) => {
    const { mock, objects, counted } = arrange();
    await objects.put(Key, 'Zoë');
    const input = { Bucket: 'b', Key, Body: Buffer.from([0x5a, 0x6f, 0xc3, 0xab]), ContentType };
    expect(sentTo(mock)).toEqual([['PutObjectCommand', input]]);
    expect(counted).toEqual(['s3:PutObject']);
  });

  it('that is not there is undefined; one that may not be read is a fault', async () => {
    const { mock, objects, counted } = arrange();
    const denied = sdkFault('AccessDenied', 403);
    mock
      .on(GetObjectCommand)
      .rejectsOnce(new NoSuchKey({ ...head(404), message: 'x' }))
      .rejects(denied);
    expect(await objects.get('a')).toBeUndefined();
    await expect(objects.get('a')).rejects.toBe(denied);
    expect(sentTo(mock)[0]).toEqual(['GetObjectCommand', { Bucket: 'b', Key: 'a' }]);
    expect(counted).toEqual(['s3:GetObject', 's3:GetObject']);
  });

  it('whose body breaks off was not read', async () => {
    const { mock, objects } = arrange();
    const cut = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
    const Body = { transformToString: () => Promise.reject(cut) };
    mock.on(GetObjectCommand).callsFake(async () => ({ Body }));
    await expect(objects.get('a')).rejects.toThrow(Unavailable);
  });

  it('put too fast is throttled', async () => {
    const { mock, objects } = arrange();
    mock.on(PutObjectCommand).rejects(sdkFault('SlowDown', 503));
    await expect(objects.put('a', '')).rejects.toThrow(Throttled);
  });
});

describe('the list of keys', () => {
  it('goes on page by page to the end', async () => {
    const { mock, objects, counted } = arrange();
    mock
      .on(ListObjectsV2Command)
      .resolvesOnce({ Contents: [{ Key: 'in/1' }, { Key: 'in/2' }], NextContinuationToken: 'more' })
      .resolvesOnce({ Contents: [{ Key: 'in/3' }] });
    expect(await objects.list('in/')).toEqual(['in/1', 'in/2', 'in/3']);
    expect(sentTo(mock)).toEqual([
      ['ListObjectsV2Command', { Bucket: 'b', Prefix: 'in/', ContinuationToken: undefined }],
      ['ListObjectsV2Command', { Bucket: 'b', Prefix: 'in/', ContinuationToken: 'more' }],
    ]);
    expect(counted).toEqual(['s3:ListBucket', 's3:ListBucket']);
  });

  it('of nothing is empty', async () => {
    const { mock, objects } = arrange();
    mock.on(ListObjectsV2Command).resolves({});
    expect(await objects.list('in/')).toEqual([]);
  });

  it('that never ends is a fault, not a loop', async () => {
    const { mock, objects } = arrange();
    mock.on(ListObjectsV2Command).resolves({ Contents: [{ Key: 'in/1' }], NextContinuationToken: 'more' });
    await expect(objects.list('in/')).rejects.toThrow('more than 1000 pages of keys below in/');
  });
});
