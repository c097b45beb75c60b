'use client'
import { type ComponentProps, type RefObject, useImperativeHandle } from 'react'
import { GalleryDays } from '@/components/videos/gallery-days'
import { GalleryField } from '@/components/videos/gallery-field'
import { useGalleryWindow } from '@/components/videos/use-gallery-window'

type Props = Omit<ComponentProps<typeof GalleryField>, 'field' | 'laid' | 'reveal' | 'children'> &
  Omit<ComponentProps<typeof GalleryDays>, 'view'> & {
    /** Is told the month at the top of the window. */
    onMonth: (month: string | null) => void
    /** Holds what goes to a month. */
    jump: RefObject<((month: string) => void) | null>
  }

/** The gallery's days by themselves: what scrolling draws anew, and nothing around it. */
export const GalleryWindow = ({ onMonth, jump, ...props }: Props) => {
  const { list, days, workspace, canDecide, onDelete, onHint, ...common } = props
  const { field, laid, view, reveal, goToMonth } = useGalleryWindow(list, days, onMonth)
  useImperativeHandle(jump, () => goToMonth, [goToMonth])
  return (
    <GalleryField {...{ field, list, laid, reveal, workspace, canDecide, onDelete, onHint }}>
      <GalleryDays {...{ days, view, workspace, canDecide }} {...common} />
    </GalleryField>
  )
}
