import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Ledger } from '@/components/credits/ledger'
import { MOVEMENT_KINDS } from '@/lib/credits/ledger'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import { MOVEMENT_WORDS } from '@/lib/credits/movement-words'

const NOW = '2026-11-20T12:00:00.000Z'

const line = (over: Partial<LedgerLine>): LedgerLine => ({
  id: 'l1',
  kind: 'hold',
  at: NOW,
  amountAvailable: 0,
  amountHeld: 0,
  balanceAfter: null,
  memberName: 'Emre Yıldız',
  projectName: null,
  taskId: null,
  videoId: null,
  prompt: null,
  note: null,
  ...over,
})

const draw = (over: Partial<LedgerLine>) =>
  renderToStaticMarkup(<Ledger entries={[line(over)]} workspace="north" now={NOW} />)

it('signs what moved and keeps silent about what did not', () => {
  const markup = draw({ amountAvailable: -1400, amountHeld: 1400, balanceAfter: 8600 })
  expect(markup).toContain('−1,400')
  expect(markup).toContain('+1,400')
  expect(markup).toContain('8,600')
  expect(draw({ amountHeld: -400 })).toContain('unchanged')
})

it('links to a video only where there is one', () => {
  const prompt = 'Crimson ridges, slow crane up'
  expect(draw({ prompt, videoId: 'v1' })).toContain('href="/w/north/videos/v1"')
  const without = draw({ prompt })
  expect(without).toContain('Crimson ridges')
  expect(without).not.toContain('href')
})

it('has a word for every kind of movement', () => {
  for (const kind of MOVEMENT_KINDS) {
    expect(draw({ kind })).toContain(MOVEMENT_WORDS[kind])
  }
})
