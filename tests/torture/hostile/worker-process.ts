import { once } from 'node:events'
import { startProgram } from './start-program'

export type WorkerProcess = { kill: () => Promise<void> }

/** Starts a worker in a process of its own, which can be killed at any moment. */
export const startWorkerProcess = async (
  environment: Record<string, string>,
): Promise<WorkerProcess> => {
  const child = startProgram('tests/torture/hostile/worker-program.ts', [], environment)
  const ended = once(child, 'exit')
  const isReady = await Promise.race([
    once(child, 'message').then(() => true),
    ended.then(() => false),
  ])
  if (!isReady) throw new Error('the worker ended while it was starting')
  return {
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
