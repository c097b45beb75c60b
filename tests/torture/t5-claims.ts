import { expect } from 'vitest'
import { defineProof } from '@/tests/torture/proof'
import { runCrowd } from '@/tests/torture/t5-crowd'
import { runStopped } from '@/tests/torture/t5-stopped'

/** A claim is one worker's until its lease is over, and nothing afterwards. */
export const claims = defineProof({
  id: 'T5',
  title: 'no two workers have a task, and none writes once its lease is over',
  sizes: {
    short: { workers: 2, tasks: 100, times: 1 },
    full: { workers: 8, tasks: 5_000, times: 5 },
  },
  run: async (options) => ({ ...(await runCrowd(options)), ...(await runStopped(options)) }),
  check: (figures, { tasks }) => {
    expect(figures).toMatchObject({
      'never asked about': 0,
      'asked about twice within a lease': 0,
      'asked about by two at once': 0,
      'answers written': tasks,
      'leases left': 0,
      'changed by the resumed': 0,
      'sent twice': 0,
    })
    // A question that was lost comes again with the end of its lease; that is seldom.
    expect(figures.questions).toBeLessThanOrEqual(tasks * 1.01)
  },
})
