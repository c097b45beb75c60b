import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { __unstable__loadDesignSystem as loadDesignSystem } from 'tailwindcss'
import { beforeAll, describe, expect, it } from 'vitest'

/**
 * A class that Tailwind does not know is no error to anybody: nothing is drawn by it, and that may
 * stand for months in a state that is seldom looked at.
 */

const root = join(import.meta.dirname, '..')
const resolve = createRequire(import.meta.url).resolve

let stylesOf: (classes: string[]) => (string | null)[]

beforeAll(async () => {
  const path = join(root, 'app/globals.css')
  const system = await loadDesignSystem(readFileSync(path, 'utf8'), {
    base: dirname(path),
    loadStylesheet: async (id) => {
      const sheet = resolve(`${id}/index.css`)
      return { path: sheet, base: dirname(sheet), content: readFileSync(sheet, 'utf8') }
    },
  })
  stylesOf = (classes) => system.candidatesToCss(classes)
})

/** Of "wide:hover:p-2" the "p-2", which may hold colons within its brackets; null where there is no variant. */
const withoutVariants = (candidate: string): string | null => {
  let depth = 0
  let begin = 0
  for (const [at, letter] of [...candidate].entries()) {
    if (letter === '[' || letter === '(') depth++
    else if (letter === ']' || letter === ')') depth--
    else if (letter === ':' && depth === 0) begin = at + 1
  }
  return begin === 0 ? null : candidate.slice(begin)
}

/** Words of the text that would be classes if their variants were known. */
const unknownIn = (text: string): string[] => {
  const words = [...new Set(text.match(/[^\s'"`]+:[^\s'"`]+/g))]
  const styles = stylesOf(words)
  const unstyled = words.filter((_, at) => styles[at] === null)
  const bases = stylesOf(unstyled.map((word) => withoutVariants(word) ?? ''))
  return unstyled.filter((_, at) => bases[at] !== null)
}

describe('what is drawn', () => {
  it('names no variant that there is not', () => {
    for (const folder of ['app', 'components']) {
      for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
        if (!path.endsWith('.tsx') && !path.endsWith('.ts')) continue
        expect(unknownIn(readFileSync(join(root, folder, path), 'utf8')), path).toEqual([])
      }
    }
  })

  it('finds one that there is not', () => {
    expect(unknownIn(`'p-2 fulscreen:flex wide:flex x:[--a:b]'`)).toEqual([
      'fulscreen:flex',
      'x:[--a:b]',
    ])
  })
})
