import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { createToken, makeToken, ownerOfToken } from '@/lib/workspaces/api-token'
import { listTokens, revokeToken } from '@/lib/workspaces/token-store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'

it('makes tokens of letters and digits, no two alike', () => {
  const tokens = Array.from({ length: 200 }, makeToken)
  expect(new Set(tokens).size).toBe(200)
  for (const token of tokens) expect(token).toMatch(/^dly_[0-9A-Za-z]{43}$/)
  expect(new Set(tokens.join('').replaceAll('dly_', '')).size).toBe(62)
})

describeOnEachDatabase('personal tokens', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  beforeAll(async () => {
    studio = await makeWorkspace()
  })

  const make = (of: MadeWorkspace, name = 'Night render') => {
    const { workspaceId, userId } = of.scope
    return createToken({ workspaceId, userId, projectId: of.projectId, name })
  }

  it('belong to a project of their own workspace', async () => {
    const { projectId } = await makeWorkspace()
    await expect(make({ ...studio, projectId })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are listed and revoked by their owner, or by whoever may have all', async () => {
    const { workspaceId } = studio.scope
    const member = { ...studio, scope: await addMember(studio.scope, 'member') }
    const [owners, members] = [await make(studio, 'Mine'), await make(member, 'Theirs')]
    const names = async (userId: string | null) =>
      (await listTokens(workspaceId, userId)).map(({ name }) => name).sort()
    expect(await names(member.scope.userId)).toEqual(['Theirs'])
    expect(await names(null)).toEqual(['Mine', 'Theirs'])

    const now = new Date()
    const revoke = (id: string, userId: string | null, where = workspaceId) =>
      revokeToken(where, { id, userId, now })
    expect(await revoke(owners.id, member.scope.userId)).toBe(false)
    expect(await revoke(owners.id, null, (await makeWorkspace()).scope.workspaceId)).toBe(false)
    expect(await ownerOfToken(owners.token)).not.toBeNull()
    expect(await revoke(members.id, member.scope.userId)).toBe(true)
    expect(await ownerOfToken(members.token)).toBeNull()
    expect(await revoke(members.id, null)).toBe(false)
    expect(await names(null)).toEqual(['Mine'])
  })

  it('say who calls, with the role of now', async () => {
    const member = { ...studio, scope: await addMember(studio.scope, 'member') }
    const { token, id } = await make(member)
    const { workspaceId, userId } = member.scope
    // Membership of other workspaces neither helps nor stands in the way.
    const others = await Promise.all([makeWorkspace(), makeWorkspace()])
    await db().membership.createMany({
      data: others.map(({ scope }) => ({
        ...{ workspaceId: scope.workspaceId, userId, role: 'owner' as const },
        createdAt: new Date(0),
      })),
    })
    expect(await ownerOfToken(token)).toMatchObject({
      ...{ tokenId: id, workspaceId, userId, projectId: studio.projectId, role: 'member' },
    })
    await db().membership.update({
      where: { workspaceId_userId: { workspaceId, userId } },
      data: { role: 'viewer' },
    })
    expect((await ownerOfToken(token))?.role).toBe('viewer')
  })
})
