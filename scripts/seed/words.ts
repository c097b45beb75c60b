import type { Tx } from '@/lib/db/transaction'
import { env } from '@/lib/env'
import { searchWords } from '@/lib/videos/search-words'

export type FoundBy = { place: bigint; texts: (string | null)[] }

const ROWS = 1_000

const SQL = {
  sqlite: `INSERT INTO "VideoSearch" (rowid, "words")
    SELECT "value"->>'$.place', "value"->>'$.words' FROM json_each(?)`,
  postgresql: `INSERT INTO "VideoSearch" ("place", "words")
    SELECT "place", array_to_tsvector(string_to_array("words", ' '))
    FROM json_to_recordset($1::json) AS r("place" bigint, "words" text)`,
}

/**
 * Word by word PostgreSQL would look for the place of each in its index, which takes most of a
 * large seed. So the words of one transaction wait in a list and are sorted in together before it
 * ends: killed in the middle, nothing of this is left.
 */
const AT_ONCE = [
  `SET LOCAL gin_pending_list_limit = '256MB'`,
  `SET LOCAL work_mem = '128MB'`,
  'ALTER INDEX "VideoSearch_words_idx" SET (fastupdate = on)',
]
const SORTED_IN = [
  `SELECT gin_clean_pending_list('"VideoSearch_words_idx"')`,
  'ALTER INDEX "VideoSearch_words_idx" SET (fastupdate = off)',
]

const run = async (tx: Tx, statements: string[]): Promise<void> => {
  if (env().database.kind !== 'postgresql') return
  for (const statement of statements) await tx.$executeRawUnsafe(statement)
}

/** What the videos of these places are found by, a thousand of them in one statement. */
export const insertWords = async (tx: Tx, found: readonly FoundBy[]): Promise<void> => {
  await run(tx, AT_ONCE)
  for (let at = 0; at < found.length; at += ROWS) {
    const rows = found.slice(at, at + ROWS).map(({ place, texts }) => ({
      place: Number(place),
      words: searchWords(texts).join(' '),
    }))
    await tx.$executeRawUnsafe(SQL[env().database.kind], JSON.stringify(rows))
  }
  await run(tx, SORTED_IN)
}
