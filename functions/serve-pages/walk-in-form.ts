import { present } from '../../workflows/audience/present.ts';
import { parseEmail } from '../../workflows/audience/read-email.ts';
import { parsePhone } from '../../workflows/audience/read-phone.ts';
import type { LiveCampaign } from '../../workflows/domain/live-campaign.ts';
import { invitationConsentWords } from '../../workflows/permission/consent-words.ts';
import { type FormKit, type Option, renderCheckbox, renderForm, renderInput, renderSelect } from './forms.ts';
import type { Html } from './layout.ts';
import type { SaidEvent } from './take-press.ts';
import type { RepWords } from './words/rep-words.ts';
import { walkInWords } from './words/walk-in-words.ts';

/** What the button of the form says. */
export const WALK_IN = 'walk-in';

interface Asked {
  readonly language: string;
  readonly live: LiveCampaign;
  /** Whoever may have brought him. */
  readonly hosts: readonly Option[];
}

/** A form for a guest who was not invited: his name, and how he may be reached. */
export function renderWalkIn(kit: FormKit, { language, live, hosts }: Asked): Html {
  const words = walkInWords(language);
  const fields = [
    renderInput(kit, { name: 'firstName', label: words.firstName }),
    renderInput(kit, { name: 'lastName', label: words.lastName, required: true }),
    renderInput(kit, { name: 'organisation', label: words.organisation }),
    renderSelect(kit, 'guestOf', words.guestOf, [{ value: '', label: words.nobody }, ...hosts]),
    renderInput(kit, { name: 'email', label: words.email, type: 'email' }),
    renderInput(kit, { name: 'phone', label: words.phone, type: 'tel' }),
    renderInput(kit, { name: 'guests', label: words.guests, type: 'number' }),
    renderCheckbox(kit, 'consent', words.consent(consentOf(live))),
  ];
  return renderForm(kit, { answer: WALK_IN, label: words.save, heading: words.title, fields });
}

/** At the door one text stands for all: in the campaign's language. */
function consentOf({ setup }: LiveCampaign): string {
  return invitationConsentWords(setup.campaign.language);
}

interface Reading extends Asked {
  readonly words: Pick<RepWords, 'missing' | 'unfit'>;
  /** Whose he is where nobody owns his organisation yet. */
  readonly rep?: string;
}

/** What the form says; what is missing or cannot be, in sentences. */
export function readWalkIn(form: URLSearchParams, { language, live, hosts, words, rep }: Reading) {
  const labels = walkInWords(language);
  const given = (name: string) => form.get(name)?.trim().slice(0, MOST_TEXT) || undefined;
  const [emailText, phoneText, guestsText] = [given('email'), given('phone'), given('guests')];
  const email = emailText === undefined ? undefined : parseEmail(emailText);
  const phone = phoneText === undefined ? undefined : parsePhone(phoneText, live.setup.campaign.country ?? '');
  const guests = Number(guestsText ?? 0);
  const lastName = given('lastName');
  const organisation = given('organisation');
  const guestOf = hosts.find(({ value }) => value === form.get('guestOf'))?.value;
  const problems = [
    ...(lastName === undefined ? [words.missing(labels.lastName)] : []),
    ...(organisation === undefined && guestOf === undefined ? [words.missing(labels.organisation)] : []),
    ...(emailText !== undefined && email === undefined ? [words.unfit(labels.email)] : []),
    ...(phoneText !== undefined && phone === undefined ? [words.unfit(labels.phone)] : []),
    ...(Number.isInteger(guests) && guests >= 0 && guests <= MOST_GUESTS ? [] : [words.unfit(labels.guests)]),
  ];
  const consent = form.get('consent') === 'yes' ? consentOf(live) : undefined;
  const who = present({ lastName, organisation, email, phone, firstName: given('firstName') });
  const data = present({ guestOf, rep, consent, guests: guestsText === undefined ? undefined : guests });
  const event: SaidEvent = { type: 'page.walk-in', who, data };
  return { problems, event };
}

const MOST_TEXT = 500;
const MOST_GUESTS = 100;
