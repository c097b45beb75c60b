import { parseArgs } from 'node:util'
import { z } from 'zod'
import { stopFfmpeg } from '@/lib/media/ffmpeg'
import { personalitySchema } from './personality'
import { startEmulator } from './server'

/** `npm run emulator -- --port 4000 …`: prints one line of JSON when it serves. */

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    port: { type: 'string' },
    'cdn-port': { type: 'string' },
    'control-port': { type: 'string' },
    speed: { type: 'string' },
    key: { type: 'string' },
    balance: { type: 'string' },
    'data-dir': { type: 'string' },
    seed: { type: 'string' },
    personality: { type: 'string' },
    rates: { type: 'string' },
    'plain-films': { type: 'boolean', default: false },
    child: { type: 'boolean', default: false },
  },
})

const numeric = (name: 'port' | 'cdn-port' | 'control-port' | 'speed' | 'balance') => {
  const text = values[name]
  if (text === undefined) return undefined
  const number = Number(text)
  if (text.trim() === '' || !(number >= 0) || (name === 'speed' && number === 0)) {
    console.error(`--${name} must be a number, not "${text}"`)
    process.exit(2)
  }
  return number
}

const personality = () => {
  const { personality, seed, rates } = values
  try {
    return personalitySchema.parse({ personality, seed, rates: rates && JSON.parse(rates) })
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : '--rates must be JSON'
    console.error(why)
    process.exit(2)
  }
}

const emulator = await startEmulator({
  host: values.host,
  port: numeric('port'),
  cdnPort: numeric('cdn-port'),
  controlPort: numeric('control-port'),
  speed: numeric('speed'),
  key: values.key,
  balance: numeric('balance'),
  dataDir: values['data-dir'],
  ...personality(),
  plainFilms: values['plain-films'],
})

let isEnding = false
const end = async () => {
  if (isEnding) return
  isEnding = true
  await emulator.stop()
  await stopFfmpeg()
  process.exit(0)
}

process.on('SIGTERM', end)
process.on('SIGINT', end)
if (values.child) {
  // The parent's end of the line breaks when it dies, however it dies.
  if (process.connected) process.on('disconnect', end)
  else process.stdin.on('end', end).on('error', end).resume()
}

const { stop: _, ...addresses } = emulator
const ready = { ready: true, ...addresses }
console.log(JSON.stringify(ready))
process.send?.(ready)
