const WORDS: Readonly<Record<string, string>> = {
  invitation: 'the invitation',
  confirmation: 'the confirmation',
  'waiting-list': 'a place on the waiting list',
  'place-offered': 'the offer of a place',
  maybe: 'the question whether it is decided',
  practical: 'the practical mail',
  'event-moved': 'the new date',
  'event-cancelled': 'the cancellation',
  'seat-released': 'the confirmation that the seat is free again',
  'thank-you': 'thanks and the slides',
  'thank-you-appointment': 'thanks, the slides and the appointment',
  'presentation-no-show': 'the presentation, for who did not come',
  'presentation-declined': 'the presentation, for who could not come',
  'presentation-silent': 'the presentation, for who did not answer',
  'presentation-cancelled': 'the presentation, as the event was cancelled',
  'presentation-on-request': 'the presentation that was asked for',
  'webinar-confirmation': 'the confirmation with the link',
  'webinar-practical': 'the practical mail',
  'webinar-link': 'the link once more',
  'webinar-withdrawn': 'the confirmation that it is cancelled',
  'webinar-thank-you': 'thanks and the recording',
  'webinar-left-early': 'thanks and the recording, for who left early',
  'recording-no-show': 'the recording, for who did not come',
  'recording-declined': 'the recording, for who could not come',
  'recording-silent': 'the recording, for who did not answer',
  whitepaper: 'the white paper',
  'letter-invitation': 'the invitation as a letter',
};

/** A text's name in the words of a story: `the invitation`. An item of the content list is told by its name. */
export function mailWords(template: string): string {
  return WORDS[template] ?? (template.startsWith('nurture-') ? `the item ${template.slice(8)}` : template);
}
