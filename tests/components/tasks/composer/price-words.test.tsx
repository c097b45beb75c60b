import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CheaperHint } from '@/components/tasks/composer/cheaper-hint'
import { type Draft, EMPTY_DRAFT, settingsOf } from '@/components/tasks/composer/draft'
import { findCheaper } from '@/components/tasks/composer/offer'
import { countOf } from '@/components/tasks/composer/press'
import { TakeRows } from '@/components/tasks/composer/take-rows'
import type { Locale } from '@/lib/intl/locale'
import { InLanguage } from '@/tests/helpers/in-language'

const rows = (over: Partial<Draft>, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <TakeRows draft={{ ...EMPTY_DRAFT, ...over }} change={() => {}} errors={{}} />
    </InLanguage>,
  )

const hint = (over: Partial<Draft>, locale: Locale = 'en') => {
  const draft = { ...EMPTY_DRAFT, ...over }
  const offer = findCheaper(settingsOf(draft))
  if (!offer) throw new Error('Nothing is cheaper')
  return renderToStaticMarkup(
    <InLanguage locale={locale}>
      <CheaperHint offer={offer} count={countOf(draft)} sound={draft.sound} onUse={() => {}} />
    </InLanguage>,
  )
}

describe('what is said of prices beside the button', () => {
  const four: Partial<Draft> = { takes: 2, alternatives: ['B'] }

  test('is for one video where the button asks for one', () => {
    expect(rows({})).toContain('adds 130 credits<')
    expect(rows({ sound: false })).toContain('would add 130 credits<')
    expect(hint({})).toContain('O3 Pro: 240, sound included')
  })
  test('is for all where the button asks for several, and says so', () => {
    expect(rows(four)).toContain('adds 520 credits for all 4<')
    expect(rows({ ...four, sound: false }, 'tr')).toContain('4 video için 520 kredi eklerdi')
    expect(hint(four)).toContain('O3 Pro: 960 for all 4, sound included')
    expect(hint(four, 'ko')).toContain('O3 Pro: 4개 합계 960, 사운드 포함')
  })
  test('an edit has one price, whatever video it is made from, and says so', () => {
    expect(rows({ mode: 'edit' })).toContain('from the source video, at a fixed price')
    expect(rows({ mode: 'image' })).not.toContain('fixed price')
  })
})
