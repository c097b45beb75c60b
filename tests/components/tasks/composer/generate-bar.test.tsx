import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { GenerateBar } from '@/components/tasks/composer/generate-bar'
import type { Locale } from '@/lib/intl/locale'
import { InLanguage } from '@/tests/helpers/in-language'

const bar = (over: object = {}, locale: Locale = 'en') =>
  renderToStaticMarkup(
    <InLanguage locale={locale}>
      <GenerateBar
        workspace="w"
        price={2400}
        count={6}
        available={2600}
        queue={{ ahead: 0, startsInSeconds: 0, pausedAt: null }}
        isSendingPaused={false}
        busy={false}
        blockedReason={null}
        isAsked={false}
        onNotYet={() => {}}
        onNear={() => {}}
        takes={<i>takes</i>}
        undo={null}
        {...over}
      >
        {null}
      </GenerateBar>
    </InLanguage>,
  )

describe('the button', () => {
  test('says how many it makes and what they cost together', () => {
    expect(bar()).toContain('Generate 6 · 2,400')
    expect(bar()).toContain('starts at once · 200 left after it')
    expect(bar({ count: 1, price: 400 })).toContain('Generate · 400')
    expect(bar({}, 'ko')).toContain('6개 생성 · 2,400')
    expect(bar({}, 'tr')).toContain('6 video oluştur · 2.400')
  })

  test.each(['en', 'ko', 'tr'] as const)('has a line of words that fits below it: %s', (locale) => {
    const queue = { ahead: 12, startsInSeconds: 700, pausedAt: null }
    const line = bar({ available: 50_000, price: 1380, queue }, locale).match(
      /<span>([^<]* · [^<]*)</,
    )
    // A syllable of Hangul is as wide as two letters.
    const columns = [...(line?.[1] ?? '')].reduce((sum, one) => sum + (one > '\u1100' ? 2 : 1), 0)
    expect(columns).toBeGreaterThan(40)
    expect(columns).toBeLessThan(57)
  })

  test('asks in its place before several are ordered', () => {
    const asked = bar({ isAsked: true })
    expect(asked).toContain('6 videos for 2,400 credits? 200 left after that.')
    expect(asked).toContain('Generate all 6 · 2,400')
    expect(asked).toContain('Not yet')
    expect(asked).not.toContain('takes')
  })

  test('says what is missing, stays in reach, and describes why', () => {
    const poor = bar({ available: 2280 })
    expect(poor).toContain('Needs 120 more')
    expect(poor).toMatch(/<button[^>]*aria-disabled="true"[^>]*aria-describedby=/)
    expect(poor).toContain('This costs 2,400 credits; 2,280 are available.')
    expect(poor).toContain('href="/w/w/credits"')
  })

  test('keeps its price and says why it cannot be pressed', () => {
    const blocked = bar({ blockedReason: 'A file is on its way.', available: 0 })
    expect(blocked).toContain('Generate 6 · 2,400')
    expect(blocked).toContain('A file is on its way.')
    expect(blocked).not.toContain('/credits')
  })

  test('is open while sending is paused, and says that it waits', () => {
    const paused = bar({ isSendingPaused: true })
    expect(paused).toContain('sending is paused, it waits')
    expect(paused).not.toContain('aria-disabled')
  })
})
