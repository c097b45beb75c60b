/** Words that are not sent yet, and the frame that they are about; null for the whole video. */
export type CommentDraft = { body: string; frame: number | null }

const EMPTY: CommentDraft = { body: '', frame: null }

/** Kept in this browser, so that a reload and an expired session lose nothing. */
export const readCommentDraft = (key: string): CommentDraft => {
  try {
    const raw: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof raw !== 'object' || raw === null) return EMPTY
    const { body, frame } = raw as Partial<CommentDraft>
    return {
      body: typeof body === 'string' ? body : '',
      frame: Number.isInteger(frame) ? (frame ?? null) : null,
    }
  } catch {
    return EMPTY
  }
}

export const keepCommentDraft = (key: string, draft: CommentDraft): void => {
  try {
    if (draft.body.trim()) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // Where nothing can be kept, it holds for as long as the page is open.
  }
}
