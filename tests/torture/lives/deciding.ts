import { statusNews } from '@/lib/kling/status-news'
import type { TaskRow } from '@/lib/tasks/store'
import type { Actor } from './virtual-time'
import { instant, type World } from './world'

const DECISIONS = ['cancel', 'attach', 'send_again', 'write_off', 'hide'] as const
type Decision = (typeof DECISIONS)[number]

/** Somebody who comes by now and then and decides, also about what has moved on meanwhile. */
export async function* person(world: World): Actor {
  const { chance, store } = world
  const visits = Math.floor(chance.between(0, 5))
  for (let visit = 0; visit < visits; visit++) {
    yield chance.around(240_000, 2)
    const task = await store.find(chance.pick(world.taskIds))
    if (!task) continue
    // What stands on the screen grows old while somebody thinks about it.
    yield chance.happens(0.5) ? 0 : chance.around(4_000, 1.5)
    await decide(world, task, chance.pick(DECISIONS))
  }
}

/** Somebody who ends, one after another, everything that waits for a person. */
export async function* diligentPerson(world: World): Actor {
  for (const id of world.taskIds.slice()) {
    const task = await world.store.find(id)
    if (!task || !['unconfirmed', 'stalled', 'lost'].includes(task.state)) continue
    if (task.state === 'unconfirmed' && (await attach(world, task))) {
      world.wakeWorkers()
      continue
    }
    const again = task.state === 'unconfirmed' && world.chance.happens(0.3)
    await decide(world, task, again ? 'send_again' : 'write_off')
    yield 1_000
  }
}

const decide = async (world: World, task: TaskRow, decision: Decision): Promise<void> => {
  const { store } = world
  const now = instant(world)
  const did = await (() => {
    switch (decision) {
      case 'cancel':
        return store.apply(task, { kind: 'cancelled' }, { now })
      case 'write_off':
        return store.apply(task, { kind: 'written_off' }, { now })
      case 'hide':
        return store.update({ id: task.id, state: task.state }, { watched: false, keepLease: true })
      case 'attach':
        return attach(world, task)
      case 'send_again':
        return sendAgain(world, task)
    }
  })()
  world.tell(`a person says ${decision} of ${task.id}: ${did ? 'done' : 'too late'}`)
  world.wakeWorkers()
}

const sendAgain = async (world: World, task: TaskRow): Promise<boolean> => {
  if (task.state !== 'unconfirmed') return false
  const id = `${task.id}r`
  const did = await world.store.insert({ id, retryOf: task, now: instant(world) })
  if (did) world.taskIds.push(id)
  return did
}

/** An id from the provider's own dashboard, perhaps the wrong one; checked as ours are. */
const attach = async (world: World, task: TaskRow): Promise<boolean> => {
  const { chance, kling, store, time } = world
  const shown = [...kling.tasks.keys()]
  if (shown.length === 0 || task.state !== 'unconfirmed') return false
  const id = chance.pick(shown)
  const { evidence } = kling.status(id, time.now())
  const now = instant(world)
  const news = statusNews(evidence, id, task, now)
  if (['not_found', 'no_news', 'unauthorized'].includes(news.kind)) return false
  if ('match' in news && news.match === 'different') return false
  const change = { providerTaskId: id, sentAt: task.sentAt ?? now, missingSince: null, dueAt: now }
  const event = { kind: 'attached', providerTaskId: id } as const
  return (await store.apply(task, event, { now, change })) === true
}
