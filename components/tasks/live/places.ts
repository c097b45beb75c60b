/** Which task has which place, in order; null where a place is free. */
export type Places = readonly (string | null)[]

/** A task that may have a place. */
export type Candidate = {
  id: string
  /** How much it matters, 0 most. */
  rank: number
  /** The id under which it may have its place already. */
  was?: string
  /** Of the viewer's own that move: only just sent, or generating. */
  stage?: 'sent' | 'generating'
}

/** News of the viewer's own: only they take a place from somebody. */
export const OWN_NEWS = 0

/**
 * Gives `count` places to those that matter most, and moves nobody: who keeps a place keeps the
 * same one, who has gone leaves it free, who comes takes a free one. Candidates of the same rank
 * come in their order, but after those that have a place already.
 * @param still somebody is about to press something here: nobody loses a place.
 */
export const seat = (
  had: Places,
  candidates: Candidate[],
  count: number,
  { still = false } = {},
): Places => {
  const known = new Map<string | null, string>()
  for (const { id, was } of candidates) if (was) known.set(was, id)
  const before = had.map((id) => known.get(id) ?? id)
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

/**
 * Gives the places anew, in the order of the candidates. What was just sent is seen, and so is what
 * generates: where both want more than there is, each has half.
 */
export const seatAnew = (candidates: Candidate[], count: number): Places => {
  const of = (stage: Candidate['stage']) => candidates.filter((one) => one.stage === stage)
  const room = Math.max(Math.ceil(count / 2), count - of('generating').length)
  const over = new Set(of('sent').slice(room))
  return seat([], [...candidates.filter((one) => !over.has(one)), ...over], count)
}
