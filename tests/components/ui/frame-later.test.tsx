import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FrameLater } from '@/components/ui/frame-later'
import { useFrameLater, useMoreEachFrame } from '@/components/ui/use-frame-later'

const firstFrameOf = (use: () => unknown): string => {
  const Drawn = () => <>{JSON.stringify(use())}</>
  return renderToStaticMarkup(<Drawn />)
}

test('what comes a frame later is not in the first one', () => {
  expect(
    renderToStaticMarkup(
      <p>
        head <FrameLater>list</FrameLater>
      </p>,
    ),
  ).toBe('<p>head </p>')
})

test('a value is late when it changes, and not when it is first drawn', () => {
  expect(firstFrameOf(() => useFrameLater(7))).toBe('7')
  expect(firstFrameOf(() => useFrameLater(7, 3))).toBe('3')
})

test('a list begins with as many as a frame has time for', () => {
  expect(firstFrameOf(() => useMoreEachFrame(30, 12))).toBe('12')
  expect(firstFrameOf(() => useMoreEachFrame(5, 12))).toBe('5')
})
