import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A growing list of facts, one JSON line each. */
export type Lines<T> = { append(fact: T): void; all(): T[] }

/**
 * Kept in a file when there is a folder for it. A line is written whole before anybody is told
 * of it, so a killed process has lost nothing that it had answered; a torn last line is left out.
 */
export const openLines = <T>(folder: string | null, name: string): Lines<T> => {
  const facts: T[] = []
  if (!folder) return { append: (fact) => facts.push(fact), all: () => facts }
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  for (const line of text.split('\n')) {
    try {
      if (line) facts.push(JSON.parse(line))
    } catch {
      // The torn line of a killed process.
    }
  }
  if (text && !text.endsWith('\n')) appendFileSync(path, '\n')
  return {
    append: (fact) => {
      appendFileSync(path, `${JSON.stringify(fact)}\n`)
      facts.push(fact)
    },
    all: () => facts,
  }
}
