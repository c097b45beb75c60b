/** The address of a comparison; of more than two the first two are compared. */
export const compareHref = (workspace: string, [a, b]: readonly string[]): string => {
  const query = new URLSearchParams()
  if (a) query.set('a', a)
  if (b) query.set('b', b)
  return `/w/${workspace}/compare?${query}`
}
