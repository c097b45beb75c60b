'use client'
import { cloneElement, isValidElement, type ReactNode, useId } from 'react'

type Props = {
  label: string
  hint?: ReactNode
  error?: string | null
  /** The name is read but not drawn, where its place makes it plain. */
  hideLabel?: boolean
  className?: string
  /** One control; it is given its id, its description and whether it is wrong. */
  children: ReactNode
}

type ControlProps = {
  id?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A control with its name, its hint, and its error beside it. */
export const Field = ({ label, hint, error, hideLabel, className, children }: Props) => {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error && errorId, hint && hintId].filter(Boolean).join(' ') || undefined
  const control = isValidElement<ControlProps>(children)
    ? cloneElement(children, {
        id: children.props.id ?? id,
        'aria-describedby': describedBy,
        'aria-invalid': error ? true : undefined,
      })
    : children
  const controlId = isValidElement<ControlProps>(children) ? (children.props.id ?? id) : id
  return (
    <div className={className}>
      <label
        htmlFor={controlId}
        className={hideLabel ? 'sr-only' : 'mb-1.5 block text-second text-sm'}
      >
        {label}
      </label>
      {control}
      {error && (
        <p id={errorId} className="mt-1.5 font-medium text-ink text-xs">
          <FieldErrorMark /> {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="mt-1.5 text-third text-xs">
          {hint}
        </p>
      )}
    </div>
  )
}

/** A mistake in a form loses nothing, so it is not red: a mark and weight carry it. */
export const FieldErrorMark = () => (
  <svg viewBox="0 0 12 12" className="mb-px inline size-3" aria-hidden="true">
    <circle cx="6" cy="6" r="5.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
    <path d="M6 3v3.5M6 8.6v.1" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
  </svg>
)
