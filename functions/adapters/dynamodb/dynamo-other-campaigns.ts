import type { Enrollment } from '../../../workflows/domain/enrollment.ts';
import type { OtherCampaigns } from '../../launch-campaign/launch-ports.ts';
import { contactKey } from './keys.ts';
import { storedEnrollment } from './stored-enrollment.ts';
import { queryItems, type TableAccess } from './table-access.ts';

/** More campaigns than anybody was ever in. */
const MAX_CAMPAIGNS = 200;

/**
 * What a contact is in besides. The whole story of each enrollment lies behind it in his partition and is jumped over:
 * one item is read for each campaign, and one look for who is new.
 */
export function createDynamoOtherCampaigns(access: TableAccess): OtherCampaigns {
  const allOf = async (contact: string): Promise<readonly Enrollment[]> => {
    const { pk } = contactKey(contact);
    const all: Enrollment[] = [];
    let from = 'E#';
    for (let count = 0; count < MAX_CAMPAIGNS; count += 1) {
      const [item] = await queryItems(access, {
        condition: '#pk = :pk AND #sk BETWEEN :from AND :to',
        names: { '#pk': 'pk', '#sk': 'sk' },
        // `$` follows `#`: behind everything whose key begins with `E#`.
        values: { ':pk': pk, ':from': from, ':to': 'E$' },
        limit: 1,
      });
      if (!item) return all;
      const enrollment = storedEnrollment.read(item);
      all.push(enrollment);
      from = `E#${enrollment.campaign}$`;
    }
    throw new Error(`${contact} is in more than ${MAX_CAMPAIGNS} campaigns`);
  };
  return { allOf, openOf: async (contact) => (await allOf(contact)).filter(({ status }) => status === 'open') };
}
