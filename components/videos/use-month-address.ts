'use client'
import { useEffect } from 'react'
import { noteMonth } from '@/components/videos/gallery-address'

const WAIT_MS = 400

/**
 * Keeps the month that one is in in the address, so that a reload is at the same place; the newest
 * needs no mention. A moment later: browsers allow only so many changes in a while.
 */
export const useMonthAddress = (month: string | null, newest: string | null) => {
  // After every drawing: the router writes its own address, of which this is no part.
  useEffect(() => {
    if (month === null) return
    const { href } = window.location
    const timer = setTimeout(() => {
      if (window.location.href === href) noteMonth(month === newest ? null : month)
    }, WAIT_MS)
    return () => clearTimeout(timer)
  })
}
