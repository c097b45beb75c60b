/**
 * A press of Generate that came after the session had ended. It outlives the way through sign-in,
 * in this tab and for this account alone, and is never sent by itself: nobody spends unasked.
 */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const pressKey = (userId: string, workspace: string) => `dailies.press.${userId}.${workspace}`

export const keepPress = (shelf: () => Shelf, userId: string, workspace: string): void => {
  try {
    shelf().setItem(pressKey(userId, workspace), '1')
  } catch {
    // Without storage the draft alone comes back, and its author presses again anyway.
  }
}

/** Whether there was one; it is forgotten with that. */
export const takePress = (shelf: () => Shelf, userId: string, workspace: string): boolean => {
  try {
    const key = pressKey(userId, workspace)
    const found = shelf().getItem(key) !== null
    if (found) shelf().removeItem(key)
    return found
  } catch {
    return false
  }
}
