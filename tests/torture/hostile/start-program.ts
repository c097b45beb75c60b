import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Runs a TypeScript program of this project, with a line to it over which it hears of our end. */
export const startProgram = (
  path: string,
  given: readonly string[],
  environment: Record<string, string> = {},
): ChildProcess =>
  spawn(
    process.execPath,
    [
      ...['--conditions=react-server', '--import', import.meta.resolve('tsx')],
      ...[`${root}${path}`, ...given],
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...environment, TSX_TSCONFIG_PATH: `${root}tsconfig.json` },
    },
  )
