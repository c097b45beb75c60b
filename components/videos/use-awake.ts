'use client'
import { useEffect, useRef, useState } from 'react'

/** As long as it takes to read the time and find a button. */
const REST_MS = 2000

/**
 * Whether somebody has just moved a pointer or pressed a key here. What lies over a moving picture
 * goes away when they only watch, even with the pointer left lying on it.
 */
export const useAwake = () => {
  const [awake, setAwake] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const sleep = () => {
    clearTimeout(timer.current)
    setAwake(false)
  }
  const wake = () => {
    clearTimeout(timer.current)
    setAwake(true)
    timer.current = setTimeout(() => setAwake(false), REST_MS)
  }
  return { awake, wake, sleep }
}
