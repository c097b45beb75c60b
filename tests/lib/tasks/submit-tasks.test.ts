import { afterEach, beforeEach, expect, it } from 'vitest'
import { db } from '@/lib/db/client'
import { AppError } from '@/lib/errors'
import { mediaSlots } from '@/lib/tasks/input-links'
import type { TaskRow } from '@/lib/tasks/store'
import { type Press, submitTasks } from '@/lib/tasks/submit-task'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { describeOnEachDatabase } from '@/tests/helpers/database'
import { type MadeWorkspace, makeWorkspace, unique } from '@/tests/helpers/factories'
import { balanceOf, submitAs } from '@/tests/helpers/studio'
import { SHORT, SHORT_PRICE } from '@/tests/helpers/tasks'

describeOnEachDatabase('one press of the button', (useDatabase) => {
  useDatabase()
  let studio: MadeWorkspace

  beforeEach(async () => {
    studio = await makeWorkspace({ credits: 10 * SHORT_PRICE })
  })

  afterEach(expectCleanBooks)

  const pressOf = (more: Partial<Press> = {}): Press => ({
    workspaceId: studio.scope.workspaceId,
    userId: studio.scope.userId,
    projectId: studio.projectId,
    requestId: unique('press-'),
    settings: SHORT,
    ...more,
  })
  const idsOf = (tasks: TaskRow[]) => tasks.map(({ id }) => id)
  const codeOf = (press: Press): Promise<string> =>
    submitTasks(press).then(
      () => 'sent',
      (error) => (error instanceof AppError ? error.code : String(error)),
    )
  const balance = () => balanceOf(studio)
  const count = () => db().task.count({ where: { workspaceId: studio.scope.workspaceId } })

  it('makes takes of one shot, in their order, all held for', async () => {
    const tasks = await submitTasks(pressOf({ takes: 2, alternatives: ['Dawn', 'Dusk'] }))
    expect(tasks.map(({ takeNumber, prompt }) => [takeNumber, prompt])).toEqual([
      [1, 'Dawn'],
      [2, 'Dawn'],
      [3, 'Dusk'],
      [4, 'Dusk'],
    ])
    expect(new Set(tasks.map(({ shotId }) => shotId)).size).toBe(1)
    expect(new Set(tasks.map(({ batchId }) => batchId)).size).toBe(1)
    expect(tasks[0]?.batchId).not.toBeNull()
    expect(await balance()).toEqual({ available: 6 * SHORT_PRICE, held: 4 * SHORT_PRICE })

    const [next] = await submitTasks(pressOf({ takeOfId: tasks[2]?.id ?? '' }))
    expect(next).toMatchObject({ takeNumber: 5, shotId: tasks[0]?.shotId })
    expect(next?.batchId).not.toBe(tasks[0]?.batchId)
  })

  it('is all of it or nothing', async () => {
    expect(await codeOf(pressOf({ takes: 8 }))).toBe('sent')
    const before = await balance()
    expect(await codeOf(pressOf({ takes: 3 }))).toBe('insufficient_credits')
    expect(await balance()).toEqual(before)
    expect(await count()).toBe(8)
    // The number of a shot that came to nothing is not lost.
    const [task] = await submitTasks(pressOf())
    const shot = await db().shot.findUniqueOrThrow({ where: { id: task?.shotId ?? '' } })
    expect(shot.number).toBe(2)
  })

  it('leaves nothing when it is broken off at its end', async () => {
    const also = async () => {
      throw new Error('killed')
    }
    const press = pressOf({ takes: 4 })
    await expect(submitTasks({ ...press, also })).rejects.toThrow('killed')
    expect([await count(), await balance()]).toEqual([0, { available: 10 * SHORT_PRICE, held: 0 }])
    expect((await submitTasks(press)).length).toBe(4)
  })

  it('says what the whole of it would have cost', async () => {
    const press = pressOf({ settings: { ...SHORT, durationSeconds: 15 }, takes: 3 })
    await expect(submitTasks(press)).rejects.toThrow(/1,800 credits; 1,200 are/)
  })

  it('is the same tasks however often and however closely it arrives', async () => {
    const press = pressOf({ takes: 3 })
    const answers = await Promise.all(Array.from({ length: 8 }, () => submitTasks(press)))
    const [first] = answers
    for (const answer of answers) expect(idsOf(answer)).toEqual(idsOf(first ?? []))
    expect(idsOf(await submitTasks(press))).toEqual(idsOf(first ?? []))
    expect(await count()).toBe(3)
    expect((await balance()).held).toBe(3 * SHORT_PRICE)
  })

  it('is a conflict with another body, at once or later', async () => {
    const requestId = unique('press-')
    const bodies: Partial<Press>[] = [
      { takes: 2 },
      { takes: 3 },
      {},
      { alternatives: ['Dawn', 'Dusk'] },
      { settings: { ...SHORT, prompt: 'Dusk' }, takes: 2 },
    ]
    const all = () => Promise.all(bodies.map((body) => codeOf(pressOf({ requestId, ...body }))))
    const answers = [...(await all()), ...(await all())]
    expect(answers.filter((code) => code === 'sent').length).toBe(2)
    expect(answers.filter((code) => code === 'conflict').length).toBe(8)
    const rows = await db().task.findMany({ where: { workspaceId: studio.scope.workspaceId } })
    expect(new Set(rows.map(({ batchId }) => batchId)).size).toBe(1)
    expect(rows.length).toBeLessThanOrEqual(3)
  })

  it('is a conflict with more or fewer takes than were sent', async () => {
    const one = pressOf()
    const three = pressOf({ takes: 3 })
    await Promise.all([submitTasks(one), submitTasks(three)])
    expect(await codeOf({ ...one, takes: 2 })).toBe('conflict')
    expect(await codeOf({ ...three, takes: 2 })).toBe('conflict')
    expect(await count()).toBe(4)
  })

  it('takes numbers without gaps, though many press for one shot at once', async () => {
    const first = await submitAs(studio, SHORT)
    const press = () => pressOf({ takes: 2, takeOfId: first.id })
    const made = await Promise.all(Array.from({ length: 4 }, () => submitTasks(press())))
    for (const [one, two] of made) expect(two?.takeNumber).toBe((one?.takeNumber ?? 0) + 1)
    const numbers = made.flat().map(({ takeNumber }) => takeNumber)
    expect(numbers.sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('spends what there is and no more, though many press at once', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(pressOf({ takes: 4 }))))
    expect(codes.filter((code) => code === 'sent').length).toBe(2)
    expect(codes.filter((code) => code === 'insufficient_credits').length).toBe(4)
    expect(await balance()).toEqual({ available: 2 * SHORT_PRICE, held: 8 * SHORT_PRICE })
    expect(await count()).toBe(8)
  })

  it('costs what the button showed, or nothing', async () => {
    const wrong = pressOf({ takes: 2, expectedCredits: SHORT_PRICE })
    await expect(submitTasks(wrong)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/240.*120/),
    })
    expect(await count()).toBe(0)
    const right = { ...wrong, expectedCredits: 2 * SHORT_PRICE }
    const sent = await submitTasks(right)
    // What was sent was sent, whatever is shown by now.
    expect(idsOf(await submitTasks({ ...right, expectedCredits: 1 }))).toEqual(idsOf(sent))
  })

  it('notes which inputs each task was made with, and not addresses', async () => {
    const input = await db().input.create({
      data: {
        workspaceId: studio.scope.workspaceId,
        userId: studio.scope.userId,
        kind: 'image',
        name: 'harbour.png',
        storageKey: 'none/a.png',
        sha256: '0'.repeat(64),
        contentType: 'image/png',
        sizeBytes: 1,
        width: 640,
        height: 640,
      },
    })
    const ref = { inputId: input.id }
    const settings = {
      type: 'o3-std-reference-to-video',
      prompt: 'A harbour',
      durationSeconds: 3,
      sound: false,
      images: [{ url: 'https://example.com/a.png' }, ref, ref],
    }
    const tasks = await submitTasks(pressOf({ settings, takes: 2 }))
    for (const { id, settings: stored } of tasks) {
      const used = await db().taskInput.findMany({
        where: { taskId: id },
        orderBy: { slot: 'asc' },
      })
      expect(used).toEqual([
        { taskId: id, slot: 'images.1', inputId: input.id },
        { taskId: id, slot: 'images.2', inputId: input.id },
      ])
      expect(mediaSlots(stored).map(({ field }) => field)).toContain('images.1')
    }
  })
})
