import type { MailKind } from '../../../workflows/workflow.ts';
import type { MailRequest } from './mail-request.ts';

interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/**
 * Headers beside those every mail has. Marketing can be objected to by one click of the mail program itself (RFC 8058).
 * Everything else says that nobody wrote it (RFC 3834 §5), so that no out-of-office answers it; an invitation does not, since
 * the note that somebody is away tells when to write again.
 */
export function mailHeaders({ unsubscribe }: Pick<MailRequest, 'unsubscribe'>, kind: MailKind): readonly MailHeader[] {
  if (kind !== 'marketing') return [{ name: 'Auto-Submitted', value: 'auto-generated' }];
  if (unsubscribe === undefined) return [];
  return [
    { name: 'List-Unsubscribe', value: `<${unsubscribe}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
  ];
}
