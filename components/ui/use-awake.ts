'use client'
import { useEffect, useRef, useState } from 'react'

/**
 * Whether somebody has just moved a pointer or pressed a key here; false again after `restMs`
 * without either. A pointer that was only left lying somewhere is nobody.
 */
export const useAwake = (restMs: number) => {
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
    timer.current = setTimeout(() => setAwake(false), restMs)
  }
  return { awake, wake, sleep }
}
