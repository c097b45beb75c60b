import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { KeptEnd } from '@/components/ui/kept-end'

/** What may be cut, and what stands in any case. */
const partsOf = (name: string) =>
  [...renderToStaticMarkup(<KeptEnd name={name} />).matchAll(/<span class="[^"]+">([^<]*)/g)].map(
    ([, text]) => text,
  )

test.each([
  ['Rough, take 1, 1.00 s', 'Rough, take 1', ', 1.00 s'],
  ['등대, 테이크 1, 1.00초', '등대, 테이크 1', ', 1.00초'],
  ['Harbour at dusk final-v12.png', 'Harbour at dusk final', '-v12.png'],
  ['IMG_20261122_0042.jpg', 'IMG_20261122', '_0042.jpg'],
  ['고요한 바다 위의 항구.png', '고요한 바다 위의 ', '항구.png'],
  ['Işık sönerken İskele.png', 'Işık sönerken ', 'İskele.png'],
  ['pier.png', 'pier.png', ''],
  ['A name that ends-with-something-very-long', 'A name that ends-with-something-very', '-long'],
  ['Antidisestablishmentarianism Antidisestablishment', null, ''],
])('%s is cut before its end', (name, start, end) => {
  expect(partsOf(name)).toEqual([start ?? name, end])
})

test.each(['Rough, take 1, 1.00 s', 'Işık sönerken İskele.png'])(
  'the whole name is one text, and stands in its title: %s',
  (name) => {
    const markup = renderToStaticMarkup(<KeptEnd name={name} />)
    expect(markup.replace(/<[^>]+>/g, '')).toBe(name)
    expect(markup).toContain(`title="${name}"`)
  },
)
