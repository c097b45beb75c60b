'use client'
import { followMedia } from '@/components/ui/media-query'

/** As `max-sm:`. */
export const useNarrow = followMedia('(width < 40rem)')
