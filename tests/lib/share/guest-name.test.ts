import { expect, test } from 'vitest'
import { GUEST_NAME_MAX_LENGTH, guestNameSchema } from '@/lib/share/guest-name'
import { linkState } from '@/lib/share/share-link'

test.each([
  ['  Anna\n Kim ', 'Anna Kim'],
  ['서미나'.normalize('NFD'), '서미나'],
  ['Anna\u202e nimdA', 'Anna nimdA'],
  ['<b>Anna</b>', '<b>Anna</b>'],
  ['a'.repeat(GUEST_NAME_MAX_LENGTH), 'a'.repeat(GUEST_NAME_MAX_LENGTH)],
])('a guest who writes %j is called %j', (typed, name) => {
  expect(guestNameSchema.parse(typed)).toBe(name)
})

test.each(['', ' \u200b ', 'a\u0000', '\ud800', 'a'.repeat(GUEST_NAME_MAX_LENGTH + 1)])(
  '%j is no name',
  (typed) => {
    expect(guestNameSchema.safeParse(typed).success).toBe(false)
  },
)

const now = new Date('2026-11-23T10:00:00Z')
test.each([
  [null, null, 'live'],
  [new Date('2026-11-23T10:00:01Z'), null, 'live'],
  [new Date('2026-11-23T10:00:00Z'), null, 'expired'],
  [null, new Date('2026-11-23T09:00:00Z'), 'revoked'],
  [new Date('2026-11-22T10:00:00Z'), new Date('2026-11-23T09:00:00Z'), 'revoked'],
] as const)('a link that ends %j and was revoked %j is %s', (expiresAt, revokedAt, state) => {
  expect(linkState({ expiresAt, revokedAt }, now)).toBe(state)
})
