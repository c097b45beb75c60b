import type { MessageKey } from '@/lib/intl/said'

/** What the studio itself writes beside a grant. It stands in the ledger for ever, in English. */
export const OWN_NOTES = {
  firstGrant: 'First grant',
  commandLine: 'Granted on the command line',
} as const

const KEYS: Record<string, MessageKey> = {
  [OWN_NOTES.firstGrant]: 'credits.notes.firstGrant',
  [OWN_NOTES.commandLine]: 'credits.notes.commandLine',
}

/** The sentence of a note that is ours; null for one that a person wrote in their own words. */
export const keyOfNote = (note: string): MessageKey | null => KEYS[note] ?? null
