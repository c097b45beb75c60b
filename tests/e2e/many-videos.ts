import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Studio } from './studio'

const root = resolve(import.meta.dirname, '../..')

const run = ({ dataDir }: Studio, file: string, words: string[] = []) =>
  promisify(execFile)(process.execPath, [resolve(root, 'scripts/run.mjs'), file, ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
  })

/** Writes so many videos into the data of a studio, spread over so many days before an instant. */
export const addVideos = async (
  studio: Studio,
  { count, days, newest }: { count: number; days: number; newest: string },
): Promise<void> => {
  const words = ['north-pier-films', String(count), String(days), newest]
  await run(studio, 'tests/e2e/seed-videos.ts', words)
}

/** And a film to each of them, which plays. */
export const addFilms = async (studio: Studio): Promise<void> => {
  await run(studio, 'tests/e2e/seed-films.ts')
}
