/** The stay a touch of an enrollment belongs to, as its id `<enrollment>.<stay>.<kind>.<attempt>` says. */
export function stayOfTouch(touch: string | undefined): number | undefined {
  const stay = Number(touch?.split('.')[1]);
  return touch !== undefined && Number.isInteger(stay) ? stay : undefined;
}

/** Which try of a call a touch was, by its id. */
export function attemptOfTouch(touch: string | undefined): number | undefined {
  const attempt = Number(touch?.split('.')[3]);
  return Number.isInteger(attempt) && attempt > 0 ? attempt : undefined;
}

/** Whether a touch is the task of a reply: `<enrollment>.r<version>.reply` names no stay. */
export function isReplyId(touch: string | undefined): boolean {
  return touch !== undefined && /\.r\d+\.reply$/.test(touch);
}

export function replyId(enrollment: string, version: number): string {
  return `${enrollment}.r${version}.reply`;
}
