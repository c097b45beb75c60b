'use client'
import type { CSSProperties } from 'react'

type Props = {
  label: string
  value: number
  min: number
  max: number
  step?: number
  onChange: (value: number) => void
  /** The value in words, as it is read aloud: "5 seconds". */
  valueText: string
  'aria-describedby'?: string
}

/** A native range, drawn by `.slider` in the stylesheet; the filled part follows `--filled`. */
export const Slider = ({
  label,
  value,
  min,
  max,
  step = 1,
  onChange,
  valueText,
  ...rest
}: Props) => (
  <input
    {...rest}
    type="range"
    aria-label={label}
    aria-valuetext={valueText}
    value={value}
    min={min}
    max={max}
    step={step}
    onChange={(event) => onChange(event.currentTarget.valueAsNumber)}
    className="slider"
    style={{ '--filled': `${((value - min) / (max - min)) * 100}%` } as CSSProperties}
  />
)
