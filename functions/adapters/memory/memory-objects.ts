import type { Objects } from '../../shared/cloud-ports.ts';

/** Files in memory. */
export function createMemoryObjects(): Objects {
  const files = new Map<string, string>();
  return {
    get: async (key) => files.get(key),
    put: async (key, body) => void files.set(key, body),
    list: async (prefix) => [...files.keys()].filter((key) => key.startsWith(prefix)).sort(),
  };
}
