'use client'
import { Link2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { ACCEPT, type MediaKind } from '@/components/tasks/composer/take-files'
import { cx } from '@/components/ui/cx'
import { IconButton } from '@/components/ui/icon-button'

type Props = {
  label: string
  /** The name of the other way, by an address. */
  addressLabel: string
  kind: MediaKind
  /** Several files at once. */
  several?: boolean
  name?: string
  /** The id of the message that says what is wrong here. */
  describedBy?: string
  onFiles: (files: File[]) => void
  onAddress: () => void
  className?: string
  children: ReactNode
}

/** Files by a click, a drop, or the keyboard; and the way to an address in its corner. */
export const DropArea = ({
  label,
  addressLabel,
  kind,
  several,
  name,
  describedBy,
  onFiles,
  onAddress,
  className,
  children,
}: Props) => {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the second way; the input inside is the first
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
      className={cx(
        'relative grid place-items-center rounded-picture border border-dashed text-center text-xs transition-colors has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ink has-[input:focus-visible]:outline-offset-2',
        over
          ? 'border-ink bg-raised text-ink'
          : 'border-edge text-second hover:border-second hover:text-ink',
        className,
      )}
    >
      <span aria-hidden="true" className="px-3">
        {children}
      </span>
      <input
        type="file"
        name={name}
        accept={ACCEPT[kind]}
        multiple={several}
        aria-label={label}
        aria-describedby={describedBy}
        data-invalid={describedBy ? true : undefined}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          // The same file chosen again must be a change again.
          event.currentTarget.value = ''
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
      <IconButton
        label={addressLabel}
        onClick={onAddress}
        size="sm"
        className="absolute right-1 bottom-1"
      >
        <Link2 className="size-4" aria-hidden />
      </IconButton>
    </div>
  )
}
