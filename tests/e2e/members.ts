import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { PERSON } from './pages'
import type { Studio } from './studio'

const root = resolve(import.meta.dirname, '../..')

export type Member = { name: string; email: string }

/** Somebody else of the workspace, as whoever runs the machine adds them; all have one password. */
export const addMember = async (
  { dataDir }: Studio,
  { name, email, role }: Member & { role: 'admin' | 'member' | 'viewer' },
): Promise<void> => {
  const given = [
    ...['user', 'create', '--workspace', 'north-pier-films', '--email', email],
    ...['--name', name, '--role', role, '--password', PERSON.password],
  ]
  await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'scripts/admin.ts', ...given], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
  })
}
