import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createViteServer } from 'vitest/node'
import { inEnglish } from '@/lib/intl/translate'
import type { Model } from '@/lib/kling/catalog'

/**
 * The studio's own files, with lib/kling/catalog.ts changed as it would be for a model that the
 * provider adds and a price that it raises. Nothing else is touched, so what follows from it here
 * follows from the table alone.
 */
const CHANGES: [from: string, to: string][] = [
  [
    'export const MODELS = {',
    "export const MODELS = { o4: { name: 'O4', shortName: 'O4', takesCfgScale: true, idPrefix: 'n80' },",
  ],
  [
    'export const CATALOG = {',
    "export const CATALOG = { 'o4-pro-reference-to-video': entry('reference', 'o4', 'pro', perSecond(100, 130)),",
  ],
  [
    "'o3-std-video-edit': entry('edit', 'o3', 'std', perTask(360))",
    "'o3-std-video-edit': entry('edit', 'o3', 'std', perTask(365))",
  ],
]

const changed = (catalog: string): string =>
  CHANGES.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the catalogue has no ${from}`)
    return text.replace(from, to)
  }, catalog)

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')

let server: Awaited<ReturnType<typeof createViteServer>>

beforeAll(async () => {
  server = await createViteServer({
    root,
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    optimizeDeps: { noDiscovery: true },
    resolve: { alias: { '@': root } },
    plugins: [
      {
        name: 'one-more-type',
        enforce: 'pre',
        transform: (code, id) => (id.endsWith('/lib/kling/catalog.ts') ? changed(code) : null),
      },
    ],
  })
})
afterAll(() => server.close())

const load = <Module>(path: string) => server.ssrLoadModule(path) as Promise<Module>

const O4 = 'o4' as string as Model
const IMAGE = { url: 'https://example.com/a.png' }

test('the composer offers it, keeps it and sends it', async () => {
  const { EMPTY_DRAFT, modelsOf, settingsOf, typeOf } = await load<
    typeof import('@/components/tasks/composer/draft')
  >('/components/tasks/composer/draft.ts')
  const { parseDraft } = await load<typeof import('@/components/tasks/composer/stored-draft')>(
    '/components/tasks/composer/stored-draft.ts',
  )
  const chosen = { mode: 'reference', quality: 'pro' } as const
  expect(modelsOf(chosen)).toEqual(['o4', 'o3'])
  expect(typeOf({ ...chosen, model: O4 })).toBe('o4-pro-reference-to-video')
  // Where the new model lacks something, the old one stands in as ever.
  expect(modelsOf({ ...chosen, quality: 'std' })).toEqual(['o3'])
  expect(typeOf({ ...chosen, quality: 'std', model: O4 })).toBe('o3-std-reference-to-video')

  const draft = { ...EMPTY_DRAFT, ...chosen, model: O4, prompt: 'p', cfgScale: 0.8 }
  expect(parseDraft(JSON.stringify(draft))).toEqual(draft)
  expect(settingsOf(draft)).toMatchObject({ type: 'o4-pro-reference-to-video', cfgScale: 0.8 })
})

test('it is read, priced and sent, with what its model and mode take', async () => {
  const { parseSettings, toWireRequest } =
    await load<typeof import('@/lib/kling/request')>('/lib/kling/request.ts')
  const { estimateCredits } =
    await load<typeof import('@/lib/kling/pricing')>('/lib/kling/pricing.ts')
  const asked = { type: 'o4-pro-reference-to-video', prompt: 'p', images: [IMAGE] }
  const parsed = parseSettings({ ...asked, durationSeconds: 10, cfgScale: 0.8 })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields))
  expect(estimateCredits(parsed.settings)).toBe(1300)
  expect(estimateCredits({ ...parsed.settings, sound: false })).toBe(1000)
  expect(toWireRequest(parsed.settings, () => IMAGE.url)).toEqual({
    type: 'o4-pro-reference-to-video',
    prompt: 'p',
    duration: 10,
    aspect_ratio: '16:9',
    sound: true,
    cfg_scale: 0.8,
    images: [IMAGE.url],
  })
  expect(parseSettings({ ...asked, keepOriginalSound: true })).toEqual({
    ok: false,
    fields: { keepOriginalSound: { key: 'fields.absent.originalSound' } },
  })
})

test('what is said of types and models speaks of it too', async () => {
  const { parseSettings } =
    await load<typeof import('@/lib/kling/request')>('/lib/kling/request.ts')
  const fieldsOf = (raw: object) => {
    const parsed = parseSettings({ prompt: 'p', ...raw })
    return parsed.ok ? {} : inEnglish.fields(parsed.fields)
  }
  expect(fieldsOf({ type: 'o5' })).toEqual({ type: 'Choose one of the 13 types.' })
  expect(fieldsOf({ type: 'o3-std-text-to-video', cfgScale: 0.5 })).toEqual({
    cfgScale: 'Only O4, Kling 3.0 takes a CFG scale.',
  })
})

test('a changed price is the price everywhere', async () => {
  const { estimateCredits } =
    await load<typeof import('@/lib/kling/pricing')>('/lib/kling/pricing.ts')
  const { findCheaper } = await load<typeof import('@/components/tasks/composer/offer')>(
    '/components/tasks/composer/offer.ts',
  )
  expect(estimateCredits({ type: 'o3-std-video-edit' })).toBe(365)
  const { typeOf } = await load<typeof import('@/components/tasks/composer/draft')>(
    '/components/tasks/composer/draft.ts',
  )
  const added = typeOf({ mode: 'reference', model: O4, quality: 'pro' })
  expect(findCheaper({ type: added, durationSeconds: 5, sound: true })).toEqual({
    type: 'o3-pro-reference-to-video',
    credits: 360,
  })
})

test('an id of its family is known in an answer', async () => {
  const { readCreateReply } = await load<typeof import('@/lib/kling/reply')>('/lib/kling/reply.ts')
  const taskIdIn = (id: string) => readCreateReply(200, {}, JSON.stringify({ id })).taskId
  expect(taskIdIn('n80abc')).toBe('n80abc')
  expect(taskIdIn('n71abc')).toBe('n71abc')
  expect(taskIdIn('n99abc')).toBeNull()
})

test('scripts may ask for it, and its ids lead back to its tasks', async () => {
  const { readGenerate } = await load<typeof import('@/lib/compat/read-generate')>(
    '/lib/compat/read-generate.ts',
  )
  const { fromWireId, toWireId } =
    await load<typeof import('@/lib/compat/wire-id')>('/lib/compat/wire-id.ts')
  const settings = readGenerate({
    type: 'o4-pro-reference-to-video',
    prompt: 'p',
    images: [IMAGE.url],
  })
  expect(settings).toMatchObject({ cfgScale: 0.5, sound: true, images: [IMAGE] })
  const id = 'a1b2c3d4e5f6g7h8i9j0'
  expect(toWireId({ id, type: settings.type })).toBe(`n80${id}`)
  expect(fromWireId(`n80${id}`)).toBe(id)
})
