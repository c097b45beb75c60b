import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Package = { license?: string; dev?: boolean }

const root = new URL('../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')
const notices = read('THIRD-PARTY-NOTICES.md')
const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }

const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0']
const ALSO_PERMISSIVE = [
  'BlueOak-1.0.0',
  'Unlicense',
  'MIT and ISC',
  'MIT OR WTFPL',
  'Apache-2.0 AND MIT',
]

const isPermissive = (license: string) =>
  [...PERMISSIVE, ...ALSO_PERMISSIVE].includes(license.replace(/^\(|\)$/g, '')) ||
  license.split(/\(|\)| OR /).some((one) => PERMISSIVE.includes(one))

const shipped = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { license }]) => ({ name: path.replace(/^.*node_modules\//, ''), license }))

describe('THIRD-PARTY-NOTICES.md', () => {
  it('names every package that runs here under a licence that asks for more', () => {
    const unnamed = shipped
      .filter(({ license }) => license !== undefined && !isPermissive(license))
      .map(({ name }) => name.replace(/^(@img\/sharp)-.*/, '$1-libvips-*'))
      .filter((name) => !notices.includes(`\`${name}\``))
    expect([...new Set(unnamed)]).toEqual([])
  })

  it('names every package that Dailies depends on directly', () => {
    const { dependencies } = JSON.parse(read('package.json')) as {
      dependencies: Record<string, string>
    }
    const unnamed = Object.keys(dependencies)
      .map((name) => name.replace(/^@prisma\/.*/, '@prisma/*'))
      .filter((name) => !notices.includes(`\`${name}\``))
    expect(unnamed).toEqual([])
  })
})
