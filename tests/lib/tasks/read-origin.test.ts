import { beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { contentKey } from '@/lib/media/storage-key'
import { createInput } from '@/lib/media/store'
import { readChosenInput, readOrigin } from '@/lib/tasks/read-origin'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { SHORT, taskAfter } from '@/tests/helpers/tasks'
import { makeVideo } from '@/tests/helpers/videos'
import { sha256 } from '@/tests/lib/media/stored'

describeOnEachDatabase('the way into the studio', (useDatabase) => {
  useDatabase()
  let mine: MadeWorkspace
  let theirs: MadeWorkspace

  beforeAll(async () => {
    mine = await makeWorkspace()
    theirs = await makeWorkspace()
  })

  const makeInput = ({ scope }: MadeWorkspace, kind: 'image' | 'video' = 'image') => {
    const hash = sha256(new TextEncoder().encode(unique()))
    return createInput({
      workspaceId: scope.workspaceId,
      userId: scope.userId,
      kind,
      name: 'Lighthouse, take 2, 3.21 s',
      storageKey: contentKey(hash, 'png'),
      thumbnailKey: null,
      sha256: hash,
      contentType: 'image/png',
      sizeBytes: 1,
      width: 1280,
      height: 720,
      durationSeconds: null,
    })
  }
  const rough = { type: 'o3-std-text-to-video', prompt: 'A harbour', durationSeconds: 4 } as const
  const makeRough = () => makeVideo(mine, { type: rough.type, settings: rough })

  it('begins a shot with a frame, its name and its shape', async () => {
    const [video, frame] = [await makeRough(), await makeInput(mine)]
    const search = { from: video.id, use: 'continue', first: frame.id }
    const origin = await readOrigin(mine.scope, search)
    expect(origin).toEqual({
      key: `${video.id} continue ${frame.id} `,
      settings: {
        type: 'o3-std-image-to-video',
        prompt: 'A harbour',
        durationSeconds: 4,
        sound: false,
        image: { inputId: frame.id },
      },
      projectId: mine.projectId,
      takeOfId: null,
      inputs: [{ id: frame.id, name: 'Lighthouse, take 2, 3.21 s', ratio: 1280 / 720 }],
      selectPrompt: true,
    })
  })

  it('makes a final the next Pro take of its rough, with the words as they are', async () => {
    const [video, first, last] = [await makeRough(), await makeInput(mine), await makeInput(mine)]
    const search = { from: video.id, use: 'final', first: first.id, last: last.id }
    expect(await readOrigin(mine.scope, search)).toMatchObject({
      settings: {
        type: 'o3-pro-image-to-video',
        image: { inputId: first.id },
        endImage: { inputId: last.id },
      },
      takeOfId: video.taskId,
      selectPrompt: false,
    })
  })

  it('begins and ends a loop with one frame', async () => {
    const [video, frame] = [await makeRough(), await makeInput(mine)]
    const search = { from: video.id, use: 'loop', first: frame.id, last: frame.id }
    const origin = await readOrigin(mine.scope, search)
    expect(origin?.settings).toMatchObject({
      image: { inputId: frame.id },
      endImage: { inputId: frame.id },
    })
    expect(origin?.inputs).toHaveLength(1)
  })

  it('leaves a slot empty whose frame is gone, foreign or no image', async () => {
    const video = await makeRough()
    const gone = await makeInput(mine)
    await db().input.update({ where: { id: gone.id }, data: { deletedAt: new Date() } })
    const foreign = await makeInput(theirs)
    const film = await makeInput(mine, 'video')
    for (const first of [gone.id, foreign.id, film.id, 'nowhere', '\0', ['a', 'b']]) {
      const origin = await readOrigin(mine.scope, { from: video.id, use: 'continue', first })
      expect(origin?.settings).not.toHaveProperty('image')
      expect(origin?.inputs).toEqual([])
    }
  })

  it('without a use brings a video or a task as another take', async () => {
    const video = await makeRough()
    for (const use of [undefined, 'else', ['loop']]) {
      expect(await readOrigin(mine.scope, { from: video.id, use })).toMatchObject({
        settings: rough,
        takeOfId: video.taskId,
        selectPrompt: false,
      })
    }
    const { shotId } = await db().task.findUniqueOrThrow({ where: { id: video.taskId } })
    await db().shot.update({ where: { id: shotId }, data: { name: 'Kitchen' } })
    const { shot } = (await readOrigin(mine.scope, { from: video.id })) ?? {}
    expect(shot).toEqual({ id: shotId, number: expect.any(Number), name: 'Kitchen' })
    const task = await taskAfter(mine, { kind: 'cancelled' })
    expect(await readOrigin(mine.scope, { from: task.id })).toMatchObject({
      settings: SHORT,
      takeOfId: task.id,
      shot: { id: task.shotId, name: null },
    })
  })

  it('begins with an input of the library, once it is here and not gone', async () => {
    const [image, film] = [await makeInput(mine), await makeInput(mine, 'video')]
    expect(await readChosenInput(mine.scope, { input: image.id })).toMatchObject({
      id: image.id,
      kind: 'image',
    })
    expect(await readChosenInput(mine.scope, { input: film.id })).toMatchObject({ kind: 'video' })
    await db().input.update({ where: { id: film.id }, data: { deletedAt: new Date() } })
    const foreign = await makeInput(theirs)
    for (const input of [film.id, foreign.id, 'nowhere', '\0', ['a'], undefined]) {
      expect(await readChosenInput(mine.scope, { input })).toBeNull()
    }
  })

  it('leads from nowhere when what it names is not here', async () => {
    const foreign = await makeVideo(theirs)
    for (const from of [undefined, '', foreign.id, foreign.taskId, 'nowhere', '\0', ['a']]) {
      expect(await readOrigin(mine.scope, { from, use: 'continue' })).toBeNull()
    }
  })
})
