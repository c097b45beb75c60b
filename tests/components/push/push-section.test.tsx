import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PushSection } from '@/components/push/push-section'
import { type BrowserFacts, type PushState, pushState } from '@/components/push/push-state'
import { LOCALES } from '@/lib/intl/locale'
import { InLanguage } from '@/tests/helpers/in-language'

const HERE = 'https://push.example.com/here'
const browser: BrowserFacts = {
  isSecure: true,
  hasPush: true,
  permission: 'granted',
  endpoint: HERE,
}

test.each<[PushState, Partial<BrowserFacts>, string | null]>([
  ['on', {}, HERE],
  ['off', {}, null],
  ['off', {}, 'https://push.example.com/another'],
  ['off', { endpoint: null, permission: 'default' }, null],
  ['off', { endpoint: null }, null],
  ['blocked', { permission: 'denied' }, HERE],
  ['unsupported', { hasPush: false, permission: null }, null],
  ['insecure', { isSecure: false, hasPush: false, permission: null }, null],
])('%s for %j, told at %s', (state, facts, told) => {
  expect(pushState({ ...browser, ...facts }, told)).toBe(state)
})

test.each(LOCALES)('before the browser was asked nothing is claimed, in %s', (locale) => {
  const markup = renderToStaticMarkup(
    <InLanguage locale={locale}>
      <PushSection publicKey="k" endpoint={HERE} />
    </InLanguage>,
  )
  expect(markup).toContain('aria-checked="false"')
  expect(markup).not.toContain('<button type="button" aria-busy')
  // Who speaks to the page says what stands beside the switch.
  const [, name] = /role="switch"[^>]* aria-label="([^"]+)"/.exec(markup) ?? []
  expect(markup).toContain(`>${name}</span>`)
})
