import { describe, expect, test } from 'vitest'
import { chosenFrom, type Draft, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { type Followed, findBeyond, followImages } from '@/components/tasks/composer/follow-images'
import { spokenName } from '@/components/tasks/composer/image-name'
import { moved } from '@/components/tasks/composer/moved'
import { batchOf } from '@/components/tasks/composer/press'
import { goneSaid } from '@/lib/kling/mentions'
import { parseBatch } from '@/lib/tasks/batch'

const images = ['mina', 'emre', 'boat'].map((inputId) => chosenFrom({ inputId }))
const draftOf = (prompt: string, alternatives: string[] = []) => ({
  ...EMPTY_DRAFT,
  mode: 'reference' as const,
  images,
  prompt,
  alternatives,
})
const without = (place: number) => images.filter((_, index) => index !== place - 1)

describe('when reference images move', () => {
  // The first goes to the end: 2 is 1, 3 is 2, 1 is 3.
  const after = (prompt: string) =>
    followImages(draftOf(prompt), moved(images, 0, 2)).change.prompt ?? prompt

  test.each([
    ['image 1 greets image 2, Image 3 waits', 'image 3 greets image 1, Image 2 waits'],
    [
      'image 1’s coat, image1, <<<image_2>>>, @image_3',
      'image 3’s coat, image3, <<<image_1>>>, @image_2',
    ],
    ['images 1, 2 and 3 walk; images 1 & 2', 'images 3, 1 and 2 walk; images 3 & 1'],
    ['이미지 2의 여자가 이미지1에게', '이미지 1의 여자가 이미지3에게'],
    ['2번 이미지와 3번째 이미지', '1번 이미지와 2번째 이미지'],
    ['görsel 2’deki kadın, 1. görsel, GÖRSEL 3', 'görsel 1’deki kadın, 3. görsel, GÖRSEL 2'],
    ['image 1,image 2', 'image 3,image 1'],
  ])('%j follows', (before, wanted) => expect(after(before)).toBe(wanted))

  test.each([
    'an image of 2 boats and 3 gulls',
    'image 12, image 20 times, imagery 2',
    'pilgrimage 2',
    'image 7',
    '2 images',
    '8 s, 16:9, take 2',
  ])('%j speaks of none of them', (text) => expect(after(text)).toBe(text))

  test('alternatives follow too, and a move back brings back every word', () => {
    const before = draftOf('image 1 greets image 2', ['image 3 sinks', 'a calm sea'])
    const { change } = followImages(before, moved(images, 0, 2))
    expect(change.alternatives).toEqual(['image 2 sinks', 'a calm sea'])
    const there = { ...before, ...change }
    expect({ ...there, ...followImages(there, moved(there.images, 2, 0)).change }).toEqual(before)
  })

  test('another name, and one more at the end, change no word', () => {
    const renamed = images.map((one, index) => (index === 1 ? { ...one, name: 'Mina' } : one))
    expect(followImages(draftOf('image 2'), renamed).change).toEqual({ images: renamed })
    const more = [...images, chosenFrom({ inputId: 'x' })]
    expect(followImages(draftOf('image 2'), more).change).toEqual({ images: more })
  })

  test('one that arrives late in its turn moves the others', () => {
    const late = [chosenFrom({ inputId: 'late' }), ...images]
    expect(followImages(draftOf('image 1'), late).change.prompt).toBe('image 2')
  })
})

describe('when one is removed', () => {
  const before = draftOf('image 1 greets image 2 beside image 3', ['이미지 2'])
  const { change, followed } = followImages(before, without(2))
  const there = { ...before, ...change }

  test('the others are numbered anew, and its own mention is told', () => {
    expect(there.prompt).toBe('image 1 greets image [?] beside image 2')
    expect(there.alternatives).toEqual(['이미지 [?]'])
    expect(goneSaid(there.prompt)?.values).toEqual({ words: '“image [?]”' })
    expect(findBeyond(there.prompt, ['', ''])).toEqual([])
  })

  test('no prompt with a hole is sent', () => {
    const fieldsOf = (draft: Draft) => {
      const parsed = parseBatch(batchOf(draft))
      return parsed.ok ? {} : parsed.fields
    }
    expect(fieldsOf(before)).toEqual({})
    expect(fieldsOf({ ...there, alternatives: [] })).toEqual({ prompt: goneSaid('image [?]') })
    expect(Object.keys(fieldsOf(there))).toEqual(['alternatives.0', 'alternatives.1'])
    // In whatever mode it is sent, and spelled as a Mac spells it.
    const text = { ...there, mode: 'text' as const, alternatives: [] }
    expect(Object.keys(fieldsOf(text))).toEqual(['prompt'])
    const spelled = { ...text, prompt: '이미지 [?]'.normalize('NFD') }
    expect(Object.keys(fieldsOf(spelled))).toEqual(['prompt'])
    expect(fieldsOf({ ...text, prompt: 'Is this an image? [?] Who knows [?]' })).toEqual({})
  })

  test('undone, every word is back', () => {
    expect({ ...there, ...followImages(there, images, followed).change }).toEqual(before)
  })

  test('undone after somebody wrote on, what was written stays', () => {
    const written = { ...there, prompt: `${there.prompt}, slowly` }
    expect(followImages(written, images, followed).change).toMatchObject({
      prompt: 'image 1 greets image [?] beside image 3, slowly',
      alternatives: ['이미지 2'],
    })
  })

  test('a second one leaves the mark of the first', () => {
    const last = followImages(there, there.images.slice(0, 1)).change
    expect(last.prompt).toBe('image 1 greets image [?] beside image [?]')
  })
})

test('numbers beyond the last image are named in vain', () => {
  expect(findBeyond('image 1, image 4 and 5. görsel, image 4', ['', '', ''])).toEqual([
    'image 4',
    '5. görsel',
  ])
  expect(findBeyond('Is this an image? [?] 12 images', [])).toEqual([])
})

describe('names go with their pictures', () => {
  const nameAll = (...names: string[]) =>
    images.map((one, at) => ({ ...one, name: names[at] ?? '' }))
  const draftWith = (prompt: string, ...names: string[]) => ({
    ...draftOf(prompt),
    images: nameAll(...names),
  })
  const named = (all: typeof images, at: number, name: string) =>
    all.map((one, index) => (index === at ? { ...one, name } : one))
  const promptAfter = (draft: ReturnType<typeof draftWith>, next: typeof images) =>
    followImages(draft, next).change.prompt ?? draft.prompt

  const LONG = 'the woman in the red coat who stands at the rail and looks out over the sea at dusk'
  test.each([
    ['Mina', 'Nora'],
    ['미나', '노라'],
    ['take 2, image 3', 'görsel 1'],
    ['“Mina”, 7 (red) [a|b] $& ^.*', 'a "quoted" name'],
    ['the harbour.png', 'the pier'],
    ['x'.repeat(300), 'y'.repeat(300)],
    [LONG, 'she'],
  ])('%j is %j now', (before, after) => {
    const draft = draftWith('', 'Emre', before, 'boat')
    const say = (name: string) => `image 1, Emre greets image 2, ${spokenName(name)} and image 3`
    const there = { ...draft, prompt: say(before) }
    expect(promptAfter(there, named(there.images, 1, after))).toBe(say(after))
    // As it moves, its name stands by its new number, and no number within the name is one.
    expect(promptAfter(there, moved(there.images, 1, 2))).toBe(
      `image 1, Emre greets image 3, ${spokenName(before)} and image 2`,
    )
    const names = there.images.map((one) => spokenName(one.name))
    expect(findBeyond(there.prompt, names)).toEqual([])
    expect(goneSaid(there.prompt)).toBeNull()
  })

  test('a Korean particle stays behind the name', () => {
    const draft = draftWith('이미지 1, 미나가 걷는다. image 2, Mina가', '미나', 'Mina')
    expect(promptAfter(draft, named(draft.images, 0, '노라'))).toBe(
      '이미지 1, 노라가 걷는다. image 2, Mina가',
    )
    expect(promptAfter(draft, named(draft.images, 1, '노라'))).toBe(
      '이미지 1, 미나가 걷는다. image 2, 노라가',
    )
  })

  test.each(['image 2, Minaret', 'image 2 and Mina', 'image 1, Mina', 'images 1, 2 and Mina'])(
    '%j is in somebody’s own words',
    (prompt) => {
      const draft = draftWith(prompt, 'Emre', 'Mina')
      expect(promptAfter(draft, named(draft.images, 1, 'Nora'))).toBe(prompt)
    },
  )

  test('of two that begin alike, each is its own', () => {
    const draft = draftWith('image 1, Mina and image 2, Mina Seo', 'Mina', 'Mina Seo')
    expect(promptAfter(draft, named(draft.images, 1, 'Emre'))).toBe(
      'image 1, Mina and image 2, Emre',
    )
  })

  test('emptied key by key on the way to another one, it keeps its places', () => {
    const first = draftWith('image 1, Mina turns', 'Mina')
    let draft: Draft = first
    let last: Followed | undefined
    for (const name of ['Min', '', 'N', 'Nora']) {
      const { change, followed } = followImages(draft, named(draft.images, 0, name), last)
      draft = { ...draft, ...change }
      last = followed
      expect(draft.prompt).toBe(name ? `image 1, ${name} turns` : 'image 1 turns')
      expect(followed.isRenumbered).toBe(false)
    }
    // Written on meanwhile, what was written counts.
    const written = { ...draft, prompt: 'image 1 rests' }
    expect(followImages(written, named(written.images, 0, 'Emre'), last).change.prompt).toBe(
      undefined,
    )
  })

  test('one that is removed is still named, and comes back with its number', () => {
    const draft = draftWith('image 1, Emre greets image 2, Mina', 'Emre', 'Mina')
    const { change, followed } = followImages(draft, [...draft.images.slice(1)])
    expect(change.prompt).toBe('image [?], Emre greets image 1, Mina')
    const there = { ...draft, ...change }
    expect({ ...there, ...followImages(there, draft.images, followed).change }).toEqual(draft)
  })
})
