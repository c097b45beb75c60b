import { grantLegs, holdLegs, settleLegs } from '@/lib/credits/ledger'
import { holdKey, resolveKey } from '@/lib/credits/movement-key'
import type { Movement } from '@/scripts/seed/ledger'
import type { PlannedTake } from '@/scripts/seed/plan'
import { creditsOf, shortId } from '@/scripts/seed/rows'
import type { SeedPlace } from '@/scripts/seed/workspace'

/**
 * What the takes of some days have moved, in the order of time: a grant in the morning that is
 * enough for them all, a hold for each press, a settlement for each success.
 */
export const movementsOf = (place: SeedPlace, takes: readonly PlannedTake[]): Movement[] => {
  const moved = takes.flatMap((take) => ofTake(place, take))
  moved.sort((one, other) => one.at.getTime() - other.at.getTime())
  const first = moved[0]
  return first ? [grant(place, takes, first), ...moved] : []
}

const ofTake = (place: SeedPlace, take: PlannedTake): Movement[] => {
  const { taskId } = take
  const { priceCredits, billedCredits } = creditsOf(take)
  const of = { projectId: place.projectIds[take.shot.project] ?? null, taskId, note: null }
  return [
    {
      ...of,
      id: shortId(holdKey(taskId)),
      kind: 'hold',
      idempotencyKey: holdKey(taskId),
      legs: holdLegs(priceCredits),
      at: take.createdAt,
      actorId: place.userIds[take.person] ?? null,
    },
    {
      ...of,
      id: shortId(resolveKey(taskId)),
      kind: 'settle',
      idempotencyKey: resolveKey(taskId),
      legs: settleLegs(priceCredits, billedCredits, true),
      at: take.succeededAt,
      actorId: null,
    },
  ]
}

const ROUND_CREDITS = 1_000

const grant = (place: SeedPlace, takes: readonly PlannedTake[], first: Movement): Movement => {
  // Either may be the larger one.
  const most = takes.reduce((sum, take) => {
    const { priceCredits, billedCredits } = creditsOf(take)
    return sum + Math.max(priceCredits, billedCredits)
  }, 0)
  return {
    id: shortId(`grant/${first.id}`),
    kind: 'grant',
    idempotencyKey: `seed:${first.id}`,
    legs: grantLegs(Math.ceil(most / ROUND_CREDITS) * ROUND_CREDITS),
    at: new Date(first.at.getTime() - 60_000),
    projectId: null,
    taskId: null,
    actorId: place.ownerId,
    note: 'Seeded',
  }
}
