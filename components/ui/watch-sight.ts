/**
 * Tells whether an element is in sight, now and whenever that changes; what is returned ends it. A
 * busy browser tells late, and of all that has been true meanwhile: the last is how it is now.
 */
export const watchSight = (
  element: Element,
  onSight: (isInSight: boolean) => void,
  options?: IntersectionObserverInit,
): (() => void) => {
  const observer = new IntersectionObserver(
    (entries) => onSight(entries.at(-1)?.isIntersecting ?? true),
    options,
  )
  observer.observe(element)
  return () => observer.disconnect()
}
