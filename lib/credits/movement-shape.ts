import type { AccountKind, MovementKind } from '@/lib/credits/ledger'

type Sign = '+' | '-' | '+-'
type Shape = Partial<Record<AccountKind, Sign>>

/**
 * What each kind of movement may do to which account. Written down once more, apart from the code
 * that moves (lib/credits/ledger.ts): an audit that shared it would share its mistakes.
 */
const SHAPES: Record<MovementKind, { always: AccountKind; signs: Shape }> = {
  grant: { always: 'available', signs: { available: '+', issued: '-' } },
  adjust: { always: 'available', signs: { available: '+-', issued: '+-' } },
  hold: { always: 'held', signs: { available: '-', held: '+' } },
  release: { always: 'held', signs: { held: '-', available: '+' } },
  write_off: { always: 'held', signs: { held: '-', written_off: '+' } },
  settle: { always: 'held', signs: { held: '-', spent: '+', available: '+-', written_off: '-' } },
}

type Leg = { kind: AccountKind; amount: number }

/** Whether a movement touches the accounts of its kind, in the direction of its kind. */
export const hasShape = (kind: MovementKind, legs: Leg[]): boolean => {
  const { always, signs } = SHAPES[kind]
  const touched = new Set(legs.map((leg) => leg.kind))
  return (
    touched.size === legs.length &&
    touched.has(always) &&
    // Either the workspace or the operator pays what was held too little.
    !(touched.has('available') && touched.has('written_off')) &&
    legs.every((leg) => signs[leg.kind]?.includes(leg.amount > 0 ? '+' : '-'))
  )
}

/** "available +, issued -" */
export const spellShape = (kind: MovementKind): string =>
  Object.entries(SHAPES[kind].signs)
    .map(([account, sign]) => `${account} ${sign}`)
    .join(', ')

/** "available +500, issued -500" */
export const spellLegs = (legs: Leg[]): string =>
  legs.map(({ kind, amount }) => `${kind} ${amount > 0 ? '+' : ''}${amount}`).join(', ') ||
  'nothing'
