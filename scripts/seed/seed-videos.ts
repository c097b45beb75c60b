import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { writeWordsUntil } from '@/lib/videos/keep-words'
import { drawDays, inBatches } from '@/scripts/seed/calendar'
import { makeFilms, type SeedFilm } from '@/scripts/seed/films'
import { drawPlan, idOf, type PlannedTake, type SeedPlan } from '@/scripts/seed/plan'
import { openPlace } from '@/scripts/seed/workspace'
import { writeBatch } from '@/scripts/seed/write-batch'

/** A fixed end, so that the same seed is the same workspace on any day. */
export const SEED_UNTIL = new Date('2026-11-01T00:00:00Z')
/** So many films are rendered; the rest of the files are these once more, with other bytes. */
export const SEED_RENDERS = 24

/** At most, for the words of the videos that are there. */
const WORDS_MS = 60_000

export type SeedProgress = { step: 'films' | 'videos'; done: number; of: number }

/**
 * Fills a workspace that is there with so many videos of the emulated provider, and all that the
 * product would have written beside them. Whole days are written at a time: killed in the middle
 * what is there is consistent, and the same call goes on from there.
 * @param films from `makeFilms`, where several workspaces share them
 * @returns how many videos it has added
 */
export const seedVideos = async (
  plan: SeedPlan,
  options: { films?: SeedFilm[]; renders?: number; tell?: (progress: SeedProgress) => void } = {},
): Promise<{ added: number }> => {
  const { renders = SEED_RENDERS, tell = () => {} } = options
  const batches = inBatches(drawDays(plan.seed, plan.videos, plan.until))
  const firsts = batches.flatMap(([day]) => (day ? [idOf(plan, 'task', day.from)] : []))
  const there = await db().task.findMany({ where: { id: { in: firsts } }, select: { id: true } })
  if (there.length === firsts.length) return { added: 0 }

  // What is there already has its words first: else a start would write them all once more.
  await writeWordsUntil(Date.now() + WORDS_MS)
  const films =
    options.films ??
    (await makeFilms({ renders, files: plan.files }, (done) =>
      tell({ step: 'films', done, of: plan.files }),
    ))
  const place = await openPlace(plan, films)
  const isThere = new Set(there.map(({ id }) => id))
  const drawn = drawPlan(plan, films, place.inputs)
  let added = 0
  for (const batch of batches) {
    const takes: PlannedTake[] = []
    // Drawn also where it is there already: what comes after depends on it.
    for (const _ of batch) takes.push(...(drawn.next().value?.takes ?? []))
    const [first, last] = [takes[0], batch.at(-1)]
    if (!first || !last || isThere.has(first.taskId)) continue
    await writeBatch(place, takes)
    added += takes.length
    tell({ step: 'videos', done: last.from + last.videos, of: plan.videos })
  }
  await settle()
  return { added }
}

/** What PostgreSQL does by itself some minutes after so much was written. */
const settle = async (): Promise<void> => {
  if (env().database.kind !== 'postgresql') return
  const books = ['CreditTransaction', 'CreditEntry', 'VideoCount', 'VideoDayCount']
  for (const table of ['Shot', 'Task', 'Video', 'VideoSearch', ...books]) {
    await db().$executeRawUnsafe(`VACUUM ANALYZE "${table}"`)
  }
}
