import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { decideOnVideos } from '@/lib/videos/decide-on-videos'
import { decisionSchema } from '@/lib/videos/decision-input'
import { findDecisions } from '@/lib/videos/decision-store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

const SELECT = { kind: 'choice', value: 'select' } as const
const REJECT = { kind: 'choice', value: 'reject' } as const
const TAKEN_BACK = { kind: 'choice', value: null } as const
const APPROVED = { kind: 'verdict', value: 'approved' } as const

describeOnEachDatabase('a decision about videos', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeAll(async () => {
    studio = await makeWorkspace()
  })

  const historyOf = async (id: string) =>
    (await findDecisions(studio.scope.workspaceId, id)).map(({ kind, value }) => [kind, value])

  it('holds for each of them, and its change is written down with who, when and the bytes', async () => {
    const [one, two] = [await makeVideo(studio), await makeVideo(studio)]
    const member = await addMember(studio.scope, 'member')
    const decided = await decideOnVideos(studio.scope, [two.id, one.id, two.id], SELECT)
    expect(decided.videos).toEqual([
      { id: two.id, choice: 'select', verdict: null },
      { id: one.id, choice: 'select', verdict: null },
    ])
    const approved = await decideOnVideos(member, [one.id], APPROVED)
    expect(approved.videos).toEqual([{ id: one.id, choice: 'select', verdict: 'approved' }])
    await decideOnVideos(studio.scope, [one.id], TAKEN_BACK)
    const history = await findDecisions(studio.scope.workspaceId, one.id)
    expect(history).toMatchObject([
      { kind: 'choice', value: null, member: { id: studio.scope.userId, name: 'Mina Seo' } },
      { kind: 'verdict', value: 'approved', member: { id: member.userId } },
      { kind: 'choice', value: 'select' },
    ])
    const { sha256 } = await db().video.findUniqueOrThrow({ where: { id: one.id } })
    const rows = await db().videoDecision.findMany({ where: { videoId: one.id } })
    expect(new Set(rows.map((row) => row.sha256))).toEqual(new Set([sha256]))
  })

  it('that changes nothing is not written down', async () => {
    const { id } = await makeVideo(studio)
    await decideOnVideos(studio.scope, [id], TAKEN_BACK)
    expect(await historyOf(id)).toEqual([])
    await decideOnVideos(studio.scope, [id], REJECT)
    expect(await decideOnVideos(studio.scope, [id], REJECT)).toMatchObject({
      videos: [{ choice: 'reject' }],
      decisionIds: [],
    })
    expect(await historyOf(id)).toEqual([['choice', 'reject']])
  })

  it('of many at once ends in one state, which is that of the newest row', async () => {
    const ids = [(await makeVideo(studio)).id, (await makeVideo(studio)).id]
    const other = await addMember(studio.scope, 'admin')
    await Promise.all([
      ...[SELECT, REJECT, SELECT].map((each) => decideOnVideos(studio.scope, ids, each)),
      ...[REJECT, SELECT, REJECT].map((each) => decideOnVideos(other, [...ids].reverse(), each)),
    ])
    for (const id of ids) {
      const { choice } = await db().video.findUniqueOrThrow({ where: { id } })
      const values = (await historyOf(id)).map(([, value]) => value)
      expect(values[0]).toBe(choice)
      // Each row is a real change: no two that follow each other say the same.
      expect(values.every((value, at) => value !== values[at + 1])).toBe(true)
    }
  })

  it('of two who decide the same is one', async () => {
    const { id } = await makeVideo(studio)
    const other = await addMember(studio.scope, 'member')
    const both = [studio.scope, other].map((scope) => decideOnVideos(scope, [id], SELECT))
    for (const answer of await Promise.all(both)) {
      expect(answer.videos).toEqual([{ id, choice: 'select', verdict: null }])
    }
    expect(await historyOf(id)).toEqual([['choice', 'select']])
  })

  it('leaves out what is foreign, gone or in the trash', async () => {
    const theirs = await makeVideo(await makeWorkspace())
    const trashed = await makeVideo(studio)
    await db().video.update({ where: { id: trashed.id }, data: { trashedAt: new Date() } })
    const ids = [theirs.id, trashed.id, 'nothing']
    expect(await decideOnVideos(studio.scope, ids, SELECT)).toEqual({ videos: [], decisionIds: [] })
    const where = { id: { in: [theirs.id, trashed.id] } }
    expect((await db().video.findMany({ where })).map(({ choice }) => choice)).toEqual([null, null])
    expect(await findDecisions(studio.scope.workspaceId, theirs.id)).toEqual([])
    expect(await findDecisions(studio.scope.workspaceId, '\0')).toEqual([])
  })
})

it.each([
  [{ videoIds: ['v'], kind: 'choice', value: 'select' }, true],
  [{ videoIds: ['v'], kind: 'verdict', value: null }, true],
  [{ videoIds: ['v'], kind: 'choice', value: 'approved' }, false],
  [{ videoIds: ['v'], kind: 'price', value: null }, false],
  [{ videoIds: ['v'], kind: 'choice' }, false],
  [{ videoIds: [], kind: 'choice', value: null }, false],
  [{ videoIds: Array(501).fill('v'), kind: 'choice', value: null }, false],
  [{ videoIds: ['v\0'], kind: 'choice', value: null }, false],
  [{ videoIds: ['v'], kind: 'choice', value: null, userId: 'u' }, false],
])('what an action takes: %j', (input, isTaken) => {
  expect(decisionSchema.safeParse(input).success).toBe(isTaken)
})
