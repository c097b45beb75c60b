import { expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { markFreed } from '@/lib/videos/freed-store'
import { purgeVideos, restoreVideos, trashVideos } from '@/lib/videos/trash'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { makeWorkspace } from '@/tests/helpers/factories'
import { LIVES, taskAfter } from '@/tests/helpers/tasks'

describeOnEachDatabase('a video that is deleted for good', (useDatabase) => {
  useDatabase()

  it('was in the trash before, and the books still speak of it', async () => {
    const { scope, ...studio } = await makeWorkspace()
    const task = await taskAfter({ scope, ...studio }, ...LIVES.done)
    const find = () => db().video.findUniqueOrThrow({ where: { taskId: task.id } })
    const { id, sha256 } = await find()
    expect((await purgeVideos(scope, [id])).ids).toEqual([])
    await trashVideos(scope, [id])
    expect((await purgeVideos(scope, [id])).ids).toEqual([id])
    expect((await purgeVideos(scope, [id])).ids).toEqual([])
    expect((await restoreVideos(scope, [id])).ids).toEqual([])
    await markFreed([id])
    expect(await find()).toMatchObject({
      ...{ sha256, prompt: task.prompt, deriveDueAt: null, storageKey: '' },
      purgedAt: expect.any(Date),
    })
    await expectCleanBooks()
  })
})
