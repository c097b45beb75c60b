'use client'
import type { ComponentProps, ReactNode } from 'react'
import { usePicture } from '@/components/ui/use-picture'

type Props = Omit<ComponentProps<'img'>, 'src' | 'ref' | 'onError'> & {
  src: string
  alt: string
  /** Stands there where it could not be had. */
  otherwise?: ReactNode
}

/** An image of the studio's own. */
export const Picture = ({ src, alt, otherwise = null, ...props }: Props) => {
  const { failed, picture } = usePicture(src)
  return failed ? otherwise : <img {...props} {...picture} src={src} alt={alt} />
}
