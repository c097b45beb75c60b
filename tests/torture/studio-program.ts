import { db } from '@/lib/db/client'
import { databaseNow } from '@/lib/db/transaction'
import { parseEnv, setEnv } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { deriveWork } from '@/lib/tasks/derive-work'
import { beginDue, STAGES, type Stage } from '@/lib/tasks/stages'
import { type Submission, submitTask } from '@/lib/tasks/submit-task'
import { startWorker, stopWorker, TASK_WORK } from '@/lib/tasks/worker'
import { inParallel } from '@/tests/torture/in-parallel'
import { dieAt, type Moment } from '@/tests/torture/sudden-death'

/**
 * An instance of the studio without its pages, in a process of its own: it does what its parent
 * asks for, with the product's own modules, and dies with its parent.
 * See tests/torture/studio-process.ts for the other end of the line.
 */

export type Submitted = { taskId: string } | { refused: string } | { failed: string }

const submit = async (submission: Submission): Promise<Submitted> => {
  try {
    return { taskId: (await submitTask(submission)).id }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.code }
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Work that was claimed and not begun yet. */
type Claimed = { begin: () => void; ended: Promise<unknown> }
let claimed: Claimed | null = null

const findStage = (name: Stage['name']): Stage => {
  const stage = STAGES.find((each) => each.name === name)
  if (!stage) throw new Error(`there is no stage ${name}`)
  return stage
}

const commands = {
  /** What the environment of the process would have said. */
  configure: async (environment: Record<string, string>): Promise<void> => {
    setEnv(parseEnv(environment, process.cwd()))
    // An instance has its connections before it is asked for anything.
    await db().heartbeat.count()
  },
  dieAt: async (moment: Moment | null): Promise<void> => dieAt(moment),
  submit: (submissions: Submission[], atOnce: number): Promise<Submitted[]> =>
    inParallel(submissions, atOnce, submit),
  // The proofs are about tasks.
  startWorker: () => startWorker(TASK_WORK),
  startDeriving: () => startWorker([deriveWork]),
  stopWorker,
  /** Claims what is due of a stage, and leaves it at that until `beginClaimed`; the tasks' ids. */
  claim: async (stageName: Stage['name'], most: number): Promise<string[]> => {
    const stage = findStage(stageName)
    let begin = () => {}
    const gate = new Promise<void>((resolve) => {
      begin = resolve
    })
    const pieces = await beginDue(
      { ...stage, work: (task, token) => gate.then(() => stage.work(task, token)) },
      most,
      await databaseNow(),
    )
    claimed = { begin, ended: Promise.all(pieces.map(({ done }) => done)) }
    return pieces.map(({ taskId }) => taskId)
  },
  /** Begins what was claimed. */
  beginClaimed: async (): Promise<void> => claimed?.begin(),
  /** Resolves when all that was claimed has ended. */
  endOfClaimed: async (): Promise<void> => {
    await claimed?.ended
    claimed = null
  },
}

export type Commands = typeof commands
export type Request = { id: number; name: keyof Commands; values: unknown[] }
export type Reply = { id: number; value?: unknown; error?: string } | 'ready'

const reply = (message: Reply) => process.send?.(message)

process.on('message', ({ id, name, values }: Request) => {
  const run = commands[name] as (...values: unknown[]) => Promise<unknown>
  run(...values).then(
    (value) => reply({ id, value }),
    (error) => reply({ id, error: error instanceof Error ? (error.stack ?? '') : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
reply('ready')
