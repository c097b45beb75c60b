import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'

it('tells of a port in use before anything is installed or built', async () => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, done))
  const address = other.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, PORT: String(port) },
    encoding: 'utf8',
  })
  other.close()
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(`PORT ${port} is in use`)
})
