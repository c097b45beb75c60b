import { z } from 'zod'
import { messageKey } from '@/lib/intl/said'

const MAX_LENGTH = 40

export const slugSchema = z
  .string()
  .max(MAX_LENGTH, messageKey('errors.tooLong'))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, messageKey('errors.workspaces.notASlug'))

// Letters that do not decompose into a Latin one and a mark.
const FOLDED: Record<string, string> = { ı: 'i', ß: 'ss', æ: 'ae', ø: 'o', đ: 'd', ł: 'l', œ: 'oe' }

/**
 * The address of a workspace from its name, without the casing of any locale ("Işık Film" is
 * `isik-film`). A name without Latin letters, such as a Korean one, gives "studio".
 */
export const toSlug = (name: string): string => {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ıßæøđłœ]/g, (letter) => FOLDED[letter] ?? '')
  const slug = folded.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')
  return slug.slice(0, MAX_LENGTH - 5).replace(/-+$/, '') || 'studio'
}
