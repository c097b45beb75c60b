import { startWorker } from '@/lib/tasks/worker'

/** A worker and nothing else, of the environment that it is given; dies with its parent. */
process.on('disconnect', () => process.exit(0))
await startWorker()
process.send?.('ready')
