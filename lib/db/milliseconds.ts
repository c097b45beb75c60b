import { Prisma } from '@/lib/db/client'
import { env } from '@/lib/env'

/** A column of instants for `readDirectly`, as milliseconds since 1970: the drivers differ in it. */
export const milliseconds = (column: string): Prisma.Sql =>
  Prisma.raw(
    env().database.kind === 'sqlite'
      ? column
      : `CAST(EXTRACT(EPOCH FROM ${column}) * 1000 AS float8)`,
  )
