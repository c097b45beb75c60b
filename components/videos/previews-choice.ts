const KEY = 'dailies.previews'
const OFF = 'off'

/** Where nothing can be kept, it holds for as long as the page is open. */
let chosen: boolean | null = null

/** Whether tiles move under the pointer and the focus, as this browser chose. */
export const arePreviewsOn = (): boolean => {
  try {
    chosen ??= window.localStorage.getItem(KEY) !== OFF
  } catch {
    chosen = true
  }
  return chosen
}

export const choosePreviews = (on: boolean): void => {
  chosen = on
  try {
    if (on) window.localStorage.removeItem(KEY)
    else window.localStorage.setItem(KEY, OFF)
  } catch {
    // Kept above.
  }
}
