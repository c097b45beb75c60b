import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/**
 * The layers and floors of ARCHITECTURE.md. A file's layer shows in its first line and its place;
 * what it may import follows from that. This is the one test that reads source text.
 */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const FOLDERS = ['app', 'components', 'emulator', 'lib']

type Layer = 'core' | 'store' | 'flow' | 'edge' | 'actions' | 'ui' | 'app' | 'emulator'

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes('/generated/'))

const firstLine = (text: string) => text.trimStart().split('\n', 1)[0] ?? ''

const EDGES = [
  /^lib\/[\w-]+\/loaders\.ts$/,
  /^lib\/auth\/(options|session|run-next-auth)\.ts$/,
  /^lib\/(action|route|page-messages)\.ts$/,
]
const STORES = [/^lib\/(env|secret)\.ts$/, /^lib\/db\//, /^lib\/[\w-]+\/([\w-]+-)?store\.ts$/]

const layerOf = (path: string, text: string): Layer => {
  if (path.startsWith('emulator/')) return 'emulator'
  if (path.startsWith('app/')) return 'app'
  if (path.startsWith('components/')) return 'ui'
  if (firstLine(text).includes('use server')) return 'actions'
  if (EDGES.some((pattern) => pattern.test(path))) return 'edge'
  if (STORES.some((pattern) => pattern.test(path))) return 'store'
  return firstLine(text).includes('server-only') ? 'flow' : 'core'
}

type Rule = { layers: Layer[]; packages: (name: string) => boolean }

const oneOf =
  (...names: (string | RegExp)[]) =>
  (name: string) =>
    names.some((each) => (typeof each === 'string' ? each === name : each.test(name)))
const any = () => true
const PRISMA = /^@prisma\//

/** For each layer: the layers and the packages that it may import. */
const RULES: Record<Layer, Rule> = {
  core: { layers: ['core'], packages: oneOf('zod', 'use-intl/core') },
  store: {
    layers: ['core', 'store'],
    packages: oneOf('zod', 'server-only', 'pg', 'better-sqlite3', PRISMA, /^node:/),
  },
  flow: {
    layers: ['core', 'store', 'flow'],
    packages: (name) => !oneOf(PRISMA, /^next(\/|$)/, 'react', 'swr')(name),
  },
  edge: {
    layers: ['core', 'store', 'flow', 'edge'],
    packages: (name) => !oneOf(PRISMA, 'swr')(name),
  },
  actions: {
    layers: ['core', 'store', 'flow', 'edge'],
    packages: oneOf('zod', /^next(\/|$)/, /^node:/),
  },
  ui: {
    layers: ['core', 'actions', 'ui'],
    packages: (name) => !oneOf(PRISMA, /^node:/, 'server-only')(name),
  },
  app: {
    layers: ['core', 'flow', 'edge', 'actions', 'ui', 'app'],
    packages: (name) => !PRISMA.test(name),
  },
  emulator: { layers: ['emulator'], packages: any },
}

/** The one technical part that the emulator shares with the studio. */
const SHARED_WITH_EMULATOR = ['lib/media/ffmpeg.ts']
/** Routes may read the environment; nothing else of the store. */
const APP_MAY_READ = ['lib/env.ts']

/** Features from left to right: each imports only what stands before it. */
const FLOORS: Record<string, number> = {
  db: 0,
  intl: 0,
  limits: 1,
  media: 1,
  outbound: 1,
  kling: 1,
  auth: 2,
  push: 3,
  workspaces: 3,
  presets: 4,
  credits: 4,
  videos: 5,
  collections: 6,
  views: 6,
  screening: 7,
  review: 6,
  share: 7,
  tasks: 8,
  compat: 9,
}
/** kling reads nothing of media or outbound, nor they of it; media names inputs to outbound. */
const SAME_FLOOR_STRANGERS = new Set([
  'kling>media',
  'media>kling',
  'kling>outbound',
  'outbound>kling',
])

type Source = { path: string; text: string; layer: Layer }
type Import = { name: string; isType: boolean }

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'"();]*?from\s+['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

const importsOf = (text: string): Import[] =>
  [...text.matchAll(IMPORT)].map((match) => ({
    name: match[2] ?? match[3] ?? match[4] ?? '',
    isType: match[1] !== undefined,
  }))

const sources = new Map<string, Source>(
  FOLDERS.flatMap(sourceFiles).map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    return [path, { path, text, layer: layerOf(path, text) }]
  }),
)

/** The file of ours that an import means; null for a package. */
const resolveImport = (from: string, name: string): string | null => {
  const base = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? relative(root, resolve(root, dirname(from), name))
      : null
  if (base === null) return null
  const found = [base, `${base}.ts`, `${base}.tsx`].find((path) => sources.has(path))
  return found ?? base
}

const featureOf = (path: string) => /^lib\/([\w-]+)\//.exec(path)?.[1] ?? null

const judge = (source: Source, { name, isType }: Import): string | null => {
  const rule = RULES[source.layer]
  const target = resolveImport(source.path, name)
  if (target === null) {
    if (rule.packages(name)) return null
    return `${source.path} (${source.layer}) imports the package ${name}`
  }
  const to = sources.get(target)
  if (!to) return null // styles, JSON, generated code
  if (source.layer === 'emulator' && SHARED_WITH_EMULATOR.includes(target)) return null
  if (to.layer === 'emulator' && source.layer !== 'emulator') {
    return `${source.path} imports the emulator's ${target}`
  }
  if (source.layer === 'app' && APP_MAY_READ.includes(target)) return null
  // A type leaves no trace in the program: a view may be named where it may not be made.
  if (isType && ['ui', 'app'].includes(source.layer)) return null
  if (!rule.layers.includes(to.layer)) {
    return `${source.path} (${source.layer}) imports ${target} (${to.layer})`
  }
  return judgeFloors(source, to, isType)
}

const judgeFloors = (from: Source, to: Source, isType: boolean): string | null => {
  const [left, right] = [featureOf(to.path), featureOf(from.path)]
  if (!left || !right || left === right || isType) return null
  if (!['core', 'store', 'flow'].includes(from.layer)) return null
  const [leftFloor, rightFloor] = [FLOORS[left], FLOORS[right]]
  if (leftFloor === undefined || rightFloor === undefined) return `${left} or ${right} has no floor`
  if (leftFloor > rightFloor || SAME_FLOOR_STRANGERS.has(`${right}>${left}`)) {
    return `${from.path} looks up to ${to.path}`
  }
  return null
}

describe('the house', () => {
  it('has files in every folder that the rules speak of', () => {
    expect(sources.size).toBeGreaterThan(100)
    for (const layer of Object.keys(RULES)) {
      expect([...sources.values()].some((source) => source.layer === layer)).toBe(true)
    }
  })

  it('imports only downwards', () => {
    const broken = [...sources.values()].flatMap((source) =>
      importsOf(source.text).flatMap((each) => judge(source, each) ?? []),
    )
    expect(broken).toEqual([])
  })

  it('reads the environment in lib/env.ts only', () => {
    // NODE_ENV is the build's, not the deployment's; and next-auth is told where it runs by
    // writing what it reads.
    const NOT_READING =
      /process\.env\.(NODE_ENV|NEXT_RUNTIME)\b|delete process\.env\.\w+|process\.env\.\w+ = /g
    const readers = [...sources.values()]
      .filter(({ layer }) => layer !== 'emulator')
      .filter(({ text }) => text.replace(NOT_READING, '').includes('process.env'))
      .map(({ path }) => path)
    expect(readers).toEqual(['lib/env.ts'])
  })

  it('has no grab-bag file names', () => {
    const FORBIDDEN = /(^|[/-])(utils?|helpers?|common|misc|types|constants|service|manager)\.tsx?$/
    expect([...sources.keys()].filter((path) => FORBIDDEN.test(path))).toEqual([])
  })

  it('has no style that Turkish or Hangul would suffer from', () => {
    // Capitals turn "live" into "LİVE"; Hangul is never set slanted or tighter.
    const FORBIDDEN = /(?<![\w-])(uppercase|capitalize|italic|tracking-tight\w*)(?![\w-])/
    const styles = readFileSync(join(root, 'app/globals.css'), 'utf8')
    expect(styles).not.toMatch(/text-transform|letter-spacing: -/)
    const drawn = [...sources.values()].filter(({ layer }) => layer === 'ui' || layer === 'app')
    expect(drawn.filter(({ text }) => FORBIDDEN.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('says nothing in a browser that browsers are not given the words of', () => {
    // The layout keeps the errors back: they are put into words on the server.
    const drawn = [...sources.values()].filter(({ layer }) => layer === 'ui')
    expect(drawn.filter(({ text }) => /'errors\./.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('catches what it forbids', () => {
    const source = (path: string, layer: Layer): Source => ({ path, layer, text: '' })
    const core = source('lib/tasks/lifecycle.ts', 'core')
    const ui = source('components/ui/button.tsx', 'ui')
    const client = source('lib/kling/client.ts', 'flow')
    const emulator = source('emulator/contract.ts', 'emulator')
    const value = (name: string) => ({ name, isType: false })
    expect(judge(core, value('node:fs'))).toContain('node:fs')
    expect(judge(core, value('@/lib/tasks/store'))).toContain('store')
    expect(judge(ui, value('@/lib/tasks/submit-task'))).toContain('flow')
    expect(judge(client, value('@/lib/tasks/schedule'))).toContain('looks up')
    expect(judge(emulator, value('@/lib/kling/catalog'))).toContain('emulator')
    expect(judge(client, value('@/emulator/contract'))).toContain('emulator')
  })
})
