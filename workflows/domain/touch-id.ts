/** The stay a touch of an enrollment belongs to, as its id `<enrollment>.<stay>.<kind>.<attempt>` says. */
export function stayOfTouch(touch: string | undefined): number | undefined {
  const stay = Number(touch?.split('.')[1]);
  return touch !== undefined && Number.isInteger(stay) ? stay : undefined;
}
