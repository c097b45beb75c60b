import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { writeOffTask } from '@/lib/tasks/decide-task'
import type { Stage } from '@/lib/tasks/stages'
import { expectCleanBooks } from '@/tests/helpers/audit'
import { type MadeWorkspace, makeWorkspace } from '@/tests/helpers/factories'
import { json } from '@/tests/helpers/odd-provider'
import { filmsOfOneSecond } from '@/tests/torture/films'
import { makePlace } from '@/tests/torture/place'
import type { Given } from '@/tests/torture/proof'
import { type StudioProcess, withStudioProcesses } from '@/tests/torture/studio-process'
import {
  type Asked,
  startTortureProvider,
  type TortureProvider,
} from '@/tests/torture/torture-provider'
import { until } from '@/tests/torture/until'

type Cast = {
  provider: TortureProvider
  studio: MadeWorkspace
  /** Stopped in the middle, while the other one works. */
  stopped: StudioProcess
  other: StudioProcess
}

/** Brings a task to the middle of a stage in the stopped one's hands; how its answer goes on. */
type Middle = {
  stage: Stage['name']
  /** Stages that the other has done before. */
  before: Stage['name'][]
  /** Holds the provider's answer back; the returned function gives it. Absent: nothing was asked. */
  hold?: (provider: TortureProvider) => { isHeld: () => boolean; answer: () => void }
  /** Where the other leaves the task. */
  until: string
  /** What a person then decides. */
  decide?: (studio: MadeWorkspace, taskId: string) => Promise<unknown>
}

const holdBack =
  (
    what: 'create' | 'status' | 'film',
    answer: (asked: Asked) => unknown,
    first: (asked: Asked) => unknown = () => {},
  ): Middle['hold'] =>
  (provider) => {
    let held: Asked | undefined
    const hold = (asked: Asked) => {
      held = asked
      first(asked)
    }
    provider.stepIn = { [what]: hold }
    return { isHeld: () => held !== undefined, answer: () => held && answer(held) }
  }

const MIDDLES: Record<string, Middle> = {
  'claimed to send': { stage: 'send', before: [], until: 'done' },
  sending: {
    stage: 'send',
    before: [],
    hold: holdBack(
      'create',
      ({ goOn }) => goOn(),
      ({ accept }) => accept(),
    ),
    until: 'unconfirmed',
    decide: ({ scope }, taskId) => writeOffTask(scope, taskId),
  },
  polling: {
    stage: 'poll',
    before: ['send'],
    // Another answer than the one that the other was given.
    hold: holdBack('status', ({ id, response }) =>
      json(response, { task_id: id, status: 'FAILED', error_message: 'No capacity' }),
    ),
    until: 'done',
  },
  archiving: {
    stage: 'archive',
    before: ['send', 'poll'],
    hold: holdBack(
      'film',
      ({ film, response }) => response.end(film().subarray(film().length / 2)),
      ({ film, response }) => {
        response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': film().length })
        response.write(film().subarray(0, film().length / 2))
      },
    ),
    until: 'done',
  },
}

/** A worker is stopped past its lease in each stage, resumed, and has written nothing. */
export const runStopped = async ({ kind, times }: Given & { times: number }) => {
  const provider = await startTortureProvider({ film: await filmsOfOneSecond() })
  const place = await makePlace(kind, provider)
  try {
    const studio = await makeWorkspace({ credits: 1_000_000 })
    const changed = await withStudioProcesses(2, place, async ([stopped, other]) => {
      if (!stopped || !other) throw new Error('two were started')
      const found: string[] = []
      for (let time = 1; time <= times; time++) {
        for (const [name, middle] of Object.entries(MIDDLES)) {
          const cast = { provider, studio, stopped, other }
          if (await isChanged(cast, middle, `${name} ${time}`)) found.push(name)
        }
      }
      return found
    })
    await expectCleanBooks()
    const prompts = [...provider.arrived]
    if (changed.length > 0) throw new Error(`a resumed worker wrote when ${changed.join(', ')}`)
    return {
      'stopped past a lease': times * Object.keys(MIDDLES).length,
      'changed by the resumed': changed.length,
      'sent twice': prompts.length - new Set(prompts).size,
    }
  } finally {
    await place.remove()
    await provider.stop()
  }
}

const isChanged = async (cast: Cast, middle: Middle, name: string): Promise<boolean> => {
  const { stopped, other, provider, studio } = cast
  const { workspaceId, userId } = studio.scope
  const settings = { type: 'std-text-to-video', prompt: name, durationSeconds: 3, sound: false }
  const submission = { workspaceId, userId, projectId: studio.projectId, requestId: name, settings }
  const [submitted] = await other.ask('submit', [submission], 1)
  if (!submitted || !('taskId' in submitted)) throw new Error(JSON.stringify(submitted))
  const { taskId } = submitted
  for (const stage of middle.before) await doStage(other, stage)

  await claimOne(stopped, middle.stage)
  const held = middle.hold?.(provider)
  if (held) {
    await stopped.ask('beginClaimed')
    await until(`it is ${name}`, 30, async () => held.isHeld())
  }
  stopped.signal('SIGSTOP')
  provider.stepIn = {}
  const past = new Date(Date.now() - 60_000)
  await db().task.update({ where: { id: taskId }, data: { leaseUntil: past } })
  await other.ask('startWorker')
  await until(`${name}: ${middle.until}`, 60, async () => {
    const row = await db().task.findUniqueOrThrow({ where: { id: taskId } })
    return row.state === middle.until
  })
  await other.ask('stopWorker')
  await middle.decide?.(studio, taskId)
  const before = await pictureOf(taskId, middle)
  held?.answer()
  stopped.signal('SIGCONT')
  if (!held) await stopped.ask('beginClaimed')
  await stopped.ask('endOfClaimed')
  return (await pictureOf(taskId, middle)) !== before
}

const claimOne = (studio: StudioProcess, stage: Stage['name']) =>
  until(`something is due to ${stage}`, 30, async () => {
    const claimed = await studio.ask('claim', stage, 1)
    return claimed.length === 1
  })

const doStage = async (studio: StudioProcess, stage: Stage['name']): Promise<void> => {
  await claimOne(studio, stage)
  await studio.ask('beginClaimed')
  await studio.ask('endOfClaimed')
}

/** All that is known of a task, as a text. */
const pictureOf = async (id: string, { decide }: Middle): Promise<string> => {
  const [task, movements, videos, files] = await Promise.all([
    db().task.findUnique({ where: { id } }),
    db().creditTransaction.findMany({
      where: { taskId: id },
      include: { entries: { orderBy: { id: 'asc' } } },
      orderBy: { number: 'asc' },
    }),
    db().video.findMany({ where: { taskId: id } }),
    readdir(join(env().dataDir, 'media'), { recursive: true }).catch(() => []),
  ])
  // What was paid for is told to whoever has decided meanwhile, and that is all.
  if (task && decide) task.rawAnswer = null
  const picture = { task, movements, videos, files: files.sort() }
  return JSON.stringify(picture, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
}
