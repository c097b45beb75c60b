/** Why a task failed after it was accepted, coarsely enough to say it in plain words. */
export type FailureGroup = 'moderation' | 'bad_input' | 'capacity' | 'unknown'

// No list of messages is documented. These are the words that such services use; the raw text
// always stands beside the group, so a wrong guess misleads nobody for long.
const MODERATION =
  /moderat|nsfw|sensitiv|polic(y|ies)|safety|unsafe|prohibit|violat|inappropriate|risk.?control|censor|\bblocked\b|sexual|nudity|violen|copyright|celebrit|public figure|community guideline|terms of (use|service)|content.?(filter|check|review|security)/i
const CAPACITY =
  /capacity|\bbusy\b|overload|time.?out|timed out|queue|unavailable|try again|retry later|internal|server error|rate.?limit|too many|resource|\bgpu\b|concurren|throttl|expired|worker/i
const BAD_INPUT =
  /invalid|unsupported|not supported|format|resolution|dimension|aspect|too (large|small|long|short|big)|download|fetch|could ?n[o']t (load|read|open)|cannot (load|read|open)|missing|required|parameter|corrupt|decod|not (found|accessible)|unreachable|no (face|person|subject)/i

/**
 * @param message the provider's reason, or null.
 * @param word its failure word in lower case without separators, such as `timeout`.
 */
export const failureGroup = (message: string | null, word: string): FailureGroup => {
  const text = message ?? ''
  if (MODERATION.test(text)) return 'moderation'
  if (BAD_INPUT.test(text)) return 'bad_input'
  if (CAPACITY.test(text)) return 'capacity'
  if (word === 'blocked') return 'moderation'
  return word === 'timeout' || word === 'expired' ? 'capacity' : 'unknown'
}
