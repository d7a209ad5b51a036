import type { Key } from './keys.ts';
import type { Item } from './stored-item.ts';
import type { Write } from './writes.ts';

export interface Meter {
  got(read: readonly { readonly key: Key; readonly item: Item | undefined }[], consistent: boolean): void;
  queried(items: readonly Item[]): void;
  wrote(writes: readonly Write[]): void;
  deleted(key: Key): void;
  cancelled(writes: readonly Write[]): void;
}
