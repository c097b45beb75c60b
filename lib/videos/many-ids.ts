import { z } from 'zod'
import { idSchema } from '@/lib/id'
import { MOST_AT_ONCE, MOST_FOUND } from '@/lib/videos/found-video'

const idsUpTo = (most: number) =>
  z
    .array(idSchema)
    .min(1)
    .max(most)
    .transform((ids) => [...new Set(ids)])

/** The videos that were chosen, each once. */
export const manyIds = idsUpTo(MOST_AT_ONCE)

/** Those of an archive, which changes nothing and is read in parts. */
export const zippedIds = idsUpTo(MOST_FOUND)
