/** What stands around a text, in Markdown and Liquid, per language: the legal lines of a mail and its footer. */
export interface LayoutWords {
  /** Below the first mail: who we are, where the address comes from, how to object; a paragraph of its own. */
  readonly firstTouch: string;
  /** Below every marketing mail. */
  readonly unsubscribe: string;
  /** Below every mail to a contact. */
  readonly sender: string;
  /** Below every mail to reps and managers. */
  readonly internal: string;
}

const SENDER =
  '{{ sender.organisation }} · {{ sender.address }}{% if sender.registration %} · {{ sender.registration }}{% endif %}';
const WHO =
  '{{ sender.organisation }}, {{ sender.address }}{% if sender.registration %} ({{ sender.registration }}){% endif %}';

/** A language that is missing here has no mails: nothing goes out without its legal lines. */
export const LAYOUT_WORDS: Readonly<Record<string, LayoutWords>> = {
  nl: {
    firstTouch: `Wij zijn ${WHO}.{% if source.text %} Waarom wij {{ "u|je" | form }} schrijven: {{ source.text }}.{% endif %} Liever geen berichten van ons? [Laat het ons hier weten]({{ links.unsubscribe }}) of antwoord op deze mail; wij houden ons daaraan.`,
    unsubscribe:
      'Geen uitnodigingen en nieuws meer per mail? [Meld {{ "u|je" | form }} hier af]({{ links.unsubscribe }}).',
    sender: `${SENDER}{% if sender.privacy %} · [Privacy]({{ sender.privacy }}){% endif %}`,
    internal: 'Verstuurd door Baton voor {{ sender.name }} · {{ campaign.name }}',
  },
  en: {
    firstTouch: `We are ${WHO}.{% if source.text %} Why we are writing to you: {{ source.text }}.{% endif %} Would you rather not hear from us? [Tell us here]({{ links.unsubscribe }}) or reply to this mail, and we will respect that.`,
    unsubscribe: 'No more invitations and news by mail? [Unsubscribe here]({{ links.unsubscribe }}).',
    sender: `${SENDER}{% if sender.privacy %} · [Privacy]({{ sender.privacy }}){% endif %}`,
    internal: 'Sent by Baton for {{ sender.name }} · {{ campaign.name }}',
  },
  da: {
    firstTouch: `Vi er ${WHO}.{% if source.text %} Derfor skriver vi til {{ "Dem|dig" | form }}: {{ source.text }}.{% endif %} Vil {{ "De|du" | form }} helst ikke høre fra os? [Sig det her]({{ links.unsubscribe }}), eller svar på denne mail; det retter vi os efter.`,
    unsubscribe: 'Ikke flere invitationer og nyheder på mail? [Afmeld her]({{ links.unsubscribe }}).',
    sender: `${SENDER}{% if sender.privacy %} · [Privatliv]({{ sender.privacy }}){% endif %}`,
    internal: 'Sendt af Baton for {{ sender.name }} · {{ campaign.name }}',
  },
  de: {
    firstTouch: `Wir sind ${WHO}.{% if source.text %} Warum wir {{ "Ihnen|dir" | form }} schreiben: {{ source.text }}.{% endif %} {{ "Möchten Sie|Möchtest du" | form }} nichts von uns hören? [Hier {{ "können Sie|kannst du" | form }} widersprechen]({{ links.unsubscribe }}), oder {{ "antworten Sie|antworte" | form }} auf diese E-Mail; wir halten uns daran.`,
    unsubscribe: 'Keine Einladungen und Neuigkeiten mehr per E-Mail? [Hier abmelden]({{ links.unsubscribe }}).',
    sender: `${SENDER}{% if sender.privacy %} · [Datenschutz]({{ sender.privacy }}){% endif %}`,
    internal: 'Gesendet von Baton für {{ sender.name }} · {{ campaign.name }}',
  },
};
