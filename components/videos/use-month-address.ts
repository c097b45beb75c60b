'use client'
import { useEffect } from 'react'
import { writeAddress } from '@/components/videos/gallery-address'

const WAIT_MS = 400

/**
 * Keeps the month that one is in in the address, so that a reload is at the same place; the newest
 * needs no mention. A moment later: browsers allow only so many changes in a while.
 */
export const useMonthAddress = (month: string | null, newest: string | null) => {
  useEffect(() => {
    if (month === null) return
    const timer = setTimeout(() => {
      const search = new URLSearchParams(window.location.search)
      const told = month === newest ? null : month
      if (search.get('at') === told) return
      if (told) search.set('at', told)
      else search.delete('at')
      writeAddress('replace', search.toString())
    }, WAIT_MS)
    return () => clearTimeout(timer)
  }, [month, newest])
}
