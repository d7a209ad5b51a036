import { MADE } from './shown-values.ts';

interface TargetFinding {
  readonly at: { readonly line: number; readonly column: number };
  readonly path: string;
  readonly message: string;
}

/** A link whose target begins with a field of the audience, of what was answered or of a task. */
const TARGET = /\]\(<?\s*(\{\{-?\s*((?:contact|organisation|task|list)\.[\w.-]+)[^}]*\}\})/g;

/**
 * Links that would lead nowhere: what other people write becomes no link, so such a target stays empty. Columns of a list
 * are named by them too.
 */
export function checkTargets(masked: string): readonly TargetFinding[] {
  return [...masked.matchAll(TARGET)].flatMap((match) => {
    const [whole, path = '', field = ''] = match;
    const parts = field.split('.');
    if (!parts.includes('more') && MADE.includes(parts.at(-1) ?? '')) return [];
    const before = masked.slice(0, match.index + whole.indexOf(path)).split('\n');
    const at = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const message = `what stands in ${field} was written by others and becomes no link. Write the address itself, or a field of links.*.`;
    return [{ at, path, message }];
  });
}
