import { Socket } from 'node:net'
import { format } from 'node:util'
import { afterEach } from 'vitest'

// What holds for every test: a foreign time zone, nothing written to console.error, and no
// connection to anywhere but this machine. A fault is raised where it happens and, in case that
// is caught, again at the end of its test.

const faults: Error[] = []

const fault = (message: string): Error => {
  const error = new Error(message)
  faults.push(error)
  return error
}

if (new Date('2026-01-01T00:00:00Z').getTimezoneOffset() !== -345) {
  throw new Error('The tests run in the time zone Asia/Kathmandu; is TZ overridden?')
}

console.error = (...words: unknown[]) => {
  throw fault(`console.error: ${format(...words)}`)
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/i

type Target = { host?: string; path?: string }

/** `connect` takes a port and a host, a path, or options, alone or in a list with a callback. */
const targetOf = (args: unknown[]): Target => {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args
  if (typeof first === 'object' && first !== null) return first
  if (typeof first === 'string' && Number.isNaN(Number(first))) return { path: first }
  return typeof second === 'string' ? { host: second } : {}
}

const connect = Socket.prototype.connect as (this: Socket, ...args: unknown[]) => Socket
Object.assign(Socket.prototype, {
  connect(this: Socket, ...args: unknown[]) {
    const { host, path } = targetOf(args)
    if (path || !host || LOOPBACK.test(host.replace(/^\[|\]$/g, '')))
      return connect.apply(this, args)
    return this.destroy(fault(`a connection to ${host}: tests stay on this machine`))
  },
})

afterEach(() => {
  const [first] = faults.splice(0)
  if (first) throw first
})
