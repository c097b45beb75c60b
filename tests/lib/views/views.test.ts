import { beforeAll, expect, it } from 'vitest'
import { deleteView, type NewView, readViews, saveView } from '@/lib/views/views'
import type { WorkspaceScope } from '@/lib/workspaces/scope'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, makeWorkspace, unique } from '@/tests/helpers/factories'

describeOnEachDatabase('saved views', (useDatabase) => {
  useDatabase()
  let owner: WorkspaceScope
  let mina: WorkspaceScope
  let emre: WorkspaceScope
  let stranger: WorkspaceScope
  beforeAll(async () => {
    owner = (await makeWorkspace()).scope
    mina = await addMember(owner, 'member')
    emre = await addMember(owner, 'viewer')
    stranger = (await makeWorkspace()).scope
  })

  const save = async (scope: WorkspaceScope, over: Partial<NewView> = {}) => {
    const view = { id: unique('view'), name: 'Wide', query: 'shot=abc', shared: false, ...over }
    await saveView(scope, view)
    return view.id
  }
  const find = async (scope: WorkspaceScope, id: string) =>
    (await readViews(scope)).find((view) => view.id === id)

  it('are one’s own until they are shared', async () => {
    const own = await save(mina)
    const shared = await save(mina, { shared: true })
    expect(await find(mina, own)).toMatchObject({ query: 'shot=abc', mayRemove: true })
    expect(await find(emre, own)).toBeUndefined()
    expect(await find(emre, shared)).toMatchObject({ name: 'Wide', mayRemove: false })
    expect(await find(stranger, shared)).toBeUndefined()
  })

  it('are removed by their maker, shared ones by owners and admins as well', async () => {
    const own = await save(mina)
    const shared = await save(mina, { shared: true })
    const gone = { code: 'not_found' }
    await expect(deleteView(emre, shared)).rejects.toMatchObject(gone)
    await expect(deleteView(owner, own)).rejects.toMatchObject(gone)
    await expect(deleteView(stranger, shared)).rejects.toMatchObject(gone)
    await deleteView(owner, shared)
    await deleteView(mina, own)
    expect([await find(mina, own), await find(mina, shared)]).toEqual([undefined, undefined])
  })

  it('are kept once by the same press, with the filters that we know alone', async () => {
    const id = await save(mina, { query: 'nonsense=1&shot=abc&type=none' })
    await save(mina, { id, query: 'shot=abc' })
    expect((await readViews(mina)).filter((view) => view.id === id).length).toBe(1)
    expect((await find(mina, id))?.query).toBe('shot=abc')
    await expect(save(emre, { id })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are refused when nothing is filtered', async () => {
    await expect(save(mina, { query: 'nonsense=1' })).rejects.toMatchObject({ code: 'invalid' })
  })
})
