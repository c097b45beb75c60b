import Link from 'next/link'
import type { ComponentProps } from 'react'
import { type ButtonSize, type ButtonVariant, buttonStyle } from '@/components/ui/button-style'

type Props = ComponentProps<typeof Link> & { variant?: ButtonVariant; size?: ButtonSize }

/** A link that looks like a button. For a download or another origin pass `prefetch={false}`. */
export const ButtonLink = ({ variant = 'outline', size = 'md', className, ...rest }: Props) => (
  <Link {...rest} className={buttonStyle(variant, size, false, className)} />
)
