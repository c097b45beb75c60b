declare global {
  interface Document {
    /** Hears of a step in the history before the router does, and may keep it to itself. */
    firstToStep?: ((event: PopStateEvent) => void) | null
  }
}

/**
 * As text for the page itself: who listens on the window is told in the order of coming, and the
 * router is there before any page.
 */
export const HEAR_STEPS_FIRST = `addEventListener('popstate', (event) => document.firstToStep?.(event))`
