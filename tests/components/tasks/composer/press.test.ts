import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Draft, EMPTY_DRAFT, withSettings } from '@/components/tasks/composer/draft'
import {
  batchOf,
  contentOf,
  countOf,
  fitPress,
  hasRoomForAlternative,
  letterOf,
  mostTakes,
  namedSettings,
  priceOfPress,
} from '@/components/tasks/composer/press'
import { parseDraft } from '@/components/tasks/composer/stored-draft'
import { parseBatch, priceOf } from '@/lib/tasks/batch'
import { MOST_AT_ONCE } from '@/lib/tasks/most-at-once'

const several: Draft = {
  ...EMPTY_DRAFT,
  prompt: 'A lighthouse',
  takes: 2,
  alternatives: ['A ship', 'An island'],
}

describe('one press of the button', () => {
  test('asks for each prompt as often as there are takes, for the price on the button', () => {
    const parsed = parseBatch(batchOf(several))
    if (!parsed.ok) throw new Error('it is valid')
    expect(parsed.requests.map(({ prompt }) => prompt)).toEqual([
      'A lighthouse',
      'A lighthouse',
      'A ship',
      'A ship',
      'An island',
      'An island',
    ])
    expect(countOf(several)).toBe(6)
    expect(priceOfPress(several)).toBe(2400)
    expect(priceOf(parsed.requests)).toBe(priceOfPress(several))
  })

  test('of one prompt has no alternatives, so that it is the request that it always was', () => {
    expect(batchOf(EMPTY_DRAFT)).not.toHaveProperty('alternatives')
  })

  test('says what its references are called, which makes it no other request', () => {
    const of = (name: string | null): Draft => ({
      ...EMPTY_DRAFT,
      mode: 'reference',
      images: [{ ref: { inputId: 'a' }, name, ratio: null }],
    })
    expect(namedSettings(of('Mina')).images).toEqual([{ inputId: 'a', name: 'Mina' }])
    expect(namedSettings(of(null)).images).toEqual([{ inputId: 'a' }])
    expect(namedSettings({ ...of('Mina'), mode: 'text' })).not.toHaveProperty('images')
    expect(contentOf(of('Mina'), 'p')).toBe(contentOf(of('Emre'), 'p'))
    const [back] = withSettings(EMPTY_DRAFT, {
      settings: {
        type: 'o3-pro-reference-to-video',
        prompt: 'x',
        images: [{ inputId: 'a', name: 'Mina' }],
      },
      ...{ projectId: 'p', takeOfId: null },
    }).images
    expect(back).toEqual({ ref: { inputId: 'a' }, name: 'Mina', ratio: null })
  })

  test('says which of the prompts is wrong', () => {
    const parsed = parseBatch(batchOf({ ...several, alternatives: ['A ship', ' '] }))
    expect(parsed).toMatchObject({ ok: false, fields: { 'alternatives.2': expect.anything() } })
  })

  test('stops at the limit of takes times alternatives', () => {
    expect(mostTakes(several)).toBe(2)
    expect(hasRoomForAlternative(several)).toBe(true)
    expect(hasRoomForAlternative({ ...several, alternatives: ['b', 'c', 'd'] })).toBe(false)
    expect(mostTakes({ alternatives: [] })).toBe(MOST_AT_ONCE)
  })

  test('is another one when anything that is sent, or where it goes, is another', () => {
    const content = contentOf(several, 'p')
    expect(contentOf({ ...several, negativePrompt: ' ' }, 'p')).toBe(content)
    for (const other of [
      contentOf({ ...several, takes: 1 }, 'p'),
      contentOf({ ...several, alternatives: ['A ship'] }, 'p'),
      contentOf({ ...several, sound: false }, 'p'),
      contentOf({ ...several, takeOfId: 't' }, 'p'),
      contentOf(several, 'q'),
    ]) {
      expect(other).not.toBe(content)
    }
  })
})

test('prompts are named like drafts of a letter', () => {
  expect([0, 1, 7].map(letterOf)).toEqual(['A', 'B', 'H'])
})

describe('what is kept', () => {
  test('comes back with its takes, alternatives and shot', () => {
    const draft = { ...several, takeOfId: 't', shot: { id: 's', number: 4, name: '등대' } }
    expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
  })

  test('never asks for more than one press may, whatever was written there', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.double(), fc.string()),
        fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 20 }),
        (takes, alternatives) => {
          const draft = parseDraft(JSON.stringify({ takes, alternatives }))
          expect(countOf(draft)).toBeGreaterThanOrEqual(1)
          expect(countOf(draft)).toBeLessThanOrEqual(MOST_AT_ONCE)
          expect(Number.isInteger(draft.takes)).toBe(true)
        },
      ),
    )
  })

  test('keeps what was written rather than how often it is sent', () => {
    expect(fitPress({ takes: 8, alternatives: ['b', 'c', 'd'] })).toEqual({
      takes: 2,
      alternatives: ['b', 'c', 'd'],
    })
  })
})

test('another request in the composer begins as one video', () => {
  const settings = { type: 'std-text-to-video', prompt: 'It settles' } as const
  const draft = withSettings(several, { settings, projectId: 'p', takeOfId: null })
  expect(draft).toMatchObject({ takes: 1, alternatives: [], shot: null })
})
