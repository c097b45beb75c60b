/** Controls that need the arrows for themselves. */
const TAKES_ARROWS =
  'input, select, textarea, summary, [contenteditable], [role="menu"], [role="dialog"], dialog'

/** Which way an arrow key leads from a video; null where something else needs it. */
export const arrowOf = (event: KeyboardEvent): 'left' | 'right' | null => {
  const { target, key } = event
  const held = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
  if (held || event.defaultPrevented || event.repeat) return null
  if (target instanceof Element && target.closest(TAKES_ARROWS)) return null
  if (key === 'ArrowLeft') return 'left'
  return key === 'ArrowRight' ? 'right' : null
}
