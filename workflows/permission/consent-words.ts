/** What stands on the rep's screen beside the box, by language: the words a contact says yes or no to on the phone. */
const CONFIRM_BY_MAIL: Readonly<Record<string, string>> = {
  nl: 'Mogen wij u de bevestiging en wat u over het evenement moet weten per mail sturen?',
  da: 'Må vi sende bekræftelsen, og hvad du skal vide om arrangementet, pr. mail?',
  de: 'Dürfen wir Ihnen die Bestätigung und was Sie zur Veranstaltung wissen müssen per E-Mail schicken?',
  en: 'May we send you the confirmation, and what you need to know about the event, by mail?',
};

/** Kept with each consent: a changed wording is a new version, and old consents keep theirs. */
const VERSION = 1;

/** The wording of the box in the contact's language, with its version, as it is kept with his answer. */
export function confirmByMailWords(language: string): string {
  return `${CONFIRM_BY_MAIL[language] ?? CONFIRM_BY_MAIL.en} (v${VERSION})`;
}

/** What a guest who was not invited says yes to at the door, where he wants to hear from us again. */
const INVITATIONS: Readonly<Record<string, string>> = {
  nl: 'Mogen wij u uitnodigingen en nieuws per mail sturen?',
  da: 'Må vi sende dig invitationer og nyheder pr. mail?',
  de: 'Dürfen wir Ihnen Einladungen und Neuigkeiten per E-Mail schicken?',
  en: 'May we send you invitations and news by mail?',
};

/** The wording of that box with its version, as it is kept with his permission. */
export function invitationConsentWords(language: string): string {
  return `${INVITATIONS[language] ?? INVITATIONS.en} (v${VERSION})`;
}
