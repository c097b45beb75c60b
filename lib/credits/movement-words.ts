import type { MovementKind } from '@/lib/credits/ledger'
import type { LedgerLine } from '@/lib/credits/ledger-view'
import { formatCredits } from '@/lib/format'

/** What a movement is called in the ledger's list. */
export const MOVEMENT_WORDS: Record<MovementKind, string> = {
  grant: 'Granted',
  hold: 'Held',
  settle: 'Billed',
  release: 'Released',
  adjust: 'Corrected',
  write_off: 'Counted as lost',
}

type Told = Pick<
  LedgerLine,
  'kind' | 'amountSpent' | 'amountHeld' | 'amountWrittenOff' | 'unconfirmedRefund'
>

/** What its columns do not say; null when they say all. */
export const movementDetail = (line: Told): string | null => {
  if (line.kind === 'release' && line.unconfirmedRefund > 0) {
    return `Kling reported ${formatCredits(line.unconfirmedRefund)}`
  }
  if (line.kind === 'settle') return billDetail(line)
  return null
}

const billDetail = ({ amountSpent, amountHeld, amountWrittenOff }: Told): string => {
  const spent = formatCredits(amountSpent)
  const estimate = -amountHeld
  if (amountWrittenOff < 0) return `${spent}, ${formatCredits(-amountWrittenOff)} by the operator`
  return amountSpent === estimate ? spent : `${spent} instead of ${formatCredits(estimate)}`
}
