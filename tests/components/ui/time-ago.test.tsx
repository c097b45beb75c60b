import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Locale } from '@/lib/intl/locale'
import { InLanguage } from '@/tests/helpers/in-language'

const NOW = '2026-11-20T12:00:00Z'

const wordsFor = (locale: Locale, at: string) =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <TimeAgo at={at} now={NOW} />
    </InLanguage>,
  ).replace(/<[^>]*>/g, '')

test.each([
  ['2026-11-20T11:59:40Z', ['just now', '방금 전', 'az önce']],
  ['2026-11-20T12:00:20Z', ['just now', '방금 전', 'az önce']],
  ['2026-11-20T11:58:50Z', ['1 min ago', '1분 전', '1 dk. önce']],
  ['2026-11-20T10:00:00Z', ['2 hr ago', '2시간 전', '2 sa. önce']],
  ['2026-11-19T11:00:00Z', ['yesterday', '어제', 'dün']],
])('%s is %j', (at, words) => {
  expect((['en', 'ko', 'tr'] as const).map((locale) => wordsFor(locale, at))).toEqual(words)
})
