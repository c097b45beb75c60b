import type { KeyboardEvent } from 'react'

/** For what costs: a key that is held down is one press. */
export const pressOnce = (event: KeyboardEvent): void => {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}
