import { startTransition, useOptimistic } from 'react'

/**
 * What stands in a control, and how to change it: a change is seen in the control at once, and what
 * it changes elsewhere is drawn without holding up the page.
 */
export const useSeenAtOnce = <T>(
  value: T,
  onChange: (value: T) => void,
): [T, (value: T) => void] => {
  const [shown, show] = useOptimistic(value)
  const change = (next: T) =>
    startTransition(() => {
      show(() => next)
      onChange(next)
    })
  return [shown, change]
}
