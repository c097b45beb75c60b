import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LibraryTile } from '@/components/inputs/library-tile'
import type { Locale } from '@/lib/intl/locale'
import type { LibraryInput } from '@/lib/media/input-view'
import { InLanguage } from '@/tests/helpers/in-language'

const input: LibraryInput = {
  id: 'i',
  kind: 'image',
  name: 'Mina.png',
  width: 640,
  height: 360,
  durationSeconds: null,
  sizeBytes: 1000,
  thumbnailUrl: '/mina',
  createdAt: '2026-11-20T10:00:00.000Z',
  frameOf: null,
  uses: { tasks: 0, videos: 0 },
  mayChange: false,
}

const tile = (kind: LibraryInput['kind'], canUse: boolean, locale: Locale = 'en') => {
  const markup = renderToStaticMarkup(
    <InLanguage locale={locale}>
      <LibraryTile
        workspace="w"
        input={{ ...input, kind }}
        canUse={canUse}
        current
        onRenamed={() => {}}
        onRemove={() => {}}
        onUses={() => {}}
      />
    </InLanguage>,
  )
  const [, label = '', inside = ''] =
    /<a[^>]*aria-label="([^"]*)"[^>]*>(.*?)<\/a>/s.exec(markup) ?? []
  return { label: label.split(',')[0], seen: inside.replaceAll(/<[^>]*>/g, '') }
}

test.each([
  ['image', true, 'en', 'Use as first frame'],
  ['video', true, 'en', 'Edit this video'],
  ['image', false, 'en', 'Open the file'],
  ['image', true, 'ko', '첫 프레임으로 사용'],
  ['video', true, 'tr', 'Bu videoyu düzenle'],
] as const)(
  'a press on an %s (may use: %s, %s) is seen and heard beforehand',
  (kind, canUse, locale, words) => {
    expect(tile(kind, canUse, locale)).toEqual({ label: `${words}: Mina.png`, seen: words })
  },
)
