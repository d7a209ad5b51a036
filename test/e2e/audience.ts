import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One row of the campaign's list, read with no code of the product. */
export interface Invitee {
  readonly email: string;
  readonly rep: string;
  /** Whatever must never stand in a log, a history or an execution's input: addresses, names, numbers. */
  readonly secrets: readonly string[];
}

/** The rows that can be used: those with an organisation. */
export function readInvitees(folder: string): readonly Invitee[] {
  const [heading = '', ...rows] = readFileSync(join(folder, 'invitees.csv'), 'utf8').trim().split('\n');
  const names = heading.split(';');
  return rows.flatMap((row) => {
    const cells = row.split(';');
    const cell = (name: string): string => cells[names.indexOf(name)] ?? '';
    if (cell('organisation') === '') return [];
    const [email, phone] = [cell('email'), cell('phone')];
    const secrets = [email, phone, phone.replaceAll(' ', ''), cell('firstName'), cell('lastName'), cell('street')];
    return [{ email, rep: cell('rep'), secrets: secrets.filter((secret) => secret !== '') }];
  });
}
