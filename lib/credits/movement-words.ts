import type { MovementKind } from '@/lib/credits/ledger'

/** What a movement is called in the ledger's list. */
export const MOVEMENT_WORDS: Record<MovementKind, string> = {
  grant: 'Granted',
  hold: 'Held',
  settle: 'Billed',
  release: 'Released',
  adjust: 'Adjusted',
  write_off: 'Counted as lost',
}
