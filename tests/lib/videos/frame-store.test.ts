import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { inTransaction } from '@/lib/db/transaction'
import { contentKey } from '@/lib/media/storage-key'
import { createFrameInput } from '@/lib/videos/frame-store'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { makeVideo } from '@/tests/helpers/videos'

describeOnEachDatabase('the row of a frame', (useDatabase) => {
  useDatabase()

  const rowOf = (fromVideoId: string, { scope }: MadeWorkspace) => ({
    workspaceId: scope.workspaceId,
    userId: scope.userId,
    kind: 'image' as const,
    name: 'a frame',
    storageKey: contentKey('a'.repeat(64), 'png'),
    thumbnailKey: null,
    sha256: 'a'.repeat(64),
    contentType: 'image/png',
    sizeBytes: 1,
    width: 640,
    height: 360,
    durationSeconds: null,
    fromVideoId,
    fromSeconds: 77 / 24,
  })

  it('is made once by however many at the same time', async () => {
    const mine = await makeWorkspace()
    const { id } = await makeVideo(mine)
    const made = await Promise.all(
      Array.from({ length: 12 }, () =>
        inTransaction((tx) => createFrameInput(tx, rowOf(id, mine))),
      ),
    )
    expect(new Set(made.map((input) => input?.id)).size).toBe(1)
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(1)
  })

  it('is not made for a video of another workspace', async () => {
    const [mine, theirs] = [await makeWorkspace(), await makeWorkspace()]
    const { id } = await makeVideo(theirs)
    expect(await inTransaction((tx) => createFrameInput(tx, rowOf(id, mine)))).toBeNull()
    expect(await db().input.count({ where: { fromVideoId: id } })).toBe(0)
  })
})
