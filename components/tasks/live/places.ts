/** Which task has which place, in order; null where a place is free. */
export type Places = readonly (string | null)[]

/** A task that may have a place: its id, and how much it matters, 0 most. */
export type Candidate = { id: string; rank: number }

/** News of the viewer's own: only they take a place from somebody. */
export const OWN_NEWS = 0

/**
 * Gives `count` places to those that matter most, and moves nobody: who keeps a place keeps the
 * same one, who has gone leaves it free, who comes takes a free one. Candidates of the same rank
 * come in their order, but after those that have a place already.
 * @param still somebody is about to press something here: nobody loses a place.
 */
export const seat = (
  before: Places,
  candidates: Candidate[],
  count: number,
  { still = false } = {},
): Places => {
  const seated = new Set(before.slice(0, count))
  const weight = ({ id, rank }: Candidate) => {
    const has = seated.has(id)
    if (has && still) return -1
    return rank === OWN_NEWS ? 0 : rank * 2 + (has ? 0 : 1)
  }
  const chosen = new Set(
    [...candidates]
      .sort((a, b) => weight(a) - weight(b))
      .slice(0, count)
      .map(({ id }) => id),
  )
  const places = Array.from({ length: count }, (_, at) => {
    const id = before[at] ?? null
    return id !== null && chosen.delete(id) ? id : null
  })
  const comes = [...chosen]
  return places.map((id) => id ?? comes.shift() ?? null)
}
