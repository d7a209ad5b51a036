import type { Contact } from '../../workflows/domain/contact.ts';

/** A contact with every channel, no permission and no country; `changes` make it somebody. */
export function contactWith(changes: Partial<Contact>): Contact {
  return {
    schema: 1,
    id: 'anna',
    version: 0,
    email: 'anna@voorbeeld.example',
    phone: '+31101234567',
    street: 'Havenweg 1',
    postcode: '3000 AA',
    city: 'Rotterdam',
    salutation: 'ms',
    buyingRole: 'unknown',
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    organisation: 'voorbeeld',
    organisationName: 'Voorbeeld BV',
    more: {},
    emailPermission: { status: 'none' },
    phonePermission: { status: 'none' },
    stage: 'lead',
    ...changes,
  };
}
