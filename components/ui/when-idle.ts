/** Does it when nothing else is to be done, soon all the same; what is returned ends the waiting. */
export const whenIdle = (act: () => void): (() => void) => {
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(act, { timeout: 300 })
  return () => cancelIdleCallback(idle)
}
