import Database from 'better-sqlite3'
import pg from 'pg'
import type { Place } from '@/bench/gallery-places'
import { ABOVE_ALL } from '@/lib/videos/place'
import type { VideoFilter } from '@/lib/videos/video-filter'

/** What a list shows of a video, as columns. */
const OWN = [
  ...['id', 'taskId', 'place', 'type', 'providerMode', 'shotId', 'takeNumber', 'width', 'height'],
  ...['durationSeconds', 'hasAudio', 'billedCredits', 'sha256', 'posterKey', 'posterSmallKey'],
  ...['spriteKey', 'previewKey', 'thumbhash', 'ratio', 'choice', 'verdict'],
]
const COLUMNS = [
  ...OWN.map((name) => `v."${name}"`),
  'substr(v."prompt", 1, 320) AS "prompt"',
  ...['u."id" AS "userId"', 'u."displayName"', 'p."id" AS "projectId"'],
  ...['p."name" AS "projectName"', 's."number"', 's."name" AS "shotName"'],
].join(', ')
const FACES = `JOIN "User" u ON u."id" = v."userId" JOIN "Project" p ON p."id" = v."projectId"
  JOIN "Shot" s ON s."id" = v."shotId"`
const ROWS = 49
const WORDS = 'f."words" @@ CAST(? AS tsquery)'
const HITS = `(WITH hits AS MATERIALIZED (SELECT f."place" FROM "VideoSearch" f WHERE ${WORDS})
  SELECT "place" FROM hits ORDER BY "place" DESC OFFSET 0)`

type Value = string | number | bigint
/** A statement as somebody would write it for this one question, and nothing else. */
export type Statement = { text: string; values: Value[] }

/** Gives the rows of a statement that the driver has prepared. */
export type Raw = {
  prepare: (statement: Statement) => () => Promise<unknown[]>
  end: () => Promise<void>
}

export const openRaw = async ({ kind, address }: Place): Promise<Raw> => {
  if (kind === 'sqlite') {
    const database = new Database(address.slice('file:'.length), { readonly: true })
    return {
      prepare: ({ text, values }) => {
        const statement = database.prepare(text)
        return async () => statement.all(...values)
      },
      end: async () => void database.close(),
    }
  }
  const client = new pg.Client(address)
  await client.connect()
  let named = 0
  return {
    prepare: ({ text, values }) => {
      const query = { name: `raw${named++}`, text, values: values.map(String) }
      return async () => (await client.query(query)).rows
    },
    end: () => client.end(),
  }
}

const CONDITIONS = {
  projectId: (value: string) => [`v."projectId" = ?`, value],
  shotId: (value: string) => [`v."shotId" = ?`, value],
  userId: (value: string) => [`v."userId" = ?`, value],
  ratio: (value: string) => [`v."ratio" = ?`, value],
} as const

/**
 * The newest page of a list: every way in which somebody would write it who knows what it asks. A
 * search on PostgreSQL has two, since its planner takes every word that it has not counted for one
 * in 200: by the first one a rare word is looked for in all videos, by the second one a frequent one
 * is found in all before the newest are taken. Whichever is quicker is what is compared with.
 */
export const rawPages = (place: Place, filter: VideoFilter): Statement[] => {
  const ways = place.kind === 'postgresql' && filter.terms ? [false, true] : [false]
  return ways.map((isHinted) => rawPage(place, filter, isHinted))
}

const rawPage = ({ kind, scope }: Place, filter: VideoFilter, isHinted: boolean): Statement => {
  const values: Value[] = []
  const add = (condition: string, ...own: Value[]) => {
    values.push(...own)
    return condition
  }
  const isSqlite = kind === 'sqlite'
  const wheres: string[] = []
  if (filter.terms) {
    const terms = filter.terms.map((term) => (isSqlite ? `"${term}"*` : `'${term}':*`))
    if (isSqlite) wheres.push(add('f."VideoSearch" MATCH ?', terms.join(' AND ')))
    else if (isHinted) add('', terms.join(' & '))
    else wheres.push(add(WORDS, terms.join(' & ')))
  }
  const place = filter.terms && isSqlite ? 'f.rowid' : isHinted ? 'f."place"' : 'v."place"'
  wheres.push(add('v."workspaceId" = ?', scope.workspaceId), `v."providerMode" = 'emulated'`)
  const { from, before } = filter.places ?? { from: 0n, before: ABOVE_ALL }
  if (from > 0n) wheres.push(add(`${place} >= ?`, from))
  wheres.push(add(`${place} < ?`, before), 'v."trashedAt" IS NULL')
  for (const [name, of] of Object.entries(CONDITIONS)) {
    const value = filter[name as keyof typeof CONDITIONS]
    if (value === undefined) continue
    const [condition = '', own = ''] = of(value)
    wheres.push(add(condition, own))
  }
  if (filter.types) {
    const marks = filter.types.map(() => '?').join(', ')
    wheres.push(add(`v."type" IN (${marks})`, ...filter.types))
  }
  if (filter.hasAudio !== undefined) {
    wheres.push(`v."hasAudio" = ${isSqlite ? Number(filter.hasAudio) : filter.hasAudio}`)
  }
  for (const name of ['choice', 'verdict'] as const) {
    const value = filter[name]
    if (value) wheres.push(value === 'none' ? `v."${name}" IS NULL` : `v."${name}" = '${value}'`)
  }
  const tables = !filter.terms
    ? '"Video" v'
    : isSqlite
      ? '"VideoSearch" f CROSS JOIN "Video" v ON v."place" = f.rowid'
      : `${isHinted ? HITS : '"VideoSearch"'} f JOIN "Video" v ON v."place" = f."place"`
  const text = `SELECT ${COLUMNS} FROM ${tables} ${FACES}
    WHERE ${wheres.join(' AND ')} ORDER BY ${place} DESC LIMIT ${ROWS}`
  let number = 0
  return { text: isSqlite ? text : text.replaceAll('?', () => `$${++number}`), values }
}
