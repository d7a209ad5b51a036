import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** An E.164 number as people write it, `+31 10 000 00 01`; what is no number stays as it is. */
export function phoneWords(number: string): string {
  return parsePhoneNumberFromString(number)?.formatInternational() ?? number;
}
