'use client'
import type { ReactNode, SyntheticEvent } from 'react'
import { createPortal } from 'react-dom'

const stop = (event: SyntheticEvent) => event.stopPropagation()

/**
 * A dialog of the composer, outside of its form: Enter in a dialog's field must never send the
 * request, and React would hand the composer every key, paste and drop that happens in it.
 */
export const Apart = ({ children }: { children: ReactNode }) =>
  createPortal(
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done with these events but to end them
    <div onKeyDown={stop} onSubmit={stop} onPaste={stop} onDragOver={stop} onDrop={stop}>
      {children}
    </div>,
    document.body,
  )
