'use client'
import type { ReactNode } from 'react'
import { useFrameLater } from '@/components/ui/use-frame-later'

/**
 * What is drawn a frame after what stands around it: a dialog is seen at once, and its list, which
 * has the rest of the work, does not hold it up. For what may grow below and takes no focus.
 */
export const FrameLater = ({ children }: { children: ReactNode }) =>
  useFrameLater(true, false) && children
