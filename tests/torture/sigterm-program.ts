import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startWorker } from '@/lib/tasks/worker'
import { closeOnSignal } from '@/scripts/close-on-signal'

/**
 * The server of the studio without its pages: the worker, a door for visitors, and the product's
 * own way of ending both. Its parent says by the environment where it works.
 */
const server = createServer((request, response) => {
  // A visitor whose answer never comes.
  if (request.url !== '/for-ever') response.end('here')
})
closeOnSignal(server)
process.on('disconnect', () => process.exit(2))
server.listen(0, '127.0.0.1', async () => {
  await startWorker()
  process.send?.((server.address() as AddressInfo).port)
})
