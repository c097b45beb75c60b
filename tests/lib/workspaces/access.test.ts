import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { mintScope } from '@/lib/workspaces/access'
import { addUser } from '@/lib/workspaces/add-user'
import { createWorkspace } from '@/lib/workspaces/create-workspace'
import { listMembers, listProjects } from '@/lib/workspaces/loaders'
import { findWorkspacesOf, updateProjectName } from '@/lib/workspaces/store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, makeUser, makeWorkspace, unique } from '@/tests/helpers/factories'

describeOnEachDatabase('a workspace', (useDatabase) => {
  useDatabase()

  it('is let in to by membership, as the role says', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const viewer = await addMember(scope, 'viewer')
    expect(viewer).toMatchObject({ workspaceId: scope.workspaceId, role: 'viewer' })
    await expect(mintScope(viewer.userId, scope.slug, 'tasks:submit')).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect((await mintScope(scope.userId, scope.slug, 'credits:grant')).role).toBe('owner')
  })

  it('of somebody else is exactly one that does not exist', async () => {
    const mine = await makeWorkspace({ credits: 0 })
    const theirs = await makeWorkspace({ credits: 0 })
    const [foreign, unknown, odd] = await Promise.all(
      [theirs.scope.slug, 'no-such-workspace', '../%00'].map((slug) =>
        mintScope(mine.scope.userId, slug, 'credits:grant').catch(({ code, message }) => ({
          code,
          message,
        })),
      ),
    )
    expect(foreign).toMatchObject({ code: 'not_found' })
    expect(unknown).toEqual(foreign)
    expect(odd).toEqual(foreign)
  })

  it('is closed to a member who was removed', async () => {
    const { scope } = await makeWorkspace({ credits: 0 })
    const member = await addMember(scope, 'member')
    await db().membership.deleteMany({ where: { userId: member.userId } })
    await expect(mintScope(member.userId, scope.slug, 'workspace:read')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('begins with its owner and one project, and gets an address of its own', async () => {
    const owner = await makeUser()
    const make = () =>
      inTransaction((tx) => createWorkspace(tx, { name: 'Işık Film', ownerId: owner.id }))
    const made = [await make(), await make(), await make()]
    expect(made.map(({ slug }) => slug)).toEqual(['isik-film', 'isik-film-2', 'isik-film-3'])
    const scope = await mintScope(owner.id, 'isik-film-2', 'workspace:read')
    expect(await listProjects(scope)).toMatchObject([{ name: 'First project' }])
    expect(await listMembers(scope)).toMatchObject([{ id: owner.id, role: 'owner' }])
    expect((await findWorkspacesOf(owner.id)).map(({ slug }) => slug).sort()).toEqual(
      made.map(({ slug }) => slug),
    )
  })

  it('keeps its projects from being renamed from another one', async () => {
    const { scope, projectId } = await makeWorkspace({ credits: 0 })
    const other = await makeWorkspace({ credits: 0 })
    expect(await updateProjectName(other.scope.workspaceId, projectId, 'Taken')).toBe(false)
    expect(await updateProjectName(scope.workspaceId, projectId, 'Harbour film')).toBe(true)
    expect(await listProjects(scope)).toMatchObject([{ name: 'Harbour film' }])
  })
})

describeOnEachDatabase('adding a person', (useDatabase) => {
  useDatabase()
  const person = (slug: string, role: 'owner' | 'admin' | 'member' | 'viewer' = 'member') => ({
    email: `${unique('person')}@example.com`,
    displayName: 'Ji-woo',
    password: 'correct horse',
    slug,
    role,
  })

  it('makes the missing workspace, whose first member is its owner', async () => {
    const slug = unique('team')
    expect((await addUser(person(slug, 'viewer'))).role).toBe('owner')
    expect((await addUser(person(slug, 'viewer'))).role).toBe('viewer')
  })

  it('makes one workspace with one owner when two are added to it at once', async () => {
    const slug = unique('team')
    const added = await Promise.all([addUser(person(slug)), addUser(person(slug))])
    expect(added.map(({ role }) => role).sort()).toEqual(['member', 'owner'])
    expect(new Set(added.map(({ workspaceId }) => workspaceId)).size).toBe(1)
    expect(await db().project.count({ where: { workspace: { slug } } })).toBe(1)
  })

  it('refuses an address that has an account, and makes nothing', async () => {
    const first = person(unique('team'))
    await addUser(first)
    const slug = unique('team')
    await expect(addUser({ ...first, slug })).rejects.toMatchObject({ code: 'conflict' })
    expect(await db().workspace.count({ where: { slug } })).toBe(0)
  })
})
