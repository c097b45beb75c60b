// One first start among several, in a process of its own (tests/lib/secret.test.ts).
import { parseEnv, setEnv } from '@/lib/env'
import { appSecret } from '@/lib/secret'

const dataDir = process.argv[2] ?? ''
setEnv(parseEnv({ DATA_DIR: dataDir }, dataDir))
process.stdout.write(appSecret())
