import { join } from 'node:path';
import { suppressionIds } from '../../functions/shared/contact-id.ts';
import { parseEmail } from '../../workflows/audience/read-email.ts';
import { parsePhone } from '../../workflows/audience/read-phone.ts';
import type { Problem } from '../../workflows/language/problem.ts';
import type { NamedFiles } from './named-files.ts';
import { readTextFile } from './read-folder.ts';
import type { MissingFile } from './read-named.ts';

interface SuppressionRequest {
  readonly folder: string;
  readonly named: NamedFiles;
  readonly missing: MissingFile;
}

/**
 * Who stands on a suppression list: whatever looks like an address or, in a field of its own, like a number with its zero
 * or its plus. A list that cannot be read, or names nobody although something stands in it, is told: without it nothing
 * may go.
 */
export function readSuppressed(
  { folder, named, missing }: SuppressionRequest,
  file: string,
  problems: Problem[],
): readonly string[] {
  const text = readTextFile(join(folder, file));
  if (text === undefined) {
    problems.push(missing('audience', file));
    return [];
  }
  const found = [...addressesIn(text), ...numbersIn(text, named.defaults.country)];
  const isText = ![WORKBOOK, '\ufffd'].some((start) => text.startsWith(start)) && !text.includes('\0');
  const hasRows = text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length > 1;
  if (!isText || (hasRows && found.length === 0))
    problems.push({ file, line: 1, path: '', severity: 'error', message: isText ? NOBODY : NO_TEXT });
  return isText ? found.flatMap(suppressionIds) : [];
}

const WORKBOOK = 'PK\u0003\u0004';
const NO_TEXT =
  'this is not text that can be read: nobody on it would be left out. Save it as "CSV UTF-8" and try again.';
const NOBODY =
  'no mail address and no phone number: nobody on it would be left out. Write one in each row, a number as +31 10 123 45 67.';

function addressesIn(text: string) {
  return [...text.matchAll(/[^\s;,"'<>]+@[^\s;,"'<>]+/g)].map(([written]) => ({
    email: parseEmail(written) ?? written,
  }));
}

/** Customer numbers and dates begin with neither. */
function numbersIn(text: string, country: string) {
  const fields = text.split(/[;,\t\r\n"]/).map((field) => field.trim().replace(/^'/, ''));
  return fields.flatMap((field) => {
    const phone = /^[+0(]/.test(field) ? parsePhone(field, country) : undefined;
    return phone === undefined ? [] : [{ phone }];
  });
}
