import type { Translate } from '@/components/ui/translate'
import type { Choice } from '@/components/videos/filter-chip'
import { setFilters } from '@/components/videos/gallery-filters'
import type { Format } from '@/lib/intl/format'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

type Given = {
  t: Translate<'gallery'>
  videos: Translate<'videos'>
  format: Format
  query: GalleryQuery
  /** YYYY-MM-DD in the viewer's time zone. */
  today: string
  projects: Choice[]
  members: Choice[]
  collections: Choice[]
}

/** Characters of a name. */
const MOST = 80
const DAY = /^\d{4}-\d\d-\d\d$/

/**
 * What is watched, as its name: the day, the collection, or else all filters. Null where none of
 * them has words.
 */
export const screeningTitle = ({ query, today, format, ...words }: Given): string | null => {
  const { date, collection, ...others } = query
  const isAlone = Object.keys(others).length === 0
  if (isAlone && !collection && date && DAY.test(date)) return format.spellDay(date, today)
  const named = words.collections.find(({ id }) => id === collection)?.name
  if (isAlone && !date && named) return named
  const spelled = (filter: string) => format.dates(filter, today)
  // A shot is known by its videos alone.
  const { shot: _, ...filters } = query
  const title = setFilters({ ...words, filters, shot: null, date: spelled })
    .map((filter) => filter.words)
    .join(' · ')
  const letters = [...title]
  return letters.length > MOST ? `${letters.slice(0, MOST - 1).join('')}…` : title || null
}
