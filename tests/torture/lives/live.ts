import type { TaskRow } from '@/lib/tasks/store'
import { chanceOf } from './chance'
import { diligentPerson, person } from './deciding'
import { judge, type Violation } from './judge'
import type { Remains } from './life-store'
import { type MemoryStore, openMemoryStore } from './memory-store'
import { startSimulatedKling } from './simulated-kling'
import { startVirtualTime } from './virtual-time'
import { worker } from './working'
import type { Flaw, World } from './world'

/** What one life leaves: its story, what is wrong with it, and what it held. */
export type Told = {
  story: string[]
  violations: Violation[]
  remains: Remains
  requests: number
  steps: number
}

export type LifeOptions = {
  seed: number
  /** Which life of that seed. */
  number: number
  flaw?: Flaw | null
  /** Wraps the store, so that another one can go along with it. */
  withStore?: (memory: MemoryStore) => Promise<MemoryStore>
}

const BEGIN = Date.UTC(2027, 2, 14, 9)
const HOUR = 3_600_000
const PRICE = 120

/** A task as it is when it is submitted: 3 silent seconds of std text to video. */
export const BLANK: TaskRow = {
  id: '',
  workspaceId: 'workspace',
  projectId: 'project',
  shotId: 'shot',
  takeNumber: 1,
  userId: 'user',
  providerMode: 'emulated',
  requestId: '',
  requestHash: '',
  type: 'std-text-to-video',
  prompt: 'A quiet harbour',
  settings: {
    type: 'std-text-to-video',
    prompt: 'A quiet harbour',
    durationSeconds: 3,
    aspectRatio: '16:9',
    sound: false,
    cfgScale: 0.5,
  },
  priceCredits: PRICE,
  state: 'queued',
  createdAt: new Date(BEGIN),
  stateAt: new Date(BEGIN),
  dueAt: null,
  leaseToken: null,
  leaseUntil: null,
  sentAt: null,
  sendAttempts: 0,
  providerTaskId: null,
  lastPolledAt: null,
  pollCount: 0,
  missingSince: null,
  succeededAt: null,
  latencySeconds: null,
  finishedAt: null,
  reportedCredits: null,
  billedCredits: null,
  resultUrls: null,
  archiveAttempts: 0,
  note: null,
  rawAnswer: null,
  watched: true,
  dismissedAt: null,
  retryOfId: null,
  batchId: null,
}

/** Of enough credits, mostly; else settling more than was held is for the operator. */
export const grantOf = (seed: number, number: number): number =>
  PRICE * (chanceOf(seed ^ 0x5eed, number).happens(0.3) ? 3 : 20)

/** Leads one life from its submission to where nothing moves any more, and judges it. */
export const live = async (options: LifeOptions): Promise<Told> => {
  const { seed, number, flaw = null, withStore = async (memory) => memory } = options
  const chance = chanceOf(seed, number)
  const granted = grantOf(seed, number)
  const store = await withStore(openMemoryStore(BLANK, granted, { guards: flaw !== 'no_guards' }))
  const story: string[] = []
  const workers = Math.floor(chance.between(1, 4))
  let steps = 0

  const time = startVirtualTime(BEGIN, (process) => {
    world.tell(`${process} dies`)
    employ(process, chance.around(20_000, 1.2))
  })
  const looking = new Map<string, ReturnType<typeof worker>>()
  const employ = (process: string, afterMs: number) => {
    const actor = worker(world, process)
    looking.set(process, actor)
    time.start(process, actor, afterMs)
  }
  const world: World = {
    chance,
    time,
    store,
    kling: startSimulatedKling(chance, `${seed}x${number}`),
    flaw,
    health: { paused: false, throttledUntil: 0, pollingPausedUntil: 0, unknowns: 0 },
    taskIds: [],
    toldCredits: new Map(),
    tell: (line) => {
      steps += 1
      story.push(`${((time.now() - BEGIN) / 1000).toFixed(1).padStart(9)} s  ${line}`)
    },
    wakeWorkers: () => {
      for (const actor of looking.values()) {
        time.hasten(actor, time.now() + chance.between(0, 2_000))
      }
    },
  }

  const tasks = chance.happens(0.2) ? 2 : 1
  for (let index = 0; index < tasks; index++) {
    const id = `t${seed}n${number}t${index}`
    await store.insert({ id, retryOf: null, now: new Date(BEGIN) })
    world.taskIds.push(id)
  }
  for (let index = 0; index < workers; index++) employ(`worker ${index}`, chance.between(0, 2_000))
  time.start('person', person(world))
  const broken: Violation[] = []
  try {
    await time.run(BEGIN + 70 * HOUR)
    if (chance.happens(0.5)) {
      world.tell('a person ends what waits')
      time.start('person', diligentPerson(world))
      await time.run(BEGIN + 140 * HOUR)
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    broken.push({ rule: 'nothing_throws', taskId: '', detail })
  }
  const remains = store.remains()
  for (const task of remains.tasks) story.push(`${task.id} ends ${task.state}`)
  const { kling, toldCredits } = world
  const violations = [...broken, ...judge({ remains, kling, toldCredits, granted })]
  return { story, violations, remains, requests: kling.posts.length, steps }
}
