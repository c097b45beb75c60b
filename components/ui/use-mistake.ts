'use client'
import { type RefObject, useEffect, useState } from 'react'
import { announce } from '@/components/ui/announcer'

const firstWrong = (within: HTMLElement | null) =>
  within?.querySelector<HTMLInputElement>('input[aria-invalid="true"]')

/** "Name: error", of a control in a `Field`: its description begins with its error. */
const announceMistake = (control: HTMLInputElement) => {
  const [errorId = ''] = control.getAttribute('aria-describedby')?.split(' ') ?? []
  const words = [control.labels?.[0], document.getElementById(errorId)]
  announce('mistake', words.map((element) => element?.textContent?.trim()).join(': '))
}

/**
 * The focus on the first wrong field, where its error is read with it. Where the focus stands there
 * already nothing would be read: the error is announced.
 */
export const goToMistake = (within: HTMLElement | null): void => {
  const control = firstWrong(within)
  if (control && control === document.activeElement) announceMistake(control)
  else control?.focus()
}

/** @returns to be called after each press; once what came of it is drawn, goes to what is wrong. */
export const useMistake = (within: RefObject<HTMLElement | null>): (() => void) => {
  const [presses, setPresses] = useState(0)
  useEffect(() => {
    if (presses > 0) goToMistake(within.current)
  }, [presses, within])
  return () => setPresses((count) => count + 1)
}
