import { type RefObject, useEffect, useState } from 'react'

/**
 * Makes an element the whole screen, or whatever is that no more.
 * @param otherwise where a browser has full screen for nothing but films
 */
export const toggleFullScreen = (element: HTMLElement | null, otherwise?: () => void): void => {
  // Refused where nobody has pressed anything, or a frame around the page does not allow it.
  if (document.fullscreenElement) void leaveFullScreen()
  else if (element?.requestFullscreen) element.requestFullscreen().catch(() => {})
  else otherwise?.()
}

/** When this is over, what lies outside of the whole screen can be seen and reached. */
export const leaveFullScreen = async (): Promise<void> => {
  if (document.fullscreenElement) await document.exitFullscreen().catch(() => {})
}

/** Whether an element is the whole screen. */
export const useIsFullScreen = (element: RefObject<HTMLElement | null>): boolean => {
  const [is, setIs] = useState(false)
  useEffect(() => {
    const follow = () => setIs(document.fullscreenElement === element.current)
    document.addEventListener('fullscreenchange', follow)
    return () => document.removeEventListener('fullscreenchange', follow)
  }, [element])
  useEffect(() => {
    if (!is) return
    // The page keeps room for its scrollbar (globals.css): a strip beside what fills the screen.
    const { style } = document.documentElement
    style.scrollbarGutter = 'auto'
    return () => {
      style.scrollbarGutter = ''
    }
  }, [is])
  return is
}
