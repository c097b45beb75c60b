/**
 * English made harder to fit, for those who change screens: 40 % more letters, accents above and
 * below, a Hangul syllable, and brackets whose loss shows where a text is cut off. Gaps and tags stay
 * as they are. Takes groups of messages, each one either as the build has parsed it or as text.
 */
export const pseudo = <Group>(group: Group): Group =>
  Object.fromEntries(
    Object.entries(group as Record<string, unknown>).map(([key, value]) => [
      key,
      isGroup(value) ? pseudo(value) : message(value as Parsed),
    ]),
  ) as Group

/**
 * What use-intl's `precompile` makes: text, the number of a plural as 0, a gap as `[name]` or
 * `[name, kind, details]`, an element as `[name, ...children]`.
 */
type Node = string | 0 | unknown[]
type Parsed = string | Node[]

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const message = (parsed: Parsed): Parsed => {
  if (parsed === '') return parsed
  if (typeof parsed === 'string') return `[${ofText(parsed)}]`
  return ['[', ...parsed.map(ofNode), ']']
}

const ofNode = (node: Node): Node => {
  if (node === 0) return node
  if (typeof node === 'string') return stretch(node)
  const [name, kind, ...details] = node
  if (kind === undefined) return node
  if (typeof kind !== 'number' || kind === 0) {
    return [name, ...([kind, ...details] as Node[]).map(ofNode)]
  }
  const [choices] = details
  return kind <= LAST_CHOICE && isGroup(choices) ? [name, kind, mapValues(choices, ofChoice)] : node
}

/** Select, plural, ordinal; what follows them are numbers and dates, whose details are no texts. */
const LAST_CHOICE = 3

const ofChoice = (choice: unknown): unknown =>
  Array.isArray(choice) ? choice.map(ofNode) : ofNode(choice as Node)

const mapValues = (group: Record<string, unknown>, change: (value: unknown) => unknown) =>
  Object.fromEntries(Object.entries(group).map(([key, value]) => [key, change(value)]))

/** Text with its gaps and tags still written out: `{name}`, `{n, plural, one {…} other {…}}`, `<b>`. */
const ofText = (text: string): string =>
  splitGaps(text)
    .map((part) => {
      if (part.startsWith('<')) return part
      return part.startsWith('{') ? ofWrittenGap(part) : stretch(part)
    })
    .join('')

const ofWrittenGap = (gap: string): string =>
  /^\{\s*\w+\s*,\s*(plural|select|selectordinal)\b/.test(gap)
    ? `{${splitGaps(gap.slice(1, -1))
        .map((part) => (part.startsWith('{') ? `{${ofText(part.slice(1, -1))}}` : part))
        .join('')}}`
    : gap

/** "a {b, select, c {d}} <e>" → ["a ", "{b, select, c {d}}", " ", "<e>"]. */
const splitGaps = (text: string): string[] => {
  const parts: string[] = []
  let depth = 0
  let start = 0
  const cut = (end: number) => {
    if (end > start) parts.push(text.slice(start, end))
    start = end
  }
  for (const [at, character] of [...text.matchAll(/[{}<>]/g)].map(
    (m) => [m.index, m[0]] as const,
  )) {
    if ((character === '{' || character === '<') && depth++ === 0) cut(at)
    if ((character === '}' || character === '>') && --depth === 0) cut(at + 1)
  }
  cut(text.length)
  return parts
}

const ACCENTED: Record<string, string> = {
  ...{ a: 'ậ', e: 'ệ', i: 'ị', o: 'ộ', u: 'ự', y: 'ỵ' },
  ...{ A: 'Ậ', E: 'Ệ', I: 'Ị', O: 'Ộ', U: 'Ự', Y: 'Ỵ' },
}
const GROWTH = 0.4
/** The tallest of syllables, and as wide as two letters. */
const SYLLABLE = '훑'
const SYLLABLE_FROM = 8

/** Longer words rather than more of them: a long word is what does not fit. */
const stretch = (text: string): string => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  let owed = letters >= SYLLABLE_FROM ? -2 : 0
  const longer = text.replace(/\p{L}+/gu, (word) => {
    const drawn = [...word].map((letter) => {
      owed += GROWTH
      const accented = ACCENTED[letter] ?? letter
      if (accented === letter || owed < 1) return accented
      owed -= 1
      return accented + accented.toLowerCase()
    })
    const rest = Math.max(0, Math.floor(owed))
    owed -= rest
    return drawn.join('') + (drawn.at(-1) ?? '').slice(-1).toLowerCase().repeat(rest)
  })
  return letters >= SYLLABLE_FROM ? longer.replace(/(\p{L})(?!.*\p{L})/su, `$1${SYLLABLE}`) : longer
}
