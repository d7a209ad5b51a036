import type { Page } from './page.ts';
import type { PagePorts } from './page-ports.ts';
import { createCheckInPage } from './pages/check-in-page.ts';
import { createConversationsPage } from './pages/conversations-page.ts';
import { createFilePage } from './pages/file-page.ts';
import { createListPages } from './pages/list-pages.ts';
import { createManagerPages } from './pages/manager-pages.ts';
import { createOutcomePage } from './pages/outcome-page.ts';
import { createPreferencesPage } from './pages/preferences-page.ts';
import { createResponsePage } from './pages/response-page.ts';
import { createStoryPage } from './pages/story-page.ts';

/** Pages by the letter in their address. */
export function createPageTable(ports: PagePorts): Readonly<Record<string, Page>> {
  return {
    r: createResponsePage(ports),
    u: createPreferencesPage(ports),
    f: createFilePage(ports),
    c: createOutcomePage(ports),
    k: createStoryPage(ports),
    l: createListPages(ports),
    n: createConversationsPage(ports),
    i: createCheckInPage(ports),
    m: createManagerPages(ports),
  };
}
