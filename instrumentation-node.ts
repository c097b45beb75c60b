import { env } from '@/lib/env'
import { whenWorkMayBegin } from '@/lib/start-gate'
import { startWorker } from '@/lib/tasks/worker'

await whenWorkMayBegin()
// A serverless host freezes its processes between requests: there the cron route does the work.
if (!env().isVercel) await startWorker()
