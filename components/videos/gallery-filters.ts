import type { Translate } from '@/components/ui/translate'
import type { Choice } from '@/components/videos/filter-chip'
import { typeLabel } from '@/components/videos/type-label'
import { ASPECT_RATIOS, CATALOG, KLING_TYPES } from '@/lib/kling/catalog'
import type { GalleryQuery } from '@/lib/videos/gallery-query'

type Words = { t: Translate<'gallery'>; videos: Translate<'videos'> }

type Given = Words & {
  filters: GalleryQuery
  projects: Choice[]
  members: Choice[]
  collections: Choice[]
  shot: Choice | null
}

export type Chip = {
  name: Exclude<keyof GalleryQuery, 'search' | 'date'>
  label: string
  all: string
  choices: Choice[]
}

/** The filters that are chosen from a list, in the order in which they stand in the bar. */
export const chipsOf = ({ t, videos, filters, ...given }: Given): Chip[] => {
  const { projects, members, collections, shot } = given
  const chips: Chip[] = [
    {
      name: 'project',
      label: t('filter.project'),
      all: t('filter.allProjects'),
      choices: projects,
    },
    { name: 'member', label: t('filter.member'), all: t('filter.everybody'), choices: members },
    {
      name: 'model',
      label: t('filter.model'),
      all: t('filter.allModels'),
      choices: [
        { id: '3.0', name: 'Kling 3.0' },
        { id: 'o3', name: 'Kling O3' },
      ],
    },
    {
      name: 'type',
      label: t('filter.type'),
      all: t('filter.allTypes'),
      choices: KLING_TYPES.map((type) => ({ id: type, name: typeLabel(videos, type) })),
    },
    {
      name: 'ratio',
      label: t('filter.ratio'),
      all: t('filter.allRatios'),
      choices: ASPECT_RATIOS.map((ratio) => ({ id: ratio, name: ratio })),
    },
    {
      name: 'sound',
      label: t('filter.sound'),
      all: t('filter.anySound'),
      choices: [
        { id: 'on', name: t('filter.soundOn') },
        { id: 'off', name: t('filter.soundOff') },
      ],
    },
    {
      name: 'choice',
      label: t('filter.choice'),
      all: t('filter.anyChoice'),
      choices: [
        { id: 'select', name: t('filter.selects') },
        { id: 'reject', name: t('filter.rejects') },
        { id: 'none', name: t('filter.undecided') },
      ],
    },
    {
      name: 'verdict',
      label: t('filter.verdict'),
      all: t('filter.anyVerdict'),
      choices: [
        { id: 'approved', name: t('triage.marks.approved') },
        { id: 'changes', name: t('triage.marks.changes') },
        { id: 'none', name: t('filter.notReviewed') },
      ],
    },
  ]
  // What a studio has none of, or what is not chosen from a list, stands there only when it is set.
  if (collections.length > 0 || filters.collection) {
    chips.push({
      name: 'collection',
      label: t('filter.collection'),
      all: t('filter.allVideos'),
      choices: collections,
    })
  }
  if (filters.shot) {
    chips.push({
      name: 'shot',
      label: t('filter.shot'),
      all: t('filter.allShots'),
      choices: shot ? [shot] : [],
    })
  }
  return chips
}

/** A filter that is set, to be taken away. */
export type SetFilter = { name: keyof GalleryQuery; words: string }

export const setFilters = (given: Given & { date: (filter: string) => string }): SetFilter[] => {
  const { t, filters } = given
  const chosen = chipsOf(given).flatMap(({ name, label, choices }) => {
    const value = filters[name]
    if (value === undefined) return []
    const words = choices.find(({ id }) => id === value)?.name ?? t('filter.unknown')
    return [{ name, words: t('filter.named', { label, value: words }) }]
  })
  return [
    ...(filters.search
      ? [{ name: 'search' as const, words: t('filter.words', { words: filters.search }) }]
      : []),
    ...chosen,
    ...(filters.date
      ? [
          {
            name: 'date' as const,
            words: t('filter.named', { label: t('filter.date'), value: given.date(filters.date) }),
          },
        ]
      : []),
  ]
}

/** Of the two filters that no video can meet together, the ones that say so. */
export const excludeEachOther = ({ model, type }: GalleryQuery): boolean =>
  model !== undefined && type !== undefined && CATALOG[type].model !== model
