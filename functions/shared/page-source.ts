/** In receipts, the door of the pages. */
export const PAGE_SOURCE = 'page';
