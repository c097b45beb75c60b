import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { fromPreset, toPreset } from '@/components/presets/preset-draft'
import { PresetRow } from '@/components/presets/preset-row'
import { findSameName, groupPresets, presetWords } from '@/components/presets/preset-words'
import type { PresetActions } from '@/components/presets/use-preset-actions'
import { chosenFrom, type Draft, EMPTY_DRAFT, settingsOf } from '@/components/tasks/composer/draft'
import { formatFor } from '@/lib/intl/format'
import type { Locale } from '@/lib/intl/locale'
import { type PresetView, presetSettingsSchema } from '@/lib/presets/preset'
import { InLanguage, translatorOf } from '@/tests/helpers/in-language'

const draft: Draft = {
  ...EMPTY_DRAFT,
  mode: 'image',
  model: 'o3',
  prompt: 'A harbour',
  negativePrompt: 'rain',
  durationSeconds: 9,
  sound: false,
  image: chosenFrom({ inputId: 'frame' }),
  projectId: 'north',
}

const preset = (over: Partial<PresetView> = {}): PresetView => ({
  id: 'p1',
  name: 'Night street',
  shared: false,
  mine: true,
  makerName: 'Mina Seo',
  mayChange: true,
  settings: toPreset(draft, false),
  ...over,
})

describe('a preset of a draft', () => {
  test('keeps everything but inputs and place, and the prompt only on wish', () => {
    const kept = toPreset(draft, false)
    expect(presetSettingsSchema.parse(kept)).toEqual(kept)
    expect(kept).not.toHaveProperty('prompt')
    expect(JSON.stringify(kept)).not.toMatch(/frame|north/)
    expect(toPreset(draft, true).prompt).toBe('A harbour')
  })

  test('used in another draft, it leaves inputs, place and prompt alone', () => {
    const other: Draft = { ...EMPTY_DRAFT, prompt: 'A lighthouse', projectId: 'south' }
    const used = { ...other, ...fromPreset(toPreset(draft, false)) }
    expect(used).toMatchObject({
      mode: 'image',
      model: 'o3',
      negativePrompt: 'rain',
      prompt: 'A lighthouse',
      projectId: 'south',
      image: null,
    })
    expect({ ...draft, ...fromPreset(toPreset(draft, true)) }).toEqual(draft)
    expect(settingsOf(used).type).toBe('o3-pro-image-to-video')
  })
})

describe('the words of a preset', () => {
  const words = (locale: Locale, of: Draft, withPrompt = false) =>
    presetWords(
      toPreset(of, withPrompt),
      translatorOf('presets', locale),
      translatorOf('videos', locale),
      formatFor(locale),
    )

  test('name what its type takes, in each language', () => {
    expect(words('en', draft, true)).toMatch(/9\u00a0s\u00a0· silent\u00a0· with prompt$/)
    expect(words('en', draft)).not.toContain('16:9')
    expect(words('en', { ...draft, mode: 'text', sound: true })).toMatch(/9\u00a0s\u00a0· 16:9$/)
    expect(words('ko', draft, true)).toMatch(/9초\u00a0· 무음\u00a0· 프롬프트 포함$/)
    expect(words('tr', draft, true)).toMatch(/9\u00a0sn\.?\u00a0· sessiz\u00a0· istemle$/)
  })
})

describe('the list', () => {
  const presets = [
    preset({ id: 'a', name: 'Take 10' }),
    preset({ id: 'b', name: 'İstanbul gecesi' }),
    preset({ id: 'c', name: '밤바다', mine: false }),
    preset({ id: 'd', name: 'Take 2' }),
  ]
  const ids = (asked: string) => {
    const { own, others } = groupPresets(presets, asked, 'en')
    return [own, others].map((group) => group.map(({ id }) => id).join(''))
  }

  test('has one’s own first, in the order of an alphabet that knows numbers', () => {
    expect(ids('')).toEqual(['bda', 'c'])
  })
  test('finds parts of words whatever the keyboard', () => {
    expect(ids('바다')).toEqual(['', 'c'])
    expect(ids('ISTANBUL')).toEqual(['b', ''])
    expect(ids('gece ist')).toEqual(['b', ''])
    expect(ids('nothing')).toEqual(['', ''])
  })
  test('tells of one’s own preset of the same name, not of another’s', () => {
    expect(findSameName(presets, ' istanbul  GECESİ ')?.id).toBe('b')
    expect(findSameName(presets, '밤바다')).toBeUndefined()
  })
})

describe('a row', () => {
  const actions = { busy: null, said: null } as PresetActions
  const draw = (over: Partial<PresetView>, locale: Locale = 'en') =>
    renderToStaticMarkup(
      <InLanguage locale={locale}>
        <PresetRow preset={preset(over)} actions={actions} onUse={() => {}} />
      </InLanguage>,
    )

  test('names every button after its preset', () => {
    const markup = draw({})
    for (const name of ['Rename', 'Delete']) {
      expect(markup).toContain(`aria-label="${name} Night street"`)
    }
    expect(markup).toContain('aria-label="Share Night street with everybody here"')
    expect(draw({ shared: true })).toContain('Stop sharing Night street')
    expect(draw({}, 'tr')).toContain('Sil: Night street')
  })
  test('offers only its use to whoever may not change it, and says whose it is', () => {
    const markup = draw({ mine: false, mayChange: false, shared: true })
    expect(markup.match(/<button/g)).toHaveLength(1)
    expect(markup).toContain('by Mina Seo')
  })
  test('of another version says that it cannot be used, and can be deleted', () => {
    const markup = draw({ settings: null })
    expect(markup).toContain('aria-disabled="true"')
    expect(markup).toContain('cannot be used here')
    expect(markup).toContain('Delete Night street')
  })
})
