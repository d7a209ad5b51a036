/** A binary heap: the smallest of what is in it comes out first. */
export interface Heap<T> {
  readonly size: number;
  push(item: T): void;
  peek(): T | undefined;
  pop(): T | undefined;
}

/** `isBefore` must be a strict order; equal items come out in any order. */
export function createHeap<T>(isBefore: (left: T, right: T) => boolean): Heap<T> {
  const items: T[] = [];
  const siftUp = (from: number): void => {
    let index = from;
    const item = items[index] as T;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!isBefore(item, items[parent] as T)) break;
      items[index] = items[parent] as T;
      index = parent;
    }
    items[index] = item;
  };
  const siftDown = (): void => {
    let index = 0;
    const item = items[0] as T;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && isBefore(items[child + 1] as T, items[child] as T)) child += 1;
      if (!isBefore(items[child] as T, item)) break;
      items[index] = items[child] as T;
      index = child;
    }
    items[index] = item;
  };
  return {
    get size() {
      return items.length;
    },
    push: (item) => {
      items.push(item);
      siftUp(items.length - 1);
    },
    peek: () => items[0],
    pop: () => {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        siftDown();
      }
      return first;
    },
  };
}
