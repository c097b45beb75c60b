'use client'
import { useId, useState } from 'react'
import { formatCredits } from '@/lib/format'

/** That the file is safe, and one press away what proves it. A row of the facts. */
export const ArchiveDetails = ({ sha256, sizeBytes }: { sha256: string; sizeBytes: number }) => {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <>
      <dt className="text-second">Archive</dt>
      <dd className="min-w-0">
        Saved and checked
        <span className="text-second"> · </span>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="-my-1 inline-flex min-h-6 items-center rounded-xs text-second underline decoration-edge underline-offset-2 hover:text-ink touch:-my-3.5 touch:min-h-12"
        >
          Details
        </button>
        <span id={id} hidden={!open} className="mt-1 block text-second text-xs">
          Kept byte for byte as Kling delivered it: {formatCredits(sizeBytes)} bytes, SHA-256{' '}
          <span className="select-all break-all text-ink">{sha256}</span>
        </span>
      </dd>
    </>
  )
}
