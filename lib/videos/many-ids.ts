import { z } from 'zod'
import { idSchema } from '@/lib/id'

/** So many videos at once are moved, decided about or downloaded. */
export const MOST_AT_ONCE = 500

/** The videos that were chosen, each once. */
export const manyIds = z
  .array(idSchema)
  .min(1)
  .max(MOST_AT_ONCE)
  .transform((ids) => [...new Set(ids)])
