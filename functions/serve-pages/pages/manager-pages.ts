import type { Page, Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { CONTACTS, createContactsPage } from './contacts-page.ts';
import { createManagerPage } from './manager-page.ts';

/** `/m`: a rep's calls, or from the foot of his digest his contacts, whichever a link is about. */
export function createManagerPages(ports: PagePorts): Page {
  const [calls, contacts] = [createManagerPage(ports), createContactsPage(ports)];
  const of = ({ link }: Visit): Page => (link.subject.split('.')[1] === CONTACTS ? contacts : calls);
  return {
    view: (visit) => of(visit).view(visit),
    press: (visit, form) => of(visit).press(visit, form),
    told: (visit, events) => of(visit).told(visit, events),
    notices: (visit) => of(visit).notices(visit),
  };
}
