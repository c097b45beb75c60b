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

/** What the videos of these places are found by, a thousand of them in one statement. */
export const insertWords = async (tx: Tx, found: readonly FoundBy[]): Promise<void> => {
  for (let at = 0; at < found.length; at += ROWS) {
    const rows = found.slice(at, at + ROWS).map(({ place, texts }) => ({
      place: Number(place),
      words: searchWords(texts).join(' '),
    }))
    await tx.$executeRawUnsafe(SQL[env().database.kind], JSON.stringify(rows))
  }
}
