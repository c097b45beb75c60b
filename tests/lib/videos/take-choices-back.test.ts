import { beforeEach, expect, it } from 'vitest'
import { inParts, takePartsBack } from '@/components/videos/bulk/in-parts'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import type { Result } from '@/lib/result'
import { takeBack } from '@/lib/videos/choices-back-store'
import { decideOnVideos } from '@/lib/videos/decide-on-videos'
import type { VideoChoice } from '@/lib/videos/decision'
import { takeChoicesBack } from '@/lib/videos/take-choices-back'
import { trashVideos } from '@/lib/videos/trash'
import type { WorkspaceScope } from '@/lib/workspaces/access'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { addMember, type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeManyVideos, makeVideos } from '@/tests/helpers/videos'

const choose = (scope: WorkspaceScope, ids: string[], value: VideoChoice | null) =>
  decideOnVideos(scope, ids, { kind: 'choice', value })

describeOnEachDatabase('taking choices back', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace
  let mina: WorkspaceScope
  let emre: WorkspaceScope
  beforeEach(async () => {
    studio = await makeWorkspace()
    mina = studio.scope
    emre = await addMember(studio.scope, 'member')
  })

  const choicesOf = async (ids: string[]) => {
    const rows = await db().video.findMany({ where: { id: { in: ids } } })
    return ids.map((id) => rows.find((row) => row.id === id)?.choice)
  }
  const written = () => db().videoDecision.count({ where: { workspaceId: mina.workspaceId } })
  /** The newest row of each history says what holds, and no two that follow each other the same. */
  const expectTrueHistories = async (ids: string[]) => {
    const rows = await db().videoDecision.findMany({
      where: { videoId: { in: ids } },
      orderBy: { createdAt: 'desc' },
    })
    const choices = await choicesOf(ids)
    for (const [at, id] of ids.entries()) {
      const values = rows.filter(({ videoId }) => videoId === id).map(({ value }) => value)
      expect(values[0] ?? null).toBe(choices[at])
      expect(values.every((value, index) => value !== (values[index + 1] ?? null))).toBe(true)
    }
  }

  it('gives each what it had before, whatever the page knew of it', async () => {
    const ids = await makeVideos(studio, 4)
    const [first = '', second = '', third = '', fourth = ''] = ids
    await choose(emre, [second], 'reject')
    await choose(emre, [third], 'select')
    await choose(emre, [fourth], 'select')
    await choose(emre, [fourth], null)
    const { decisionIds } = await choose(mina, ids, 'select')
    // The third was so already: this press has changed nothing about it.
    expect(decisionIds).toHaveLength(3)
    const { videos, left } = await takeChoicesBack(mina, decisionIds)
    expect(left).toBe(0)
    expect(new Map(videos.map(({ id, choice }) => [id, choice]))).toEqual(
      new Map([
        [first, null],
        [second, 'reject'],
        [fourth, null],
      ]),
    )
    expect(await choicesOf(ids)).toEqual([null, 'reject', 'select', null])
    await expectTrueHistories(ids)
    const last = await db().videoDecision.findFirstOrThrow({
      where: { videoId: second },
      orderBy: { createdAt: 'desc' },
    })
    expect(last).toMatchObject({ kind: 'choice', value: 'reject', userId: mina.userId })
  })

  it('leaves what was chosen since, by others and by oneself', async () => {
    const ids = await makeVideos(studio, 5)
    const [others = '', same = '', own = '', cleared = ''] = ids
    const { decisionIds } = await choose(mina, ids, 'select')
    await choose(emre, [others], 'reject')
    // Chosen otherwise and then as it was: that is their choice now.
    await choose(emre, [same], 'reject')
    await choose(emre, [same], 'select')
    await choose(mina, [own], 'reject')
    // Where somebody has taken it back there is nothing to say.
    await choose(emre, [cleared], null)
    const before = await written()
    const { left } = await takeChoicesBack(mina, decisionIds)
    expect(left).toBe(3)
    expect(await choicesOf(ids)).toEqual(['reject', 'select', 'reject', null, null])
    expect(await written()).toBe(before + 1)
    await expectTrueHistories(ids)
  })

  it('pressed twice says the same and writes nothing more', async () => {
    const ids = await makeVideos(studio, 3)
    const { decisionIds } = await choose(mina, ids, 'reject')
    await choose(emre, ids.slice(0, 1), 'select')
    const first = await takeChoicesBack(mina, decisionIds)
    const after = await written()
    const second = await takeChoicesBack(mina, decisionIds)
    expect(second.left).toBe(first.left)
    expect(second.videos.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      first.videos.sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(await written()).toBe(after)
    // Also at the same moment.
    const again = await choose(mina, ids, 'reject')
    const both = [1, 2].map(() => takeChoicesBack(mina, again.decisionIds))
    for (const { left } of await Promise.all(both)) expect(left).toBe(0)
    expect(await choicesOf(ids)).toEqual(['select', null, null])
    await expectTrueHistories(ids)
  })

  it("takes back one's own choices alone, and none of another workspace", async () => {
    const ids = await makeVideos(studio, 2)
    const { decisionIds } = await choose(mina, ids, 'select')
    const nothing = { videos: [], left: 0 }
    expect(await takeChoicesBack(emre, decisionIds)).toEqual(nothing)
    const foreign = await makeWorkspace()
    const elsewhere = { ...foreign.scope, userId: mina.userId } as WorkspaceScope
    expect(await takeChoicesBack(elsewhere, decisionIds)).toEqual(nothing)
    expect(await takeChoicesBack(mina, ['nothing'])).toEqual(nothing)
    expect(await choicesOf(ids)).toEqual(['select', 'select'])
  })

  it('touches no verdict, and nothing in the trash', async () => {
    const [one = '', two = ''] = await makeVideos(studio, 2)
    const { decisionIds } = await choose(mina, [one, two], 'select')
    const approved = { kind: 'verdict', value: 'approved' } as const
    const verdicts = await decideOnVideos(mina, [one, two], approved)
    await trashVideos(mina, [two])
    expect((await takeChoicesBack(mina, verdicts.decisionIds)).videos).toEqual([])
    expect(await takeChoicesBack(mina, decisionIds)).toEqual({
      videos: [{ id: one, choice: null, verdict: 'approved' }],
      left: 1,
    })
    expect(await choicesOf([one, two])).toEqual([null, 'select'])
  })

  it('never takes what somebody chooses at the same moment', async () => {
    const ids = await makeVideos(studio, 20)
    for (let round = 0; round < 3; round++) {
      const { decisionIds } = await choose(mina, ids, 'select')
      await Promise.all([
        takeChoicesBack(mina, decisionIds),
        choose(emre, ids.slice(0, 12), 'reject').then(() =>
          // As it was when the undo began: judged by its value alone it would be lost.
          choose(emre, ids.slice(0, 6), 'select'),
        ),
        takeChoicesBack(mina, [...decisionIds].reverse()),
      ])
      expect(await choicesOf(ids)).toEqual([
        ...Array(6).fill('select'),
        ...Array(6).fill('reject'),
        ...Array(8).fill(null),
      ])
      await expectTrueHistories(ids)
      await choose(emre, ids, null)
    }
  })

  it('of thousands goes in parts; stopped half way it is pressed again', async () => {
    const ids = await makeManyVideos(studio, 5_000)
    const told = <T>(data: T): Result<T> => ({ ok: true, data })
    const act = await inParts(ids, 'No answer.', async (some) =>
      told(await choose(mina, some, 'select')),
    )
    if (!act.ok) throw new Error(act.error.message)
    const { parts } = act.data
    expect(parts.flatMap(({ decisionIds }) => decisionIds)).toHaveLength(5_000)
    // Two of the first part, which the undo reaches before it stops, and two of the last.
    const others = [...ids.slice(0, 2), ...ids.slice(-2)]
    await choose(emre, others, 'reject')
    let asked = 0
    const back = (breaksAt: number | null) =>
      takePartsBack(parts, 'No answer.', async ({ decisionIds }) => {
        asked += 1
        if (asked === breaksAt) {
          // The process ends before it commits: nothing of this part is done.
          await inTransaction(async (tx) => {
            await takeBack(tx, mina, decisionIds)
            throw new Error('killed')
          })
        }
        return told(await takeChoicesBack(mina, decisionIds))
      })
    expect(await back(4)).toMatchObject({ ok: false })
    const where = { workspaceId: mina.workspaceId, choice: 'select' } as const
    expect(await db().video.count({ where })).toBe(3_500 - 2)
    // Meanwhile somebody chooses what the undo has given back.
    await choose(emre, ids.slice(2, 4), 'select')
    expect(await back(null)).toEqual({ ok: true, data: { left: 6 } })
    expect(await db().video.count({ where })).toBe(2)
    expect(await choicesOf(others)).toEqual(Array(4).fill('reject'))
    expect(await choicesOf(ids.slice(2, 4))).toEqual(['select', 'select'])
  }, 120_000)
})
