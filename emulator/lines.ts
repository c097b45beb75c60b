import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A growing list of facts, one JSON line each. */
export type Lines<T> = { append(fact: T): void; all(): T[] }

const readLines = <T>(text: string): T[] =>
  text.split('\n').flatMap((line) => {
    try {
      return line ? [JSON.parse(line)] : []
    } catch {
      // The torn line of a killed process.
      return []
    }
  })

/**
 * Kept in a file when there is a folder for it. A line is written whole before anybody is told
 * of it, so a killed process has lost nothing that it had answered; a torn last line is left out.
 * @param keepLast how many facts are remembered; older ones are forgotten, in the file at a start.
 */
export const openLines = <T>(
  folder: string | null,
  name: string,
  keepLast = Number.POSITIVE_INFINITY,
): Lines<T> => {
  let facts: T[] = []
  const remember = (fact: T) => {
    facts.push(fact)
    if (facts.length > keepLast * 1.2) facts = facts.slice(-keepLast)
  }
  if (!folder) return { append: remember, all: () => facts }
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  facts = readLines<T>(text)
  if (facts.length > keepLast) {
    facts = facts.slice(-keepLast)
    writeFileSync(path, facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''))
  } else if (text && !text.endsWith('\n')) appendFileSync(path, '\n')
  return {
    append: (fact) => {
      appendFileSync(path, `${JSON.stringify(fact)}\n`)
      remember(fact)
    },
    all: () => facts,
  }
}
