import { describe, expect, it } from 'vitest';
import type { Objects } from '../../functions/shared/cloud-ports.ts';

/** What `Objects` promises, in an empty bucket: what was put is got, and found below its prefix. */
export function objectsContract(name: string, create: () => Promise<Objects>): void {
  describe.concurrent(name, () => {
    it('gives back what was put, to the letter', async () => {
      const objects = await create();
      const body = '{"name":"Zoë Ångström","price":"€ 12"}\r\n\n';
      await objects.put('inbox/a/rows-0001.jsonl', body);
      expect(await objects.get('inbox/a/rows-0001.jsonl')).toBe(body);
    });

    it('keeps an empty file apart from none', async () => {
      const objects = await create();
      await objects.put('empty.csv', '');
      expect(await objects.get('empty.csv')).toBe('');
      expect(await objects.get('none.csv')).toBeUndefined();
    });

    it('holds what was put last under a key', async () => {
      const objects = await create();
      await objects.put('a.json', '1');
      await objects.put('a.json', '2');
      expect(await objects.get('a.json')).toBe('2');
      expect(await objects.list('')).toEqual(['a.json']);
    });

    it('lists the keys below a prefix, sorted', async () => {
      const objects = await create();
      for (const key of ['in/b/2', 'in/a/10', 'in/a/2', 'in/a', 'out/a/1']) await objects.put(key, key);
      expect(await objects.list('in/a/')).toEqual(['in/a/10', 'in/a/2']);
      expect(await objects.list('in/')).toEqual(['in/a', 'in/a/10', 'in/a/2', 'in/b/2']);
      expect(await objects.list('nobody/')).toEqual([]);
    });

    it('lists more keys than one page has', async () => {
      const objects = await create();
      const keys = Array.from({ length: 1_001 }, (_, place) => `rows/${String(place).padStart(4, '0')}`);
      for (let from = 0; from < keys.length; from += 50) {
        await Promise.all(keys.slice(from, from + 50).map((key) => objects.put(key, '')));
      }
      expect(await objects.list('rows/')).toEqual(keys);
    });
  });
}
