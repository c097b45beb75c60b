/**
 * Why a request was not sent, why its answer was lost, why sending pauses: a code, which the
 * screens put into words, and in brackets what the system, HTTP or the provider calls it, such as
 * "connection_broke (ECONNRESET)". What was stored before there were codes is an English sentence.
 */

export const NOT_SENT_REASONS = [
  'address_not_found',
  'no_secure_connection',
  'not_reached',
  'server_down',
  /** This process slept or was busy until it was too late to send. */
  'held_up',
] as const

export const LOST_REASONS = [
  'no_answer_in_time',
  'connection_broke',
  'cut_short',
  'error',
  'task_and_error',
  'no_task_id',
  /** The answer named an id that another task already has. */
  'id_taken',
  /** This process ended while the request was on the wire. */
  'stopped',
] as const

export const PAUSE_REASONS = [
  'key_refused',
  'account_empty',
  'studio_refused',
  'no_api',
  'redirect',
  /** So many answers in a row were lost. */
  'answers_lost',
] as const

type NotSentReason = (typeof NOT_SENT_REASONS)[number]
type LostReason = (typeof LOST_REASONS)[number]
type PauseReason = (typeof PAUSE_REASONS)[number]

export const writeReason = (
  code: NotSentReason | LostReason | PauseReason,
  detail?: string | number,
): string => (detail === undefined ? code : `${code} (${detail})`)

/** Null for what is none of these codes. */
export const readReason = <Code extends string>(
  codes: readonly Code[],
  text: string,
): { code: Code; detail: string } | null => {
  const [, word, detail = ''] = /^([a-z_]+)(?: \((.*)\))?$/s.exec(text) ?? []
  const code = codes.find((one) => one === word)
  return code === undefined ? null : { code, detail }
}
