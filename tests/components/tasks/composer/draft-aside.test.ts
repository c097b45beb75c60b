import { describe, expect, test } from 'vitest'
import { chosenFrom, type Draft, EMPTY_DRAFT } from '@/components/tasks/composer/draft'
import { bringBack, onlyAside, replacing } from '@/components/tasks/composer/draft-aside'
import { openDraft, type Shelf } from '@/components/tasks/composer/open-draft'
import { parseDraft } from '@/components/tasks/composer/stored-draft'
import { withOrigin } from '@/components/tasks/composer/with-origin'

const frame = chosenFrom({ inputId: 'frame' })
const written = { prompt: 'A harbour wakes', image: frame, mode: 'image' as const }
const origin = {
  key: 'a',
  projectId: 'p',
  takeOfId: null,
  selectPrompt: true,
  settings: {
    type: 'o3-std-image-to-video' as const,
    prompt: 'The boat turns home',
    image: { inputId: 'other' },
  },
  inputs: [],
}
const continued = (now: Draft) => replacing(now, withOrigin(now, origin))

const openTab = () => {
  const rows = new Map<string, string>()
  const shelf: Shelf = {
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => rows.set(key, value),
  }
  const open = () => openDraft('draft', () => shelf)
  const tab = open()
  const change = (by: (now: Draft) => Partial<Draft>) => tab.change(by(tab.now()))
  return { tab, change, open }
}

describe('a draft that gives way', () => {
  test('is kept aside, over a reload, and comes back; the other is kept in turn', () => {
    const { tab, change, open } = openTab()
    tab.change(written)
    change(continued)
    expect(tab.now()).toMatchObject({ prompt: 'The boat turns home', aside: [written] })
    tab.keep()
    const reloaded = open()
    expect(reloaded.now()).toEqual(tab.now())
    reloaded.change(bringBack(reloaded.now()))
    expect(reloaded.now()).toMatchObject({ ...written, isElsewhere: false })
    expect(reloaded.now().aside).toMatchObject([{ prompt: 'The boat turns home', aside: [] }])
    reloaded.change(bringBack(reloaded.now()))
    expect(reloaded.now()).toEqual(tab.now())
  })

  test('stays the one that is kept while nobody writes in what took its place', () => {
    const { tab, change } = openTab()
    tab.change(written)
    change(continued)
    change((now) =>
      replacing(now, withOrigin(now, { ...origin, settings: { ...origin.settings, prompt: 'x' } })),
    )
    expect(tab.now()).toMatchObject({ prompt: 'x', aside: [written] })
    tab.change({ durationSeconds: 12 })
    change(continued)
    expect(tab.now().aside).toMatchObject([written])
    tab.change({ prompt: 'The boat turns home at last' })
    change(continued)
    expect(tab.now().aside).toMatchObject([{ prompt: 'The boat turns home at last' }, written])
  })

  test('is not kept where nothing of it would be lost', () => {
    expect(continued(EMPTY_DRAFT).aside).toEqual([])
    expect(continued({ ...EMPTY_DRAFT, prompt: ' \n', alternatives: [''] }).aside).toEqual([])
    const same = withOrigin(EMPTY_DRAFT, origin)
    expect(continued({ ...same, isElsewhere: false }).aside).toEqual([])
    expect(replacing({ ...EMPTY_DRAFT, prompt: 'x' }, { image: frame }).aside).toEqual([])
    expect(replacing({ ...EMPTY_DRAFT, image: frame }, { image: null }).aside).toHaveLength(1)
  })

  test('is not kept once it was sent, but for what its type did not take', () => {
    const sent = { ...EMPTY_DRAFT, prompt: 'sent', images: [frame], isElsewhere: true }
    expect(continued(sent).aside).toEqual([])
    expect(replacing(sent, { ...sent, images: [] }).aside).toMatchObject([{ images: [frame] }])
  })
})

describe('a draft that was sent in one mode and stands in another', () => {
  const sentAndMovedTo = (mode: Draft['mode'], draft: Partial<Draft>) => {
    const { tab, change, open } = openTab()
    tab.change(draft)
    tab.change({ isElsewhere: true })
    tab.change({ mode })
    tab.keep()
    return { tab, change, open }
  }

  test('is kept with what the mode that was sent did not take', () => {
    const { tab, change, open } = sentAndMovedTo('image', { ...written, mode: 'text' })
    change(continued)
    expect(tab.now()).toMatchObject({ prompt: 'The boat turns home', aside: [written] })
    const reloaded = open()
    reloaded.change(continued(reloaded.now()))
    expect(reloaded.now().aside).toMatchObject([written])
    // Neither is what came back taken for what was sent.
    reloaded.change(bringBack(reloaded.now()))
    reloaded.change(continued(reloaded.now()))
    expect(reloaded.now().aside).toMatchObject([written])
  })

  test('is not kept with what that mode did take', () => {
    const { tab, change } = sentAndMovedTo('text', written)
    change(continued)
    expect(tab.now().aside).toEqual([])
  })

  test('is kept with what an example did not take', () => {
    const { tab, change } = openTab()
    tab.change(written)
    tab.change({ mode: 'text', prompt: 'An example', isElsewhere: true })
    tab.change({ mode: 'image' })
    change(continued)
    expect(tab.now().aside).toMatchObject([{ image: frame }])
  })

  test('is kept with what a task did not say', () => {
    const { tab, change } = openTab()
    tab.change({ images: [frame] })
    change(continued)
    tab.change({ mode: 'reference' })
    change((now) => replacing(now, { ...now, images: [] }))
    expect(tab.now().aside).toMatchObject([{ images: [frame] }])
  })
})

describe('several drafts that gave way', () => {
  const write = (prompt: string) => (now: Draft) => ({ ...now, prompt, isElsewhere: false })
  const prompts = (drafts: Draft[]) => drafts.map(({ prompt }) => prompt)

  test('are all kept, over a reload, and come back one after the other', () => {
    const { tab, change, open } = openTab()
    for (const prompt of ['one', 'two', 'three']) {
      change(write(prompt))
      change(continued)
    }
    tab.keep()
    const reloaded = open()
    expect(prompts(reloaded.now().aside)).toEqual(['three', 'two', 'one'])
    const seen = [1, 2, 3, 4].map(() => reloaded.change(bringBack(reloaded.now())).prompt)
    expect(seen).toEqual(['three', 'two', 'one', 'The boat turns home'])
    expect(prompts(reloaded.now().aside)).toEqual(['three', 'two', 'one'])
  })

  test('lose what can be had elsewhere as soon as another one comes, or one is sent', () => {
    const { tab, change } = openTab()
    change(write('one'))
    change(continued)
    change(bringBack)
    expect(prompts(tab.now().aside)).toEqual(['The boat turns home'])
    expect(onlyAside(tab.now().aside)).toEqual([])
    change(continued)
    expect(prompts(tab.now().aside)).toEqual(['one'])
  })

  test('of two tabs at once are kept, and what one of them let go stays gone', () => {
    const { tab, change, open } = openTab()
    change(write('old'))
    change(continued)
    tab.keep()
    const other = open()
    other.change(write('theirs')(other.now()))
    other.change(continued(other.now()))
    other.keep()
    change((now) => ({ aside: now.aside.slice(1) }))
    change(write('ours'))
    change(continued)
    expect(prompts(tab.keep().aside)).toEqual(['ours', 'theirs'])
    expect(prompts(other.follow()?.aside ?? [])).toEqual(['ours', 'theirs'])
  })

  test('are a short list', () => {
    const { tab, change } = openTab()
    for (let number = 1; number <= 12; number += 1) {
      change(write(`draft ${number}`))
      change(continued)
    }
    expect(prompts(tab.now().aside).slice(0, 2)).toEqual(['draft 12', 'draft 11'])
    expect(tab.now().aside).toHaveLength(9)
  })
})

test('kept drafts hold no others, and one that an earlier version kept is a list of one', () => {
  const b = { ...EMPTY_DRAFT, prompt: 'b' }
  const nested = { ...EMPTY_DRAFT, aside: [7, { ...b, aside: [EMPTY_DRAFT] }] }
  expect(parseDraft(JSON.stringify(nested)).aside).toEqual([b])
  expect(parseDraft(JSON.stringify({ ...nested, aside: b })).aside).toEqual([b])
  expect(parseDraft('{"aside":7}')).toEqual(EMPTY_DRAFT)
})
