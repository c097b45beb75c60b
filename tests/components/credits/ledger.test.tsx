import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Ledger } from '@/components/credits/ledger'
import { MOVEMENT_KEYS } from '@/components/credits/movement-words'
import { MOVEMENT_KINDS } from '@/lib/credits/ledger'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import type { Locale } from '@/lib/intl/locale'
import { InLanguage, translatorOf } from '@/tests/helpers/in-language'

const NOW = '2026-11-20T12:00:00.000Z'

const line = (over: Partial<LedgerLine>): LedgerLine => ({
  id: 'l1',
  number: 1,
  kind: 'hold',
  at: NOW,
  amountAvailable: 0,
  amountHeld: 0,
  amountSpent: 0,
  amountWrittenOff: 0,
  balanceAfter: 0,
  unconfirmedRefund: 0,
  memberName: 'Emre Yıldız',
  projectName: null,
  take: null,
  taskId: null,
  videoId: null,
  prompt: null,
  note: null,
  ...over,
})

const draw = (over: Partial<LedgerLine>, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <Ledger entries={[line(over)]} workspace="north" now={NOW} />
    </InLanguage>,
  )

it('signs what moved and keeps silent about what did not', () => {
  const markup = draw({ amountAvailable: -1400, amountHeld: 1400, balanceAfter: 8600 })
  expect(markup).toContain('−1,400')
  expect(markup).toContain('+1,400')
  expect(markup).toContain('8,600')
  expect(draw({ amountHeld: -400 })).toContain('unchanged')
})

it('links to the video of a task, or to the task while there is none', () => {
  const prompt = 'Crimson ridges, slow crane up'
  expect(draw({ prompt, taskId: 't1', videoId: 'v1' })).toContain('href="/w/north/videos/v1"')
  expect(draw({ prompt, taskId: 't1' })).toContain('href="/w/north/videos/t1"')
  expect(draw({ note: 'Invoice 7' })).not.toContain('href')
})

it('says of a task its project, its shot and its take', () => {
  const ofTask = {
    prompt: 'Crimson ridges',
    taskId: 't1',
    projectName: 'Harbour film',
    take: { shotNumber: 12, takeNumber: 3 },
  }
  const words = (locale: Locale) => draw(ofTask, locale).replace(/<[^>]*>/g, '')
  expect(words('en')).toContain('Harbour film · Shot 12, take 3')
  expect(words('ko')).toContain('Harbour film · 샷 12, 테이크 3')
  expect(words('tr')).toContain('Harbour film · Plan 12, çekim 3')
  expect(draw({ note: 'Invoice 7' })).not.toContain('Shot')
})

it('says who also where there is no room for that column', () => {
  const words = draw({}).replace(/<t[hd] [^>]*max-wide:hidden[\s\S]*?<\/td>/g, '')
  expect(words.replace(/<[^>]*>/g, '')).toContain(' · Emre Yıldız')
  expect(draw({ memberName: null })).not.toContain(' · <')
})

it('says what the columns do not', () => {
  const words = (over: Partial<LedgerLine>) => draw(over).replace(/<[^>]*>/g, '')
  const settle = { kind: 'settle', amountHeld: -400 } as const
  expect(words({ ...settle, amountSpent: 400 })).toContain('Charged · 400')
  expect(words({ ...settle, amountSpent: 380 })).toContain('Charged · 380 instead of 400')
  expect(words({ ...settle, amountSpent: 1100, amountWrittenOff: -700 })).toContain(
    'Charged · 1,100, 700 by the operator',
  )
  expect(words({ kind: 'release', unconfirmedRefund: 240 })).toContain(
    'Released · Kling reported 240',
  )
  expect(words({ kind: 'release' })).not.toContain('Kling')
  expect(words({ kind: 'write_off', amountHeld: -240 })).toContain('Counted as lost')
})

it('has a word for every kind of movement', () => {
  const t = translatorOf('credits')
  for (const kind of MOVEMENT_KINDS) {
    expect(draw({ kind })).toContain(`>${t(MOVEMENT_KEYS[kind])}<`)
  }
})

it('says amounts and the notes of the studio in the language, and those of people as they are', () => {
  const grant = { kind: 'grant', amountAvailable: 12_480, balanceAfter: 12_480 } as const
  const own = draw({ ...grant, note: 'First grant' }, 'tr')
  expect(own).toContain('+12.480')
  expect(own).toContain('İlk tanımlama')
  expect(draw({ amountHeld: -400 }, 'ko')).toContain('보류 −400')
  expect(draw({ ...grant, note: 'credits.title' }, 'ko')).toContain('credits.title')
})
