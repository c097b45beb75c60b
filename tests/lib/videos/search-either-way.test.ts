import { beforeAll, expect, it } from 'vitest'
import { db, disconnect } from '@/lib/db/client'
import { countListed, hasNewer, listVideos } from '@/lib/videos/page-store'
import { ABOVE_ALL } from '@/lib/videos/place'
import type { VideoFilter } from '@/lib/videos/video-filter'
import { copyVideos } from '@/tests/helpers/copy-videos'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'

const COUNT = 1_200
/** So many at the old end; a walk from the newest video ends before them. */
const OLD = 200

/** In which videos a word stands, of those numbered from the oldest. */
const WORDS: Record<string, (i: number) => boolean> = {
  even: (i) => i % 2 === 0,
  third: (i) => i % 3 === 0,
  ancient: (i) => i <= OLD,
  recent: (i) => i > COUNT - OLD,
  edge: (i) => i <= OLD || i > COUNT - 5,
  rare: (i) => [3, 600, 1_199].includes(i),
}
const AT = 1_500_000_000_000n

describeOnEachDatabase('a word that is frequent', (useDatabase) => {
  const { kind } = useDatabase()
  let studio: MadeWorkspace
  let shotId = ''
  let idOf = (_: number) => ''

  const placeOf = (i: number) => AT + BigInt(2 * i)
  const numbers = Array.from({ length: COUNT }, (_, at) => COUNT - at)

  /** Every second place is the other studio's, of which every tenth video has all the words. */
  const writeWords = async () => {
    const rows = numbers.flatMap((i) => {
      const own = Object.keys(WORDS).filter((word) => WORDS[word]?.(i))
      return [
        [placeOf(i), own],
        [placeOf(i) + 1n, i % 10 === 0 ? Object.keys(WORDS) : []],
      ] as const
    })
    const into = kind === 'sqlite' ? 'rowid' : '"place"'
    const values = rows.map(([place, words]) =>
      kind === 'sqlite'
        ? `(${place}, '${words.join(' ')}')`
        : `(${place}, array_to_tsvector(CAST('{${words}}' AS text[])))`,
    )
    await db().$executeRawUnsafe(`INSERT INTO "VideoSearch" (${into}, "words") VALUES ${values}`)
  }

  beforeAll(async () => {
    studio = await makeWorkspace()
    const made = await copyVideos(studio, COUNT, {
      ...{ place: `${AT} + 2 * i`, hasAudio: 'i % 5 = 0' },
    })
    shotId = made.shotId
    idOf = made.idOf
    await copyVideos(await makeWorkspace(), COUNT, { place: `${AT} + 2 * i + 1` })
    await db().$executeRawUnsafe(`UPDATE "Video" SET "trashedAt" = "createdAt"
      WHERE "place" = ${placeOf(COUNT)}`)
    await writeWords()
  })

  const owner = () => ({
    workspaceId: studio.scope.workspaceId,
    providerMode: 'emulated' as const,
  })

  /** What has to be found, newest first. */
  const wanted = (filter: VideoFilter) =>
    numbers.filter(
      (i) =>
        i !== COUNT &&
        filter.terms?.every((term) =>
          Object.entries(WORDS).some(([word, isIn]) => word.startsWith(term) && isIn(i)),
        ) &&
        (filter.hasAudio === undefined || filter.hasAudio === (i % 5 === 0)) &&
        (!filter.places || (placeOf(i) >= filter.places.from && placeOf(i) < filter.places.before)),
    )

  const months = { from: placeOf(500), before: placeOf(520) }
  const FILTERS: Record<string, () => VideoFilter> = {
    everywhere: () => ({ terms: ['even'] }),
    'by its beginning': () => ({ terms: ['ev'] }),
    'together with another': () => ({ terms: ['even', 'third'] }),
    'in the newest alone': () => ({ terms: ['recent'] }),
    'in the oldest alone': () => ({ terms: ['ancient'] }),
    'in the oldest, and in few of the newest': () => ({ terms: ['edge'] }),
    'nearly nowhere': () => ({ terms: ['rare'] }),
    nowhere: () => ({ terms: ['even', 'never'] }),
    'with sound': () => ({ terms: ['even'], hasAudio: true }),
    'within dates': () => ({ terms: ['even'], places: months }),
    'in the oldest, with sound': () => ({ terms: ['edge'], hasAudio: true }),
    'in a shot': () => ({ terms: ['third'], shotId }),
    'in another shot': () => ({ terms: ['third'], shotId: 'another' }),
  }

  const pages = async (filter: VideoFilter, way: 'older' | 'newer', limit: number) => {
    const found: string[] = []
    for (let than = way === 'older' ? ABOVE_ALL : 0n; ; ) {
      const page = await listVideos(owner(), filter, { way, than, limit })
      if (page.length === 0) return found
      if (way === 'older') found.push(...page.map(({ id }) => id))
      else found.unshift(...page.map(({ id }) => id))
      than = (way === 'older' ? page.at(-1) : page[0])?.place ?? 0n
    }
  }

  const COUNTED = 'once words are counted'
  for (const when of kind === 'sqlite' ? ['always'] : ['before words are counted', COUNTED]) {
    it.each(Object.keys(FILTERS))(`%s is found on every page, ${when}`, async (name) => {
      if (when === COUNTED) {
        await db().$executeRawUnsafe('ANALYZE')
        // What was known of words is forgotten with the connection.
        await disconnect()
      }
      const filter = FILTERS[name]?.() ?? {}
      const ids = name === 'in another shot' ? [] : wanted(filter).map(idOf)
      for (const limit of when === COUNTED ? [9, 90] : [90]) {
        expect(await pages(filter, 'older', limit)).toEqual(ids)
        expect(await pages(filter, 'newer', limit)).toEqual(ids)
      }
      expect(await countListed(owner(), filter, 3)).toBe(Math.min(3, ids.length))
      expect(await countListed(owner(), filter, 1_001)).toBe(ids.length)
      const [newest] = ids.length > 0 ? wanted(filter) : []
      if (newest === undefined) return
      expect(await hasNewer(owner(), filter, placeOf(newest))).toBe(true)
      expect(await hasNewer(owner(), filter, placeOf(newest) + 1n)).toBe(false)
    })
  }

  it('is looked for by the statistics of PostgreSQL', async () => {
    if (kind !== 'postgresql') return
    const [row] = await db().$queryRawUnsafe<{ words: string }[]>(
      `SELECT CAST("most_common_elems" AS text) AS "words" FROM pg_stats
        WHERE "tablename" = 'VideoSearch' AND "attname" = 'words'`,
    )
    for (const word of ['even', 'ancient', 'edge']) expect(row?.words).toContain(word)
  })
})
