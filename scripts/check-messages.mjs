// `npm run check` and CI: every message exists in every language with the same gaps, is used
// somewhere, and is not left in English. That no key is missing, the compiler says.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  isPluralElement,
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

/** The names that a message has gaps for, with the tags that it stands in. */
const gapsOf = (elements) =>
  elements.flatMap((element) => {
    if (element.type === 0 || element.type === 7) return []
    if (isTagElement(element)) return [`<${element.value}>`, ...gapsOf(element.children)]
    if (isPluralElement(element) || isSelectElement(element)) {
      return [
        element.value,
        ...Object.values(element.options).flatMap(({ value }) => gapsOf(value)),
      ]
    }
    return [element.value]
  })

const gaps = (locale, key, text) => {
  try {
    return [...new Set(gapsOf(parse(text)))].sort().join(', ')
  } catch (error) {
    problems.push(`${locale} ${key}: ${error.message}`)
    return ''
  }
}

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
    else if (gaps('en', key, text) !== gaps(locale, key, other)) {
      problems.push(`${locale} ${key}: other gaps than in English`)
    } else if (other === text && isSentence(text)) problems.push(`${locale} ${key}: still English`)
  }
}

const sources = ['app', 'components', 'lib'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/generated/'))
    .map((path) => readFileSync(path, 'utf8')),
)

/** What a source may name: whole keys, and those of the namespaces that it asks for. */
const used = new Set()
for (const source of sources) {
  const asked = source.matchAll(/(?:useTranslations|getTranslations|Translate)[(<]\s*'([\w.]+)'/g)
  const roots = ['', ...[...asked].map(([, namespace]) => `${namespace}.`)]
  for (const [, name] of source.matchAll(/['"]([\w.]+)['"]/g)) {
    for (const start of roots) if (english.has(start + name)) used.add(start + name)
  }
  // A key with a part that is computed uses everything that it may become.
  for (const [, text] of source.matchAll(/`([\w.]*\$\{[^`]*)`/g)) {
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
