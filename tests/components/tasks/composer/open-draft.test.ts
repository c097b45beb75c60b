import { describe, expect, test } from 'vitest'
import { chosenFrom, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { openDraft, type Shelf } from '@/components/tasks/composer/open-draft'
import { draftKey } from '@/components/tasks/composer/stored-draft'

/** What two tabs of one browser share. */
const makeShelf = () => {
  const rows = new Map<string, string>()
  let writes = 0
  const shelf: Shelf = {
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => {
      writes += 1
      rows.set(key, value)
    },
  }
  return { rows, shelf, writes: () => writes }
}

const KEY = draftKey('mina', 'north')
const open = (shelf: Shelf, key = KEY) => openDraft(key, () => shelf)

describe('a kept draft', () => {
  test('comes back whole after a reload', () => {
    const { shelf } = makeShelf()
    const tab = open(shelf)
    tab.change({ prompt: '고요한 바다', images: [chosenFrom({ inputId: 'a' })], sound: false })
    tab.keep()
    expect(open(shelf).now()).toEqual(tab.now())
    expect(tab.now()).toMatchObject({ prompt: '고요한 바다', sound: false })
  })

  test('belongs to one account and one workspace', () => {
    const { shelf } = makeShelf()
    const tab = open(shelf)
    tab.change({ prompt: 'of Mina' })
    tab.keep()
    expect(open(shelf, draftKey('emre', 'north')).now()).toEqual(EMPTY_DRAFT)
    expect(open(shelf, draftKey('mina', 'south')).now()).toEqual(EMPTY_DRAFT)
  })

  test('is not written by a tab in which nothing was changed', () => {
    const { shelf, writes } = makeShelf()
    const [idle, busy] = [open(shelf), open(shelf)]
    busy.change({ prompt: 'newer' })
    busy.keep()
    // The idle tab goes before it was told.
    idle.keep()
    expect(writes()).toBe(1)
    expect(open(shelf).now().prompt).toBe('newer')
  })

  test('lives on in a tab whose storage is full, forbidden or cleared', () => {
    const full: Shelf = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    const tab = open(full)
    tab.change({ prompt: 'kept in the page' })
    expect(tab.keep().prompt).toBe('kept in the page')

    const forbidden = openDraft(KEY, () => {
      throw new DOMException('no', 'SecurityError')
    })
    forbidden.change({ prompt: 'here' })
    expect(forbidden.keep().prompt).toBe('here')
    expect(forbidden.follow()).toBeNull()

    const { shelf, rows } = makeShelf()
    const cleared = open(shelf)
    cleared.change({ prompt: 'still here' })
    cleared.keep()
    rows.clear()
    expect(cleared.follow()).toBeNull()
    expect(cleared.now().prompt).toBe('still here')
  })
})

describe('two tabs', () => {
  test('an idle one follows, and writes nothing back', () => {
    const { shelf, writes } = makeShelf()
    const [idle, busy] = [open(shelf), open(shelf)]
    busy.change({ prompt: 'A harbour' })
    busy.keep()
    expect(idle.follow()?.prompt).toBe('A harbour')
    expect(idle.follow()).toBeNull()
    idle.keep()
    expect(writes()).toBe(1)
  })

  test('what is being typed in one is not overwritten by the other', () => {
    const { shelf } = makeShelf()
    const [first, second] = [open(shelf), open(shelf)]
    first.change({ prompt: 'being typ' })
    // An upload ends in the other tab, which knows an older prompt.
    second.change({ image: chosenFrom({ inputId: 'frame' }) })
    second.keep()
    expect(first.follow()).toMatchObject({
      prompt: 'being typ',
      image: { ref: { inputId: 'frame' } },
    })
    first.change({ prompt: 'being typed' })
    first.keep()
    expect(second.follow()).toMatchObject({ prompt: 'being typed' })
    expect(second.now()).toEqual(first.now())
    expect(open(shelf).now()).toEqual(first.now())
  })

  test('a tab that slept through the other’s edit keeps it when it writes its own', () => {
    const { shelf } = makeShelf()
    const [slept, other] = [open(shelf), open(shelf)]
    other.change({ durationSeconds: 9 })
    other.keep()
    slept.change({ prompt: 'later' })
    expect(slept.keep()).toMatchObject({ prompt: 'later', durationSeconds: 9 })
    expect(open(shelf).now()).toMatchObject({ prompt: 'later', durationSeconds: 9 })
  })

  test('of one field the last edit wins, in both', () => {
    const { shelf } = makeShelf()
    const [first, second] = [open(shelf), open(shelf)]
    first.change({ prompt: 'one' })
    first.keep()
    second.follow()
    second.change({ prompt: 'two' })
    second.keep()
    expect(first.follow()?.prompt).toBe('two')
    expect(second.now()).toEqual(first.now())
  })
})
