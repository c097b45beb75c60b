import type { Translate } from '@/components/ui/translate'
import type { MovementKind } from '@/lib/credits/ledger'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import type { Format } from '@/lib/intl/format'

/** What a movement is called in the ledger's list. */
export const MOVEMENT_KEYS = {
  grant: 'movement.grant',
  hold: 'movement.hold',
  settle: 'movement.settle',
  release: 'movement.release',
  adjust: 'movement.adjust',
  write_off: 'movement.writeOff',
} as const satisfies Record<MovementKind, string>

type Words = { t: Translate<'credits'>; format: Format }

type Told = Pick<
  LedgerLine,
  'kind' | 'amountSpent' | 'amountHeld' | 'amountWrittenOff' | 'unconfirmedRefund'
>

/** What its columns do not say; null when they say all. */
export const movementDetail = (words: Words, line: Told): string | null => {
  const { t, format } = words
  if (line.kind === 'release' && line.unconfirmedRefund > 0) {
    return t('detail.reported', { credits: format.number(line.unconfirmedRefund) })
  }
  if (line.kind === 'settle') return billDetail(words, line)
  return null
}

const billDetail = (
  { t, format }: Words,
  { amountSpent, amountHeld, amountWrittenOff }: Told,
): string => {
  const spent = format.number(amountSpent)
  if (amountWrittenOff < 0) {
    return t('detail.byOperator', { spent, rest: format.number(-amountWrittenOff) })
  }
  const held = -amountHeld
  if (amountSpent === held) return spent
  return t('detail.insteadOf', { spent, estimate: format.number(held) })
}
