import { between, type Random } from '@/bench/random'
import { DAY_MS } from '@/scripts/seed/calendar'
import { PEOPLE } from '@/scripts/seed/people'
import { pick } from '@/scripts/seed/prompts'

/** One row of what was decided about a video; `person` is a number in `PEOPLE`. */
export type Decision = {
  kind: 'choice' | 'verdict'
  value: string | null
  person: number
  at: Date
}

export type Decisions = {
  choice: 'select' | 'reject' | null
  verdict: 'approved' | 'changes' | null
  rows: Decision[]
}

const DECIDING = PEOPLE.flatMap(({ role }, index) => (role === 'viewer' ? [] : [index]))

/** What one comes to in the end, and the changes of mind before it. */
export const drawDecisions = (random: Random, storedAt: Date, until: Date): Decisions => {
  const choice = draw(random, { select: 0.12, reject: 0.09 })
  const verdict = choice === 'select' ? draw(random, { approved: 0.35, changes: 0.2 }) : null
  let at = storedAt.getTime()
  const row = (kind: Decision['kind'], value: string | null): Decision => {
    at = Math.min(until.getTime() - 1, at + between(random, 60_000, 2 * DAY_MS))
    return { kind, value, person: pick(random, DECIDING), at: new Date(at) }
  }
  const rows: Decision[] = []
  // Chosen and taken back, or the other way round first.
  if (choice === null && random() < 0.01) rows.push(row('choice', 'select'), row('choice', null))
  if (choice === 'reject' && random() < 0.1) rows.push(row('choice', 'select'))
  if (choice) rows.push(row('choice', choice))
  if (verdict === 'approved' && random() < 0.2) rows.push(row('verdict', 'changes'))
  if (verdict) rows.push(row('verdict', verdict))
  return { choice, verdict, rows }
}

/** One of the values, each with its own chance; mostly none. */
const draw = <Value extends string>(
  random: Random,
  chances: Record<Value, number>,
): Value | null => {
  let left = random()
  for (const [value, chance] of Object.entries(chances) as [Value, number][]) {
    left -= chance
    if (left < 0) return value
  }
  return null
}
