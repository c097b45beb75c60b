/** Why a task failed after it was accepted, coarsely enough to say it in plain words. */
export type FailureGroup = 'moderation' | 'bad_input' | 'capacity' | 'fault' | 'unknown'

// No list of messages is documented. These are the words that such services use. A wrong reason is
// worse than none: a group is named only where the words say just that.
const MODERATION =
  /moderat|nsfw|sensitiv|polic(y|ies)|safety|unsafe|prohibit|violat|inappropriate|risk.?control|censor|\bblocked\b|sexual|nudity|violen|copyright|celebrit|public figure|community guideline|terms of (use|service)|content.?(filter|check|review|security)/i
const CAPACITY =
  /capacity|\bbusy\b|overload|queue.{0,9}full|full.{0,9}queue|rate.?limit|too many (requests|tasks|jobs)|(insufficient|not enough|no|lack of)( \w+)? (resource|gpu|worker)|(resource|gpu|worker)s?.{0,6}(exhausted|unavailable|not available)|concurren|throttl|high (load|demand)|heavy (load|traffic)/i
/** The provider's own machinery broke: not what it was given, and not that there was too little of it. */
const FAULT =
  /internal|\b(server|system|service|render(ing|er)?|generation|inference|runtime)[ _-]?(error|fail|exception|crash)|\b50[0234]\b|bad gateway|unexpected|exception|crash|out of memory|\boom\b|\bgpu\b|worker|time.?out|timed out|unavailable|expired|something went wrong/i
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
  if (FAULT.test(text)) return 'fault'
  if (word === 'blocked') return 'moderation'
  return word === 'timeout' || word === 'expired' ? 'fault' : 'unknown'
}
