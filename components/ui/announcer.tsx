'use client'

const REGION = 'announcements'
const WAIT_MS = 600

const waiting = new Map<string, string>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Sentences end by themselves; other words are given a full stop before the next. */
export const joined = (messages: string[]): string =>
  messages.reduce((all, next) => `${all}${/[.!?。…][)”’"]*$/.test(all) ? '' : '.'} ${next}`)

const speak = () => {
  const region = document.getElementById(REGION)
  const text = joined([...waiting.values()])
  // Only a change is heard, also where the same is said again.
  if (region) region.textContent = region.textContent === text ? `${text}\u00a0` : text
  waiting.clear()
}

/**
 * Says something politely to those who listen to the page, a moment after the last change, so
 * that what comes together is said together. A later message of the same topic replaces an earlier.
 */
export const announce = (topic: string, message: string): void => {
  if (document.visibilityState !== 'visible') return
  waiting.set(topic, message)
  clearTimeout(timer)
  timer = setTimeout(speak, WAIT_MS)
}

/** The one live region of a page. */
export const Announcer = () => <output id={REGION} aria-live="polite" className="sr-only" />
