'use client'
import { followMedia } from '@/components/ui/media-query'

/** Whether the page is touched. */
export const useFinger = followMedia('(pointer: coarse)')
