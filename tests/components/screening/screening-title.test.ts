import { createTranslator } from 'use-intl/core'
import { expect, it } from 'vitest'
import { screeningTitle } from '@/components/screening/screening-title'
import { formatFor } from '@/lib/intl/format'
import type { GalleryQuery } from '@/lib/videos/gallery-query'
import messages from '@/messages/en.json'

const words = {
  t: createTranslator({ locale: 'en', messages, namespace: 'gallery' }),
  videos: createTranslator({ locale: 'en', messages, namespace: 'videos' }),
  ...{ format: formatFor('en'), today: '2026-11-23' },
  projects: [{ id: 'p', name: 'Harbour film' }],
  members: [],
  collections: [{ id: 'c', name: 'Finals' }],
}

it.each<[GalleryQuery, string | null]>([
  [{ date: '2026-11-22' }, 'Sunday 22 November'],
  [{ date: '2026-11' }, 'Date: November 2026'],
  [{ collection: 'c' }, 'Finals'],
  [{ collection: 'c', choice: 'select' }, 'Choice: Selects · Collection: Finals'],
  [{ search: 'harbour', project: 'p' }, 'Words: harbour · Project: Harbour film'],
  // Nobody knows their names here.
  [{ shot: 's' }, null],
  [{ collection: 'gone' }, 'Collection: Unknown'],
])('what %o shows has a name', (query, title) => {
  expect(screeningTitle({ ...words, query })).toBe(title)
})

it('a name is cut at a letter', () => {
  const title = screeningTitle({ ...words, query: { search: '밤'.repeat(200) } }) ?? ''
  expect([...title]).toHaveLength(80)
  expect(title.endsWith('밤…')).toBe(true)
})
