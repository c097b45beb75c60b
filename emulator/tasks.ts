import type { Book } from './book'
import { ContractError, factsOf, type GenerateRequest, priceOf } from './contract'
import type { InputHashes } from './inputs'
import type { Lines } from './lines'
import type { Renders } from './render'
import { type Random, randomFrom } from './scene/random'

/**
 * A task is accepted and paid, runs until its time is over *and* its film is ready, and ends once:
 * in SUCCESS, or in FAILED with its credits given back. Both are facts in the task lines; what has
 * not ended when the process dies goes on at the next start.
 */
export type Task = {
  id: string
  account: string
  request: GenerateRequest
  inputs: InputHashes
  credits: number
  /** The emulator's clock, milliseconds. */
  acceptedAt: number
  endsAt: number
  /** How it will end badly, decided when it was accepted. */
  failure?: { message: string; refund: boolean }
}

type Ending = { status: 'SUCCESS' } | { status: 'FAILED'; message: string; refunded: boolean }

export type TaskLine =
  | { kind: 'accepted'; task: Task }
  | { kind: 'ended'; taskId: string; ending: Ending }

export type TaskState = {
  task: Task
  ending: Ending | null
  /** Type, prompt, and which task of these two it is: the same in every run with equal orders. */
  name: string
}

export type Tasks = {
  accept(order: Omit<Task, 'id' | 'credits' | 'acceptedAt'>): Task
  /** As it is now: a task whose time has come has ended by the time that this returns. */
  find(id: string): TaskState | null
  list(): TaskState[]
  /** The name that the next task of this order will have. */
  nextName(request: GenerateRequest): string
}

export const openTasks = (parts: {
  lines: Lines<TaskLine>
  book: Book
  renders: Renders
  now: () => number
  seed: string | undefined
}): Tasks => {
  const { lines, book, renders, now, seed } = parts
  const states = new Map<string, TaskState>()
  const films = new Map<string, 'ready' | 'failed'>()

  const prepare = (task: Task) => {
    if (task.failure) return
    renders.prepare(task).then(
      () => films.set(task.id, 'ready'),
      (error) => {
        console.error(error)
        films.set(task.id, 'failed')
      },
    )
  }

  const end = (state: TaskState, ending: Ending) => {
    const { task } = state
    lines.append({ kind: 'ended', taskId: task.id, ending })
    state.ending = ending
    films.delete(task.id)
    if (ending.status === 'FAILED' && ending.refunded) {
      book.refund(task.account, task.credits, task.id)
    }
  }

  const settle = (state: TaskState): TaskState => {
    const { task, ending } = state
    if (ending || now() < task.endsAt) return state
    const { failure } = task
    const film = films.get(task.id)
    if (failure)
      end(state, { status: 'FAILED', message: failure.message, refunded: failure.refund })
    else if (film === 'ready') end(state, { status: 'SUCCESS' })
    else if (film === 'failed') {
      end(state, { status: 'FAILED', message: 'The video could not be rendered', refunded: true })
    }
    return state
  }

  const counts = new Map<string, number>()
  const orderOf = ({ type, prompt }: GenerateRequest) => `${type}|${prompt}`
  const nextName = (request: GenerateRequest) =>
    `${orderOf(request)}|${counts.get(orderOf(request)) ?? 0}`
  const add = (task: Task) => {
    const { request } = task
    states.set(task.id, { task, ending: null, name: nextName(request) })
    counts.set(orderOf(request), (counts.get(orderOf(request)) ?? 0) + 1)
  }

  const newId = (request: GenerateRequest): string => {
    const isO3 = factsOf(request.type).family === 'O3'
    const name = nextName(request)
    for (let attempt = 0; ; attempt++) {
      const random: Random =
        seed === undefined ? Math.random : randomFrom(`${seed}:${name}:${attempt}`)
      const middle = Array.from({ length: 3 }, () =>
        Math.floor(random() * 0xffffff)
          .toString(16)
          .padStart(6, '0'),
      ).join('')
      const id = isO3 ? `n71${middle}klingo3` : `n75${middle}kling3`
      if (!states.has(id)) return id
    }
  }

  for (const line of lines.all()) {
    if (line.kind === 'accepted') add(line.task)
    const known = line.kind === 'ended' ? states.get(line.taskId) : undefined
    if (known && line.kind === 'ended') known.ending = line.ending
  }
  completeMoney([...states.values()], book)
  for (const state of states.values()) {
    if (!state.ending) prepare(state.task)
  }

  return {
    accept: (order) => {
      const id = newId(order.request)
      const task = { ...order, id, credits: priceOf(order.request), acceptedAt: now() }
      book.checkCovers(task.account, task.credits)
      // The task first: a process that dies in between owes a charge, which the start makes up.
      lines.append({ kind: 'accepted', task })
      book.charge(task.account, task.credits, id)
      add(task)
      prepare(task)
      return task
    },
    find: (id) => {
      const state = states.get(id)
      return state ? settle(state) : null
    },
    list: () => Array.from(states.values(), settle),
    nextName,
  }
}

/** Two files cannot be written as one: whatever a killed process still owed is booked now. */
const completeMoney = (states: TaskState[], book: Book) => {
  const booked = new Set(book.entries().map(({ kind, taskId }) => `${kind} ${taskId}`))
  for (const { task, ending } of states) {
    if (!booked.has(`charge ${task.id}`)) book.charge(task.account, task.credits, task.id)
    const owesRefund = ending?.status === 'FAILED' && ending.refunded
    if (owesRefund && !booked.has(`refund ${task.id}`)) {
      book.refund(task.account, task.credits, task.id)
    }
  }
}

/** @throws ContractError 404 also for another account's task. */
export const getTask = (tasks: Tasks, id: string, account: string): TaskState => {
  const state = tasks.find(id)
  if (state && state.task.account === account) return state
  throw new ContractError('TASK_NOT_FOUND', `No task "${id}"`)
}
