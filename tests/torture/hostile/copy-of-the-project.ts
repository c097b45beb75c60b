import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { BrokenClient, Ordeal } from './broken-clients'
import type { HostileReport } from './run-hostile'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** What the ordeal needs of the project. */
const NEEDED = [
  'lib',
  'messages',
  'emulator',
  'prisma',
  'scripts',
  'tests/torture',
  'tests/helpers',
  'package.json',
  'tsconfig.json',
]

/**
 * Copies the project to a temporary folder, breaks one line where one was given, and leads the
 * copy through an ordeal in a process of its own.
 * @throws when the line to break is not there exactly once, or the copy tells nothing
 */
export const runCopy = async (
  broken: BrokenClient | null,
  ordeal: Ordeal & { seed: number },
): Promise<HostileReport> => {
  const folder = await mkdtemp(join(tmpdir(), 'dailies-copy-'))
  try {
    for (const path of NEEDED) await cp(join(root, path), join(folder, path), { recursive: true })
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
    if (broken) await breakLine(folder, broken)
    return await ask(folder, ordeal)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

export const breakLine = async (
  folder: string,
  { name, file, find, replace }: BrokenClient,
): Promise<void> => {
  const path = join(folder, file)
  const parts = (await readFile(path, 'utf8')).split(find)
  if (parts.length !== 2) {
    throw new Error(`"${name}": the line to break stands ${parts.length - 1} times in ${file}`)
  }
  await writeFile(path, parts.join(replace))
}

const ask = async (folder: string, ordeal: object): Promise<HostileReport> => {
  const child = spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', import.meta.resolve('tsx')],
      ...[join(folder, 'tests/torture/hostile/hostile-program.ts'), JSON.stringify(ordeal)],
    ],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATA_DIR: join(folder, 'data'),
        TSX_TSCONFIG_PATH: join(folder, 'tsconfig.json'),
      },
    },
  )
  const [said, complained] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    child.exitCode ?? once(child, 'exit'),
  ])
  const line = said.split('\n').find((each) => each.startsWith('REPORT '))
  if (!line) throw new Error(`the copy told nothing:\n${complained.slice(-2000)}`)
  return JSON.parse(line.slice('REPORT '.length)) as HostileReport
}
