import { describe, expect, test } from 'vitest'
import { type Chosen, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { inputsAside } from '@/components/tasks/composer/inputs-aside'
import { modeFor, spokesman } from '@/components/tasks/composer/paste-files'
import { inTurn, sortFiles } from '@/components/tasks/composer/take-files'
import { usesFiles } from '@/components/tasks/composer/uses-files'
import type { Said } from '@/lib/intl/said'
import { inEnglish } from '@/lib/intl/translate'
import { fieldsOf } from '@/lib/kling/catalog'

const chosen = (id: string): Chosen => ({ ref: { inputId: id }, name: id, ratio: null })
const png = (name: string) => new File(['x'], name, { type: 'image/png' })
const words = (said: Said | null) => said && inEnglish(said)
const mp4 = new File(['x'], 'a.mp4', { type: 'video/mp4' })

describe('what is dropped on a place', () => {
  test('fills what is free, and the rest is counted', () => {
    const files = Array.from({ length: 200 }, (_, at) => png(`${at}.png`))
    const { taken, said } = sortFiles({ files, folders: 0 }, 'image', 3)
    expect(taken.map(({ name }) => name)).toEqual(['0.png', '1.png', '2.png'])
    expect(words(said)).toBe('Only 3 fit: 197 left out.')
  })
  test('says so when nothing is free', () => {
    const { taken, said } = sortFiles({ files: [png('a')], folders: 0 }, 'image', -1)
    expect(taken).toEqual([])
    expect(words(said)).toBe('No place is left: 1 left out.')
  })
  test('takes what fits beside what does not', () => {
    const { taken, said } = sortFiles({ files: [mp4, png('a')], folders: 0 }, 'image', 2)
    expect(taken.map(({ name }) => name)).toEqual(['a'])
    expect(words(said)).toContain('takes an image')
  })
  test('names folders', () => {
    const { said } = sortFiles({ files: [], folders: 2 }, 'image', 2)
    expect(words(said)).toContain('2 folders were left out')
  })
  test('nothing is said of what fits', () => {
    expect(sortFiles({ files: [png('a')], folders: 0 }, 'image', 1).said).toBeNull()
  })
})

describe('references that arrive', () => {
  const turns = new Map([
    ['first', 1],
    ['second', 2],
    ['third', 3],
  ])
  const names = (all: Chosen[]) => all.map(({ name }) => name)
  test('stand in the order in which they were chosen, whichever is here first', () => {
    const all = ['third', 'first', 'second'].reduce<Chosen[]>(
      (now, id) => inTurn(now, chosen(id), turns),
      [chosen('earlier')],
    )
    expect(names(all)).toEqual(['earlier', 'first', 'second', 'third'])
  })
})

describe('inputs that another mode takes', () => {
  const image = { ...EMPTY_DRAFT, image: chosen('a'), endImage: chosen('b') }
  test('are kept for that mode', () => {
    expect(inputsAside({ ...image, mode: 'text' })).toEqual([
      { mode: 'image', images: [chosen('a'), chosen('b')], videos: [] },
    ])
    expect(inputsAside({ ...image, mode: 'image' })).toEqual([])
  })
  test('a video belongs to the references where there are some', () => {
    const all = { ...image, video: chosen('v'), images: [chosen('r')] }
    expect(inputsAside({ ...all, mode: 'text' }).map(({ mode }) => mode)).toEqual([
      'image',
      'reference',
    ])
    expect(inputsAside({ ...EMPTY_DRAFT, video: chosen('v') })).toEqual([
      { mode: 'edit', images: [], videos: [chosen('v')] },
    ])
    // An edit takes the video: only the references wait.
    expect(inputsAside({ ...all, mode: 'edit' })[1]).toEqual({
      mode: 'reference',
      images: [chosen('r')],
      videos: [],
    })
  })
})

test('a file has a place to go to, or somebody to say why not', () => {
  expect(spokesman(fieldsOf('pro-text-to-video'))).toBeNull()
  expect(spokesman(fieldsOf('pro-image-to-video'))).toBe('image')
  expect(spokesman(fieldsOf('o3-pro-video-edit'))).toBe('video')
  expect(modeFor('video').mode).toBe('edit')
  expect(modeFor('image').mode).toBe('image')
})

test('only files of this studio that leave with the request have to be reachable', () => {
  const draft = { ...EMPTY_DRAFT, image: chosen('a') }
  expect(usesFiles(draft, fieldsOf('pro-text-to-video'))).toBe(false)
  expect(usesFiles(draft, fieldsOf('pro-image-to-video'))).toBe(true)
  const foreign = { ref: { url: 'https://example.com/a.png' }, name: 'a', ratio: null }
  expect(usesFiles({ ...draft, image: foreign }, fieldsOf('pro-image-to-video'))).toBe(false)
})
