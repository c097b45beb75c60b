// `npm run check` and CI: every message exists in every language with the same gaps, is used
// somewhere, and is not left in English. That no key is missing, the compiler says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  isLiteralElement,
  isPluralElement,
  isPoundElement,
  isSelectElement,
  isTagElement,
  parse,
} from '@formatjs/icu-messageformat-parser'

const root = fileURLToPath(new URL('..', import.meta.url))
const OTHERS = ['ko', 'tr']
const problems = []

/** @returns {[path: string, text: string][]} */
const flatten = (group, path = '') =>
  Object.entries(group).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value]] : flatten(value, `${path}${name}.`),
  )

const read = (locale) =>
  new Map(flatten(JSON.parse(readFileSync(join(root, `messages/${locale}.json`), 'utf8'))))

/** What a message shows, and what else it is told by: a plural may say its number or not. */
const gapsOf = (elements) => {
  const shown = new Set()
  const given = new Set()
  const visit = (parts) => {
    for (const part of parts) {
      if (isTagElement(part)) {
        shown.add(`<${part.value}>`)
        visit(part.children)
      } else if (isPluralElement(part) || isSelectElement(part)) {
        given.add(part.value)
        for (const { value } of Object.values(part.options)) visit(value)
      } else if (!isLiteralElement(part) && !isPoundElement(part)) shown.add(part.value)
    }
  }
  visit(elements)
  for (const name of shown) given.add(name)
  return { shown, given }
}

const gaps = (locale, key, text) => {
  try {
    return gapsOf(parse(text))
  } catch (error) {
    problems.push(`${locale} ${key}: ${error.message}`)
    return { shown: new Set(), given: new Set() }
  }
}

const names = (set, other) => [...set].filter((name) => !other.has(name)).join(', ')

const isSentence = (text) => /\p{L}{2,}\s\S*\p{L}{2,}/u.test(text.replace(/\{[^}]*\}/g, ''))

const english = read('en')
for (const locale of OTHERS) {
  const translated = read(locale)
  for (const key of translated.keys()) {
    if (!english.has(key)) problems.push(`${locale} ${key}: English does not have it`)
  }
  for (const [key, text] of english) {
    const other = translated.get(key)
    if (other === undefined) problems.push(`${locale} ${key}: missing`)
    else {
      const [here, there] = [gaps('en', key, text), gaps(locale, key, other)]
      const dropped = names(here.shown, there.given)
      const unknown = names(there.given, here.given)
      if (dropped) problems.push(`${locale} ${key}: says nothing of ${dropped}`)
      if (unknown) problems.push(`${locale} ${key}: is not told ${unknown}`)
      if (other === text && isSentence(text)) problems.push(`${locale} ${key}: still English`)
    }
  }
}

const paths = ['app', 'components', 'lib', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/generated/')),
)
const sources = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))

const groupsIn = (source = '') =>
  [...source.matchAll(/(?:useTranslations|getTranslations|Translate)[(<]\s*'([\w.]+)'/g)].map(
    ([, group]) => `${group}.`,
  )

/** Of a file and of what it imports: the translator may have been handed on. */
const groupsFor = (source) => {
  const imported = [...source.matchAll(/from '@\/([^']+)'/g)].flatMap(([, path]) =>
    ['.ts', '.tsx'].map((ending) => sources.get(join(root, path + ending))),
  )
  return new Set(['', ...[source, ...imported].flatMap(groupsIn)])
}

/** What a source may name: whole keys, and those of the groups that it asks for. */
const used = new Set()
for (const source of sources.values()) {
  const roots = groupsFor(source)
  for (const [, name] of source.matchAll(/['"]([\w.]+)['"]/g)) {
    for (const start of roots) if (english.has(start + name)) used.add(start + name)
  }
  // A key that is a variable may be any of its group; one with a gap, all that it may become.
  if (/\bt(?:\.rich)?\([a-z]\w*(?:\.\w+)*[,)]/.test(source)) {
    for (const start of groupsIn(source)) {
      for (const key of english.keys()) {
        if (key.startsWith(start) && !key.slice(start.length).includes('.')) used.add(key)
      }
    }
  }
  for (const [, text] of source.matchAll(/`((?:[\w.]|\$\{[^{}`]*\})*)`/g)) {
    const pattern = text.replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')
    for (const start of roots) {
      if (start === '' && !/^\w+\./.test(text)) continue
      const whole = new RegExp(`^${start.replaceAll('.', '\\.')}${pattern}$`)
      for (const key of english.keys()) if (whole.test(key)) used.add(key)
    }
  }
}
for (const key of english.keys()) if (!used.has(key)) problems.push(`${key}: nothing uses it`)

for (const problem of problems) console.error(problem)
console.log(`${english.size} messages, ${problems.length} problems`)
process.exit(problems.length > 0 ? 1 : 0)
