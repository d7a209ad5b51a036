import { type Line, textOf } from './line.ts';
import type { Told } from './tell-example.ts';

/** Where two tellings of one story part: of a contact, of one mail to a rep or manager, or of the campaign itself. */
export interface Parting {
  readonly story: string;
  /** The earlier of the two lines: from this instant on the story is another. */
  readonly at: string;
  readonly was?: Line;
  readonly is?: Line;
  /** All lines that only one of the two tells. */
  readonly lines: readonly Line[];
}

/** Every story that is not told the same, byte by byte, the earliest parting first. */
export function partings(before: Told, after: Told): readonly Parting[] {
  const [was, is] = [storiesOf(before), storiesOf(after)];
  const parted = [...new Set([...was.keys(), ...is.keys()])].flatMap((story) =>
    parting(story, was.get(story) ?? [], is.get(story) ?? []),
  );
  return parted.sort((one, other) => (one.at < other.at ? -1 : 1));
}

interface Sentence {
  readonly line: Line;
  readonly text: string;
}

function storiesOf({ lines }: Told): ReadonlyMap<string, readonly Sentence[]> {
  const bySeq = new Map<unknown, Line>(lines.map((line) => [line.seq, line]));
  const stories = new Map<string, Sentence[]>();
  for (const line of lines) {
    const story = storyOf(line);
    stories.set(story, [...(stories.get(story) ?? []), { line, text: textOf(line, bySeq) }]);
  }
  return stories;
}

function storyOf({ contact, receiver, touch, type, at }: Line): string {
  if (contact !== undefined) return contact;
  return receiver === undefined ? `${type} ${at}` : `${String(receiver)}, ${String(touch)}`;
}

function parting(story: string, was: readonly Sentence[], is: readonly Sentence[]): readonly Parting[] {
  const first = was.findIndex(({ text }, index) => text !== is[index]?.text);
  const index = first === -1 && is.length > was.length ? was.length : first;
  if (index === -1) return [];
  const [before, after] = [was[index]?.line, is[index]?.line];
  const at = [before?.at, after?.at].flatMap((one) => one ?? []).sort()[0] ?? '';
  return [
    {
      story,
      at,
      ...(before && { was: before }),
      ...(after && { is: after }),
      lines: [...only(was, is), ...only(is, was)],
    },
  ];
}

function only(some: readonly Sentence[], others: readonly Sentence[]): readonly Line[] {
  const told = new Set(others.map(({ text }) => text));
  return some.filter(({ text }) => !told.has(text)).map(({ line }) => line);
}
