import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import type { Cast, Trial } from '@/tests/torture/t4-trial'

/** Everything that must be so of one task after everything; what is not, in words. */
export const judge = async ({ provider, studio }: Cast, trial: Trial): Promise<string[]> => {
  const { requestId, prompt, point } = trial
  const broken: string[] = []
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (JSON.stringify(found) === JSON.stringify(wanted)) return
    broken.push(`${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
  }
  const tasks = await db().task.findMany({
    where: { workspaceId: studio.workspaceId, requestId },
    select: { id: true, state: true, providerTaskId: true },
  })
  expect('tasks', tasks.length, 1)
  const [task] = tasks
  if (!task) return broken
  expect('state', task.state, point.ends)

  const movements = await db().creditTransaction.findMany({
    where: { taskId: task.id },
    orderBy: { number: 'asc' },
    select: { kind: true },
  })
  const resolution = { done: ['settle'], failed: ['release'], unconfirmed: [] }[point.ends]
  expect(
    'movements',
    movements.map(({ kind }) => kind),
    ['hold', ...resolution],
  )

  const creates = provider.arrived.filter((one) => one === prompt).length
  expect('requests to generate', creates, point.arrived)
  const accepted = [...provider.accepted].filter(([, one]) => one === prompt)
  expect('accepted by the provider', accepted.length, point.accepted)
  const isKnown = point.ends !== 'unconfirmed' && point.accepted === 1
  expect('provider task', task.providerTaskId, isKnown ? accepted[0]?.[0] : null)

  const videos = await db().video.findMany({
    where: { taskId: task.id },
    select: { storageKey: true, posterKey: true, sizeBytes: true },
  })
  const [video] = videos
  expect('videos', videos.length, point.ends === 'done' ? 1 : 0)
  const media = join(env().dataDir, '..', requestId, 'media')
  const entries = await readdir(media, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name.split('.').at(-1))
  expect('files', files.sort(), video ? ['mp4', 'webp'] : [])
  if (video) {
    const { size } = await stat(join(media, video.storageKey))
    expect('bytes', size, Number(video.sizeBytes))
    expect('poster', video.posterKey !== null, true)
  }
  return broken
}
