import type { AudienceLine, AudienceReview } from './audience-review.ts';
import type { Signed } from './signature.ts';

/** What is no longer as a side signed it. */
interface Changes {
  /** Files by the names people know them by. */
  readonly files: readonly string[];
  readonly lines: readonly AudienceLine[];
}

/** Since this side signed; nothing where it has not. */
export function changesSince(
  { signed, signedFilesOf, signedFiles, files }: AudienceReview,
  lines: readonly AudienceLine[],
  side: keyof Signed,
): Changes {
  const signature = signed[side];
  if (!signature) return { files: [], lines: [] };
  const before = signedFilesOf?.[side] ?? signedFiles ?? {};
  const names = new Set([...Object.keys(before), ...Object.keys(files)]);
  return {
    files: [...names].filter((name) => before[name] !== files[name]),
    lines: lines.filter(({ changedAt = 0 }) => changedAt > signature.at),
  };
}
