import { parseEnv } from '@/lib/env'
import { migrate } from '@/prisma/migrate'
import { type HostileOptions, runHostile } from './run-hostile'

/**
 * `node … hostile-program.ts '{"tasks":20,"seed":1}'`, on a SQLite database that it makes in the
 * folder DATA_DIR: prints the report as one line of JSON. For copies of the project, which cannot
 * be imported.
 */
const given = JSON.parse(process.argv[2] ?? '{}') as Omit<HostileOptions, 'place'>
const place = { DATA_DIR: process.env.DATA_DIR ?? '' }
await migrate(parseEnv(place, process.cwd()).database)
const report = await runHostile({ ...given, place })
console.log(`REPORT ${JSON.stringify(report)}`)
process.exit(0)
