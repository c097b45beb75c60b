import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameSchema } from '@/lib/workspaces/name'
import { may, PERMISSIONS, type Permission, ROLES } from '@/lib/workspaces/roles'
import { slugSchema, toSlug } from '@/lib/workspaces/slug'

describe('roles', () => {
  it('let everybody read and nobody below what a stronger role may', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const allowed = ROLES.map((role) => may(role, permission))
      expect([...allowed].sort((a, b) => Number(b) - Number(a))).toEqual(allowed)
      expect(may('owner', permission)).toBe(true)
    }
    expect(ROLES.every((role) => may(role, 'workspace:read'))).toBe(true)
  })

  it('keep a viewer from everything that spends or changes', () => {
    const changing = (Object.keys(PERMISSIONS) as Permission[]).filter(
      (permission) => permission !== 'workspace:read',
    )
    expect(changing.filter((permission) => may('viewer', permission))).toEqual([])
    expect(may('member', 'credits:grant')).toBe(false)
  })

  it('keep the books to the owner', () => {
    for (const permission of ['credits:adjust', 'ledger:audit'] as const) {
      expect(ROLES.filter((role) => may(role, permission))).toEqual(['owner'])
    }
  })
})

describe('the name of a workspace or project', () => {
  it.each(['', '  ', 'a\0b', 'a\ud800b', 'x'.repeat(81)])('is not %j', (name) => {
    expect(nameSchema.safeParse(name).success).toBe(false)
  })
})

describe('the slug of a name', () => {
  it.each([
    ['North Pier Films', 'north-pier-films'],
    ['IŞIK Film', 'isik-film'],
    ['İstanbul  Çekim—Ekibi', 'istanbul-cekim-ekibi'],
    ['Straße & Søn', 'strasse-son'],
    ['밤바다', 'studio'],
    ['밤바다 24', '24'],
    ['---', 'studio'],
  ])('%s is %s', (name, slug) => expect(toSlug(name)).toBe(slug))

  it('is always a slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(slugSchema.safeParse(toSlug(name)).success).toBe(true)
      }),
    )
  })
})

describe('a name', () => {
  it('is composed and on one line', () => {
    expect(nameSchema.parse(' Bahar\n kampanyası '.normalize('NFD'))).toBe('Bahar kampanyası')
  })
  it.each(['', ' \t', 'x'.repeat(81), 7, null])('is not %j', (name) => {
    expect(nameSchema.safeParse(name).success).toBe(false)
  })
})
