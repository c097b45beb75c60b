import { beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/w/[workspace]/presets/route'
import { db } from '@/lib/db/client'
import { MOST_PRESETS, type PresetSettings, type PresetView } from '@/lib/presets/preset'
import {
  changePreset,
  deletePreset,
  type NewPreset,
  readPresets,
  restorePreset,
  savePreset,
} from '@/lib/presets/presets'
import type { Result } from '@/lib/result'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { signedIn } from '@/tests/app/api/signed-in'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, makeWorkspace, unique } from '@/tests/helpers/factories'

const settings: PresetSettings = {
  type: 'o3-std-text-to-video',
  negativePrompt: 'rain',
  durationSeconds: 5,
  aspectRatio: '1:1',
  sound: true,
  cfgScale: 0.5,
  keepOriginalSound: true,
}

describeOnEachDatabase('presets', (useDatabase) => {
  useDatabase()
  let owner: WorkspaceScope
  let admin: WorkspaceScope
  let mina: WorkspaceScope
  let emre: WorkspaceScope
  beforeAll(async () => {
    owner = (await makeWorkspace()).scope
    admin = await addMember(owner, 'admin')
    mina = await addMember(owner, 'member')
    emre = await addMember(owner, 'member')
  })

  const save = async (scope: WorkspaceScope, over: Partial<NewPreset> = {}) => {
    const preset = { id: unique('preset'), name: 'Night', shared: false, settings, ...over }
    await savePreset(scope, preset)
    return preset.id
  }
  const find = async (scope: WorkspaceScope, id: string): Promise<PresetView | undefined> =>
    (await readPresets(scope)).find((preset) => preset.id === id)

  it('are their maker’s alone until they are shared', async () => {
    const id = await save(mina, { settings: { ...settings, prompt: 'A harbour' } })
    expect(await find(mina, id)).toMatchObject({
      name: 'Night',
      mine: true,
      mayChange: true,
      settings: { ...settings, prompt: 'A harbour' },
    })
    expect(await find(emre, id)).toBeUndefined()
    expect(await find(admin, id)).toBeUndefined()
    await changePreset(mina, id, { shared: true, name: 'Night street' })
    expect(await find(emre, id)).toMatchObject({
      name: 'Night street',
      mine: false,
      mayChange: false,
      shared: true,
    })
    expect(await find(admin, id)).toMatchObject({ mine: false, mayChange: true })
    const elsewhere = (await makeWorkspace()).scope
    expect(await find(elsewhere, id)).toBeUndefined()
  })

  it('are changed and deleted by their maker, and shared ones by admins', async () => {
    const own = await save(mina)
    const shared = await save(mina, { shared: true })
    const elsewhere = (await makeWorkspace()).scope
    const refused = { code: 'not_found' }
    for (const [scope, id] of [
      [emre, own],
      [emre, shared],
      [admin, own],
      [elsewhere, shared],
    ] as const) {
      await expect(changePreset(scope, id, { name: 'Taken' })).rejects.toMatchObject(refused)
      await expect(deletePreset(scope, id)).rejects.toMatchObject(refused)
    }
    await changePreset(admin, shared, { shared: false })
    expect(await find(emre, shared)).toBeUndefined()
    expect(await find(mina, shared)).toMatchObject({ shared: false, name: 'Night' })
    await expect(deletePreset(admin, shared)).rejects.toMatchObject(refused)
  })

  it('come back as they were, with their maker, and for whoever deleted them alone', async () => {
    const id = await save(mina, { shared: true, name: 'Night street' })
    const before = await find(mina, id)
    const undo = await deletePreset(admin, id)
    if (!undo) throw new Error('nothing to undo with')
    expect(await find(mina, id)).toBeUndefined()
    await expect(restorePreset(emre, undo)).rejects.toMatchObject({ code: 'conflict' })
    await expect(restorePreset(admin, `${undo}x`)).rejects.toMatchObject({ code: 'conflict' })
    await restorePreset(admin, undo)
    expect(await find(mina, id)).toEqual(before)
    // Pressed twice.
    await restorePreset(admin, undo).catch(() => {})
    expect((await readPresets(mina)).filter((preset) => preset.id === id)).toHaveLength(1)
  })

  it('are one for each press, however often it arrives', async () => {
    const preset = { id: unique('preset'), name: 'Twice', shared: false, settings }
    await Promise.all([savePreset(mina, preset), savePreset(mina, preset)])
    await savePreset(mina, preset)
    expect((await readPresets(mina)).filter(({ name }) => name === 'Twice')).toHaveLength(1)
    // Nobody takes another's place by naming their id.
    await expect(savePreset(emre, preset)).rejects.toMatchObject({ code: 'not_found' })
    expect(await find(mina, preset.id)).toMatchObject({ name: 'Twice' })
  })

  it('may have the same name twice', async () => {
    const [first, second] = [await save(emre), await save(emre)]
    expect(await find(emre, first)).toMatchObject({ name: 'Night' })
    expect(await find(emre, second)).toMatchObject({ name: 'Night' })
  })

  it('are so many and no more, also when two come at once', async () => {
    const crowded = await addMember(owner, 'member')
    const { workspaceId, userId } = crowded
    await db().preset.createMany({
      data: Array.from({ length: MOST_PRESETS - 1 }, () => ({
        workspaceId,
        userId,
        name: 'One of many',
        settings,
      })),
    })
    const saves = await Promise.allSettled([save(crowded), save(crowded), save(crowded)])
    expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await readPresets(crowded)).toHaveLength(
      MOST_PRESETS + (await readPresets(crowded)).filter(({ mine }) => !mine).length,
    )
    await expect(save(crowded)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('of another version stand in the list, and break nothing', async () => {
    const { workspaceId, userId } = emre
    const old = await db().preset.create({
      data: { workspaceId, userId, name: 'Old', settings: { type: 'kling-9', prompt: 7 } },
    })
    expect(await find(emre, old.id)).toMatchObject({ name: 'Old', settings: null, mayChange: true })
    expect(await deletePreset(emre, old.id)).toBeNull()
  })

  it('are read by members and not by viewers', async () => {
    const id = await save(mina, { shared: true })
    const ask = async ({ userId, slug }: WorkspaceScope) => {
      const send = await signedIn(userId)
      const response = await GET(send(`/api/w/${slug}/presets`), {
        params: Promise.resolve({ workspace: slug }),
      })
      const result = (await response.json()) as Result<{ presets: PresetView[] }>
      return { status: response.status, presets: result.ok ? result.data.presets : [] }
    }
    expect((await ask(emre)).presets.map((preset) => preset.id)).toContain(id)
    expect((await ask(await addMember(owner, 'viewer'))).status).toBe(403)
    expect((await ask({ ...(await makeWorkspace()).scope, slug: owner.slug })).status).toBe(404)
  })
})
