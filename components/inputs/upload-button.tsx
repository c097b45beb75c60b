'use client'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { ACCEPTED_IMAGES, ACCEPTED_VIDEOS } from '@/lib/media/input-limits'

type Props = { label: string; primary?: boolean; onFiles: (files: File[]) => void }

/** Opens the browser's own choice of files. */
export const UploadButton = ({ label, primary, onFiles }: Props) => {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant={primary ? 'primary' : 'outline'} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={`${ACCEPTED_IMAGES},${ACCEPTED_VIDEOS}`}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file chosen again must be a change again.
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
