import type { OtherCampaigns } from '../../launch-campaign/launch-ports.ts';
import { contactKey } from './keys.ts';
import { storedEnrollment } from './stored-enrollment.ts';
import { below, queryItems, type TableAccess } from './table-access.ts';

/** What a contact is in besides: his enrollments lie in one partition, among what belongs to them. */
export function createDynamoOtherCampaigns(access: TableAccess): OtherCampaigns {
  return {
    openOf: async (contact) => {
      const items = await queryItems(access, below(contactKey(contact).pk, 'E#'));
      return items
        .filter(({ kind }) => kind === 'enrollment')
        .map(storedEnrollment.read)
        .filter(({ status }) => status === 'open')
        .map(({ campaign }) => campaign);
    },
  };
}
