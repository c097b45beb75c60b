import { expect, it } from 'vitest'
import { makeChanged, withChanges } from '@/components/videos/bulk/changed'
import { MOST_CHOSEN, makeSelected } from '@/components/videos/bulk/selected'
import type { VideoView } from '@/lib/videos/video-view'

const order = ['a', 'b', 'c', 'd', 'e', 'f']
const chosen = (selected: ReturnType<typeof makeSelected>) => [...selected.read().ids].sort()

it('a range goes from what was chosen last, and follows its end both ways', () => {
  const selected = makeSelected()
  selected.toggle('c')
  selected.extendTo('e', order)
  expect(chosen(selected)).toEqual(['c', 'd', 'e'])
  selected.extendTo('d', order)
  expect(chosen(selected)).toEqual(['c', 'd'])
  selected.extendTo('a', order)
  expect(chosen(selected)).toEqual(['a', 'b', 'c'])
})

it('a range keeps what was chosen by itself before', () => {
  const selected = makeSelected()
  selected.toggle('f')
  selected.toggle('b')
  selected.extendTo('d', order)
  selected.extendTo('c', order)
  expect(chosen(selected)).toEqual(['b', 'c', 'f'])
})

it('a range by keys begins where the focus was, when nothing was chosen', () => {
  const selected = makeSelected()
  selected.extendTo('c', order, 'b')
  expect(chosen(selected)).toEqual(['b', 'c'])
  selected.extendTo('d', order, 'c')
  expect(chosen(selected)).toEqual(['b', 'c', 'd'])
})

it('a range begins anew where its beginning is not there any more', () => {
  const selected = makeSelected()
  selected.toggle('gone')
  selected.extendTo('c', order)
  expect(chosen(selected)).toEqual(['c', 'gone'])
})

it('no more are chosen than the studio takes at once, and it says so', () => {
  const selected = makeSelected()
  const many = Array.from({ length: MOST_CHOSEN + 1 }, (_, index) => `video${index}`)
  selected.chooseAll(many)
  expect(selected.read()).toMatchObject({ isFull: true })
  expect(selected.read().ids.size).toBe(MOST_CHOSEN)
  selected.toggle('video0')
  expect(selected.read()).toMatchObject({ isFull: false })
})

it('who is told hears of each change, and the state is another each time', () => {
  const selected = makeSelected()
  const seen: unknown[] = []
  const stop = selected.listen(() => seen.push(selected.read()))
  selected.toggle('a')
  selected.begin()
  selected.drop(['a'])
  selected.clear()
  expect(new Set(seen).size).toBe(4)
  stop()
  selected.toggle('a')
  expect(seen).toHaveLength(4)
})

it('lists leave out what is in the trash and say where a take stands now', () => {
  const videos = order.map((id) => ({ id, takeNumber: 1 }) as VideoView)
  const pages = [videos.slice(0, 3), videos.slice(3)]
  const changed = makeChanged()
  expect(withChanges(pages, changed.read())).toBe(pages)
  changed.hide(['a', 'b'])
  changed.place([['c', { shotId: 's', shotNumber: 2, shotName: null, takeNumber: 9 }]])
  const [first, second] = withChanges(pages, changed.read())
  expect(first).toMatchObject([{ id: 'c', shotId: 's', takeNumber: 9 }])
  // What has not changed is not drawn again.
  expect(second).toBe(pages[1])
  changed.show(['b'])
  expect(withChanges(pages, changed.read())[0]).toMatchObject([{ id: 'b' }, { id: 'c' }])
})
