import type { Page, Visit } from '../page.ts';
import type { PagePorts } from '../page-ports.ts';
import { createListPage } from './list-page.ts';
import { createSignOffPage, SIGN_OFF } from './sign-off-page.ts';

/** `/l`: the joint lists, and what both managers sign, whichever a link is about. */
export function createListPages(ports: PagePorts): Page {
  const [lists, signOff] = [createListPage(ports), createSignOffPage(ports)];
  const of = ({ link }: Visit): Page => (link.subject.split('.')[1] === SIGN_OFF ? signOff : lists);
  return {
    view: (visit) => of(visit).view(visit),
    press: (visit, form) => of(visit).press(visit, form),
    told: (visit, events) => of(visit).told(visit, events),
    notices: (visit) => of(visit).notices(visit),
  };
}
