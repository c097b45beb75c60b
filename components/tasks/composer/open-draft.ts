import type { Draft } from '@/components/tasks/composer/draft'
import { changesOwn } from '@/components/tasks/composer/draft-aside'
import { parseDraft } from '@/components/tasks/composer/stored-draft'

/** Where drafts are kept: the browser's storage, which may be full, forbidden or not there. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>

export type OpenDraft = {
  now: () => Draft
  change: (change: Partial<Draft>) => Draft
  /** Writes what was changed here and is not kept yet; what stands in this tab after that. */
  keep: () => Draft
  /** Takes over what another tab has kept since; null when there is nothing new. */
  follow: () => Draft | null
}

/** `theirs`, but for what was changed here since both last agreed. */
const withOwnChanges = (agreed: Draft, mine: Draft, theirs: Draft): Draft => {
  const changed = (Object.keys(mine) as (keyof Draft)[]).filter(
    (name) => mine[name] !== agreed[name],
  )
  if (changed.length === 0) return theirs
  const merged = { ...theirs, ...Object.fromEntries(changed.map((name) => [name, mine[name]])) }
  if (mine.aside === agreed.aside) return merged
  // Each may have put one aside: what is new there is not what was let go here.
  const known = new Set([...mine.aside, ...agreed.aside].map((one) => JSON.stringify(one)))
  const fresh = theirs.aside.filter((one) => !known.has(JSON.stringify(one)))
  return { ...merged, aside: [...mine.aside, ...fresh] }
}

/**
 * One tab's hold on the kept draft. A tab writes only what was changed in it, and takes over what
 * others wrote, field by field: so the last edit of each field wins, an idle tab follows, and what
 * is being typed is never overwritten. A shelf that fails costs no more than the keeping.
 */
export const openDraft = (key: string, shelf: () => Shelf): OpenDraft => {
  const read = (): string | null => {
    try {
      return shelf().getItem(key)
    } catch {
      return null
    }
  }
  let kept = read()
  let agreed = parseDraft(kept)
  let mine = agreed

  const follow = (): Draft | null => {
    const found = read()
    // Storage that was cleared says nothing about what stands in this tab.
    if (found === null || found === kept) return null
    const theirs = parseDraft(found)
    mine = withOwnChanges(agreed, mine, theirs)
    kept = found
    agreed = theirs
    return mine
  }

  return {
    now: () => mine,
    change: (change) => {
      const isElsewhere = mine.isElsewhere && !changesOwn(change)
      mine = {
        ...mine,
        isElsewhere,
        ...(change.isElsewhere && { sentAs: change.mode ?? mine.mode }),
        // A whole draft says itself as what it was sent.
        ...change,
      }
      return mine
    },
    follow,
    keep: () => {
      if (mine === agreed) return mine
      // What another tab kept a moment ago may not have been told to this one yet.
      follow()
      const text = JSON.stringify(mine)
      try {
        shelf().setItem(key, text)
        kept = text
        agreed = mine
      } catch {
        // Full or forbidden: the draft lives as long as the page.
      }
      return mine
    },
  }
}
