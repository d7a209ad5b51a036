import { owedFiles } from '../../../workflows/domain/files-owed.ts';
import { fileName } from '../../../workflows/texts/data-names.ts';
import type { ListFields } from '../../../workflows/texts/mail-values.ts';
import type { MailContext } from './mail-context.ts';

/** The files that were promised for later and are not there yet, a line each. */
export function owedFields({ live }: MailContext, language: string): ListFields {
  const { files } = live.setup.campaign;
  const lines = owedFiles({ files }, Object.keys(files)).map((file) => ({ name: fileName(language, file) }));
  return { count: lines.length, lines };
}
