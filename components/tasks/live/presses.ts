import type { TaskView } from '@/lib/tasks/task-view'

/** Tasks by the press of the button that they came from; each in the order of its takes. */
const pressesOf = (tasks: TaskView[]): TaskView[][] => {
  const presses = new Map<string, TaskView[]>()
  for (const task of tasks) {
    const key = task.batchId ?? task.id
    const known = presses.get(key)
    if (known) known.push(task)
    else presses.set(key, [task])
  }
  for (const press of presses.values()) {
    press.sort((a, b) => a.shotNumber - b.shotNumber || a.takeNumber - b.takeNumber)
  }
  return [...presses.values()]
}

/** The takes of one press stand together, where the first of them stood. */
export const takesTogether = (tasks: TaskView[]): TaskView[] => pressesOf(tasks).flat()

export type InPress = {
  severalTakes: boolean
  /** How many tasks its card can take back: all of the press that still wait, from any of them. */
  undoes: number
}

/** What the card of each task has to know of the others of its press, by task id. */
export const inPresses = (tasks: TaskView[]): Map<string, InPress> => {
  const known = new Map<string, InPress>()
  for (const press of pressesOf(tasks)) {
    const open = press.filter(({ mine, batchId, sendsAt }) => mine && batchId && sendsAt)
    for (const task of press) {
      known.set(task.id, {
        severalTakes: press.length > 1,
        undoes: open.includes(task) ? open.length : 0,
      })
    }
  }
  return known
}
