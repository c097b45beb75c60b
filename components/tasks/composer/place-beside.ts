/** Pixels between the two, and from the edge of the window. */
const GAP = 4

/**
 * Keeps `list` wholly in view beside `field`: under it, or over it where more room is, and as high
 * as that room allows. What scrolls around the field, or stands below it, cuts nothing off.
 * @returns the way to stop
 */
export const placeBeside = (list: HTMLElement, field: HTMLElement): (() => void) => {
  const place = () => {
    const screen = window.visualViewport
    const top = screen?.offsetTop ?? 0
    const bottom = top + (screen?.height ?? window.innerHeight)
    const beside = field.getBoundingClientRect()
    const { scrollTop } = list
    list.style.maxHeight = ''
    const wanted = list.offsetHeight
    const under = bottom - Math.max(beside.bottom, top) - 2 * GAP
    const over = Math.min(beside.top, bottom) - top - 2 * GAP
    const isUnder = under >= wanted || under >= over
    const height = Math.min(wanted, Math.max(isUnder ? under : over, 0))
    const from = isUnder ? Math.max(beside.bottom, top) + GAP : beside.top - GAP - height
    Object.assign(list.style, {
      left: `${beside.left}px`,
      width: `${beside.width}px`,
      maxHeight: `${height}px`,
      top: `${from}px`,
    })
    list.scrollTop = scrollTop
  }
  const onScroll = (event: Event) => event.target !== list && place()
  place()
  window.addEventListener('scroll', onScroll, true)
  window.addEventListener('resize', place)
  window.visualViewport?.addEventListener('resize', place)
  return () => {
    window.removeEventListener('scroll', onScroll, true)
    window.removeEventListener('resize', place)
    window.visualViewport?.removeEventListener('resize', place)
  }
}
