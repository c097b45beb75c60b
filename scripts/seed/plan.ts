import { createHash } from 'node:crypto'
import { between, normal, type Random, seededRandom } from '@/bench/random'
import type { TaskSettings } from '@/lib/kling/settings'
import { DAY_MS, type Day, drawDays } from '@/scripts/seed/calendar'
import { type Decisions, drawDecisions } from '@/scripts/seed/decisions'
import type { SeedFilm } from '@/scripts/seed/films'
import { PEOPLE, PROJECTS } from '@/scripts/seed/people'
import { changed, type Idea, newIdea, pick, pickBy, VOCABULARIES } from '@/scripts/seed/prompts'
import { drawOrder, type SeedInputs } from '@/scripts/seed/settings'

/** What makes two seeded workspaces the same, but for who owns them. */
export type SeedPlan = { slug: string; seed: number; videos: number; files: number; until: Date }

export type PlannedShot = {
  id: string
  project: number
  number: number
  name: string | null
  createdAt: Date
}

export type PlannedTake = {
  taskId: string
  videoId: string
  /** The first take of its press has the press's own id. */
  requestId: string
  batchId: string
  shot: PlannedShot
  takeNumber: number
  /** Its number in `PEOPLE`. */
  person: number
  createdAt: Date
  sentAt: Date
  succeededAt: Date
  storedAt: Date
  settings: TaskSettings
  film: SeedFilm
  /** What the provider reported beside the price; null when it said nothing. */
  reportedBeside: number | null
  decisions: Decisions
}

/** An id that the same plan gives again. */
export const idOf = (plan: SeedPlan, what: string, number: number): string => {
  const { slug, seed, videos, files, until } = plan
  const name = [slug, seed, videos, files, until.getTime(), what, number].join('/')
  return createHash('sha256').update(name).digest('hex').slice(0, 20)
}

type Open = { shot: PlannedShot; takes: number; idea: Idea }
type State = { random: Random; open: Map<number, Open[]>; shots: number[]; presses: number }

/** The days of a plan. What a day has depends on all before it, so that they are drawn in order. */
export function* drawPlan(
  plan: SeedPlan,
  films: SeedFilm[],
  inputs: SeedInputs,
): Generator<{ day: Day; takes: PlannedTake[] }> {
  const state: State = {
    random: seededRandom(plan.seed ^ 0x5eed),
    open: new Map(),
    shots: PROJECTS.map(() => 0),
    presses: 0,
  }
  const days = drawDays(plan.seed, plan.videos, plan.until)
  for (const day of days) yield { day, takes: drawDay(state, plan, day, films, inputs) }
}

const PRESS_SIZES = { 1: 55, 2: 20, 3: 8, 4: 12, 8: 5 }
/** Work begins at six in the morning in UTC and ends fifteen hours later: from Seoul to London. */
const FROM_MS = 6 * 3_600_000
const HOURS_MS = 15 * 3_600_000

const drawDay = (
  state: State,
  plan: SeedPlan,
  day: Day,
  films: SeedFilm[],
  inputs: SeedInputs,
): PlannedTake[] => {
  const { random } = state
  const sizes: number[] = []
  for (let left = day.videos; left > 0; left -= sizes.at(-1) ?? left) {
    sizes.push(Math.min(left, Number(pickBy(random, PRESS_SIZES))))
  }
  const times = sizes.map(() => day.startsAt.getTime() + FROM_MS + Math.floor(random() * HOURS_MS))
  times.sort((one, other) => one - other)
  let number = day.from
  return sizes.flatMap((size, index) => {
    const press = { at: times[index] ?? 0, first: number, size }
    number += size
    return drawPress(state, plan, press, films, inputs)
  })
}

const drawPress = (
  state: State,
  plan: SeedPlan,
  press: { at: number; first: number; size: number },
  films: SeedFilm[],
  inputs: SeedInputs,
): PlannedTake[] => {
  const { random } = state
  const person = drawPerson(random)
  const open = openShot(state, plan, press.at, person)
  const order = drawOrder(random, films, inputs)
  const hasAlternatives = press.size > 1 && random() < 0.2
  const name = idOf(plan, 'press', state.presses++)
  return Array.from({ length: press.size }, (_, index) => {
    const idea = hasAlternatives && index > 0 ? changed(random, open.idea) : open.idea
    const createdAt = press.at + index
    const sentAt = createdAt + 4_000 + Math.floor(between(random, 100, 2_000))
    const succeededAt = sentAt + Math.floor(1_000 * latencySeconds(random))
    const film = pick(random, order.films)
    open.takes += 1
    const storedAt = new Date(succeededAt + Math.floor(between(random, 400, 4_000)))
    return {
      taskId: idOf(plan, 'task', press.first + index),
      videoId: idOf(plan, 'video', press.first + index).slice(0, 16),
      requestId: index === 0 ? name : `${name}.${index}`,
      batchId: idOf(plan, 'batch', press.first),
      shot: open.shot,
      takeNumber: open.takes,
      person,
      createdAt: new Date(createdAt),
      sentAt: new Date(sentAt),
      succeededAt: new Date(succeededAt),
      storedAt,
      settings: order.settings(idea),
      film,
      reportedBeside: drawReport(random),
      decisions: drawDecisions(random, storedAt, plan.until),
    }
  })
}

/** Of the provider: a long tail, cut off before the night. */
const latencySeconds = (random: Random): number =>
  Math.min(1_500, 150 * Math.exp(0.5 * normal(random)))

/** Mostly the price; now and then nothing, less, or more. */
const drawReport = (random: Random): number | null => {
  const chance = random()
  if (chance < 0.05) return null
  if (chance < 0.07) return -10
  return chance < 0.08 ? 20 : 0
}

const drawPerson = (random: Random): number =>
  Number(pickBy(random, Object.fromEntries(PEOPLE.map(({ share }, index) => [index, share]))))

/** So many shots of a project are worked on at a time. */
const MOST_OPEN = 6

/** The next takes of a shot that is worked on, with a prompt that has changed a little, or a new one. */
const openShot = (state: State, plan: SeedPlan, at: number, person: number): Open => {
  const { random } = state
  const project = drawProject(random, 1 - (plan.until.getTime() - at) / (1_095 * DAY_MS))
  const list = state.open.get(project) ?? []
  state.open.set(project, list)
  if (list.length > 0 && random() < 0.45) {
    const one = pick(random, list)
    if (random() < 0.7) one.idea = changed(random, one.idea)
    return one
  }
  const language = random() < 0.75 ? (PEOPLE[person]?.language ?? 'en') : 'en'
  const number = (state.shots[project] ?? 0) + 1
  state.shots[project] = number
  const name = random() < 0.12 ? pick(random, VOCABULARIES[language].shots) : null
  const id = idOf(plan, `shot ${project}`, number)
  const shot = { id, project, number, name, createdAt: new Date(at) }
  const opened = { shot, takes: 0, idea: newIdea(random, language) }
  list.push(opened)
  if (list.length > MOST_OPEN) list.shift()
  return opened
}

const drawProject = (random: Random, progress: number): number => {
  const running = PROJECTS.flatMap(({ from, until }, index) =>
    from <= progress && progress < until ? [index] : [],
  )
  // Two of three presses are for clients.
  return running.length === 0 || random() < 0.2 ? 0 : pick(random, running)
}
