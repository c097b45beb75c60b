import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LocalClock } from '@/components/tasks/live/local-clock'

const drawn = (timeZone: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone={timeZone}>
      <LocalClock at="2026-11-20T10:05:00.000Z" />
    </NextIntlClientProvider>,
  )

test('a clock is right in the first byte, in the zone that the browser told before', () => {
  expect(drawn('Asia/Seoul')).toContain('>19:05</time>')
  expect(drawn('Asia/Seoul')).not.toContain('invisible')
})

test('where no browser told one yet, it says which clock it goes by', () => {
  expect(drawn('UTC')).toContain('>10:05 UTC</time>')
})
