/** Reads of single items that run at the same time. */
const AT_ONCE = 20;

/** Reads many things by id, a few at a time, each once; what is not there is left out. In the order of the ids. */
export async function readMany<T>(
  ids: Iterable<string>,
  read: (id: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T>> {
  const waiting = [...new Set(ids)];
  const found = new Map<string, T>();
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const some = waiting.slice(from, from + AT_ONCE);
    const values = await Promise.all(some.map(read));
    some.forEach((id, index) => {
      const value = values[index];
      if (value !== undefined) found.set(id, value);
    });
  }
  return found;
}
