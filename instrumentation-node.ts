import { env } from '@/lib/env'
import { startWorker } from '@/lib/tasks/worker'

// A serverless host freezes its processes between requests: there the cron route does the work.
if (!env().isVercel) await startWorker()
