import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env'
import { appSecret, deriveKey } from '@/lib/secret'

const run = promisify(execFile)

describe('the secret of an installation', () => {
  let folder: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dailies-secret-'))
    use({})
  })

  afterEach(() => rm(folder, { recursive: true, force: true }))

  const use = (source: Record<string, string>) =>
    setEnv(parseEnv({ DATA_DIR: join(folder, 'data'), ...source }, folder))

  const file = () => join(folder, 'data', 'auth-secret')

  it('is made once, kept, and readable by its owner alone', async () => {
    const secret = appSecret()
    expect(secret.length).toBeGreaterThanOrEqual(43)
    expect(appSecret()).toBe(secret)
    expect((await readFile(file(), 'utf8')).trim()).toBe(secret)
    expect((await stat(file())).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'data'))).toEqual(['auth-secret'])
  })

  it('is that of the environment when there is one, and then none is written', async () => {
    use({ AUTH_SECRET: 'x'.repeat(40) })
    expect(appSecret()).toBe('x'.repeat(40))
    await expect(stat(file())).rejects.toThrow('ENOENT')
  })

  it('is refused when its file is empty, rather than replaced', async () => {
    appSecret()
    const other = await mkdtemp(join(folder, 'other-'))
    await writeFile(join(other, 'auth-secret'), '\n')
    use({ DATA_DIR: other })
    expect(() => appSecret()).toThrow('is empty')
  })

  it('is one, however many first starts there are at once', async () => {
    const start = async () => {
      const args = ['--conditions=react-server', '--import', 'tsx', 'tests/helpers/read-secret.ts']
      const { stdout } = await run(process.execPath, [...args, join(folder, 'data')])
      return stdout
    }
    const secrets = await Promise.all([start(), start(), start()])
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]).toBe((await readFile(file(), 'utf8')).trim())
    expect(await readdir(join(folder, 'data'))).toEqual(['auth-secret'])
  })

  it('gives every purpose a key of its own', () => {
    const keys = ['inputs', 'sessions', 'inputs'].map((purpose) => deriveKey(purpose))
    expect(keys[0]?.length).toBe(32)
    expect(keys[0]).toEqual(keys[2])
    expect(keys[0]).not.toEqual(keys[1])
  })
})
