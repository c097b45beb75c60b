import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Studio } from './studio'

const root = resolve(import.meta.dirname, '../..')
const WORKSPACE = 'north-pier-films'

export const COLLEAGUE = {
  name: 'Emre Aydın',
  email: 'emre@example.com',
  password: 'fog lifts from the pier',
}

const admin = async (studio: Studio, ...words: string[]): Promise<Record<string, string>> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [resolve(root, 'scripts/run.mjs'), 'scripts/admin.ts', ...words, '--workspace', WORKSPACE],
    { cwd: root, env: { ...process.env, DATA_DIR: studio.dataDir } },
  )
  return JSON.parse(stdout)
}

/** A second member of the workspace, as whoever runs the machine adds one. */
export const addColleague = async (studio: Studio): Promise<void> => {
  const { name, email, password } = COLLEAGUE
  await admin(
    studio,
    'user',
    'create',
    ...['--email', email, '--password', password, '--name', name],
  )
}

/** A personal token of a member. */
export const tokenOf = async (studio: Studio, email: string): Promise<string> => {
  const { token } = await admin(studio, 'token', 'create', '--email', email)
  if (!token) throw new Error('no token was made')
  return token
}

/** Orders a shot as a script does. */
export const order = async (studio: Studio, token: string, shot: object): Promise<void> => {
  const response = await fetch(`${studio.url}/api/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'pro-text-to-video', duration: 5, ...shot }),
  })
  if (!response.ok) throw new Error(await response.text())
}
