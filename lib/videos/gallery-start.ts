import { decodePlace } from '@/lib/videos/place'

/** Where a page of a list begins. */
export type GalleryStart =
  | { at: 'newest' }
  | { at: 'older' | 'newer'; than: bigint }
  /** The newest video of a month, YYYY-MM, or the next older one. */
  | { at: 'month'; month: string }

const MONTH = /^(19[7-9]\d|[2-9]\d{3})-(0[1-9]|1[0-2])$/

/** Reads `cursor`, `newer` or `at` of an address; null for what we did not make. */
export const parseGalleryStart = ({
  cursor,
  newer,
  at,
}: {
  cursor?: string
  newer?: string
  at?: string
}): GalleryStart | null => {
  if (at) return MONTH.test(at) ? { at: 'month', month: at } : null
  const asked = newer || cursor
  if (!asked) return { at: 'newest' }
  const than = decodePlace(asked)
  return than === null ? null : { at: newer ? 'newer' : 'older', than }
}
