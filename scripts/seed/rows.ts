import { createHash } from 'node:crypto'
import type { Prisma } from '@/lib/db/client'
import { CATALOG } from '@/lib/kling/catalog'
import { estimateCredits } from '@/lib/kling/pricing'
import { mediaSlots } from '@/lib/tasks/input-links'
import { hashRequest } from '@/lib/tasks/submit-task'
import { nearestRatio } from '@/lib/videos/ratio'
import { compareWithRequest } from '@/lib/videos/warnings'
import type { PlannedTake } from '@/scripts/seed/plan'
import type { SeedPlace } from '@/scripts/seed/workspace'

export const OWN_MODE = 'emulated' as const

type Credits = { priceCredits: number; reportedCredits: number | null; billedCredits: number }

export const creditsOf = ({ settings, reportedBeside }: PlannedTake): Credits => {
  const priceCredits = estimateCredits(settings)
  const reportedCredits = reportedBeside === null ? null : priceCredits + reportedBeside
  return { priceCredits, reportedCredits, billedCredits: reportedCredits ?? priceCredits }
}

const at = (list: string[], index: number): string => {
  const id = list[index]
  if (id === undefined) throw new Error(`there is no number ${index}`)
  return id
}

const ownersOf = (place: SeedPlace, take: PlannedTake) => ({
  workspaceId: place.workspaceId,
  projectId: at(place.projectIds, take.shot.project),
  shotId: take.shot.id,
  takeNumber: take.takeNumber,
  userId: at(place.userIds, take.person),
  providerMode: OWN_MODE,
})

/** As a task is after a quiet life: sent, asked about a few times, stored. */
export const taskRow = (place: SeedPlace, take: PlannedTake): Prisma.TaskCreateManyInput => {
  const { settings, sentAt, succeededAt, storedAt, taskId } = take
  const owners = ownersOf(place, take)
  const credits = creditsOf(take)
  const providerTaskId = `${CATALOG[settings.type].idPrefix}seed${taskId}`
  const url = `https://cdn.kling.example/${providerTaskId}.mp4`
  const answer = { task_id: providerTaskId, status: 'SUCCESS', response: [url] }
  const consumed =
    credits.reportedCredits === null ? {} : { consumed_credits: credits.reportedCredits }
  return {
    id: taskId,
    ...owners,
    requestId: take.requestId,
    requestHash: hashRequest(owners.projectId, settings),
    type: settings.type,
    prompt: settings.prompt,
    settings,
    state: 'done',
    createdAt: take.createdAt,
    stateAt: storedAt,
    sentAt,
    sendAttempts: 1,
    providerTaskId,
    lastPolledAt: succeededAt,
    pollCount: 4,
    succeededAt,
    latencySeconds: (succeededAt.getTime() - sentAt.getTime()) / 1000,
    finishedAt: storedAt,
    ...credits,
    resultUrls: [url],
    note: credits.reportedCredits === null ? { code: 'settled_estimate' } : null,
    rawAnswer: JSON.stringify({ code: 200, message: 'success', data: { ...answer, ...consumed } }),
    batchId: take.batchId,
  } as Prisma.TaskCreateManyInput
}

export const videoRow = (
  place: SeedPlace,
  take: PlannedTake,
  bigPlace: bigint,
): Prisma.VideoCreateManyInput => {
  const { settings, decisions } = take
  const { stored } = take.film
  const { priceCredits, billedCredits } = creditsOf(take)
  const { choice, verdict } = decisions
  return {
    id: take.videoId,
    ...ownersOf(place, take),
    taskId: take.taskId,
    createdAt: take.storedAt,
    type: settings.type,
    prompt: settings.prompt,
    settings,
    estimatedCredits: priceCredits,
    billedCredits,
    ...stored,
    warnings: compareWithRequest(settings, stored),
    place: bigPlace,
    ratio: nearestRatio(stored.width, stored.height),
    choice,
    verdict,
  }
}

export const inputRows = (take: PlannedTake): Prisma.TaskInputCreateManyInput[] =>
  mediaSlots(take.settings).flatMap(({ field, ref }) =>
    'inputId' in ref ? [{ taskId: take.taskId, slot: field, inputId: ref.inputId }] : [],
  )

export const decisionRows = (
  place: SeedPlace,
  take: PlannedTake,
): Prisma.VideoDecisionCreateManyInput[] =>
  take.decisions.rows.map(({ kind, value, person, at: createdAt }, index) => ({
    id: shortId(`decision/${take.videoId}/${index}`),
    workspaceId: place.workspaceId,
    videoId: take.videoId,
    kind,
    value,
    userId: at(place.userIds, person),
    sha256: take.film.stored.sha256,
    createdAt,
  }))

export const shortId = (name: string): string =>
  createHash('sha256').update(name).digest('hex').slice(0, 16)
