/**
 * The `Content-Disposition` of a file (RFC 6266). A name in any language goes into `filename*`
 * (RFC 8187, which took the place of RFC 5987); `filename` is for what reads only ASCII.
 */
export const contentDisposition = (kind: 'inline' | 'attachment', fileName?: string): string => {
  if (!fileName) return kind
  const name = withoutTraps(fileName)
  const unmarked = name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC')
  const ascii = unmarked.replace(/[^\x20-\x7e]|["\\%]/gu, '_')
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`
}

/** No separators of paths and no control or lone surrogate characters, whoever stored the name. */
const withoutTraps = (name: string): string => name.replace(/[/\\\p{Cc}\p{Cs}]/gu, '_')

// encodeURIComponent leaves ' ( ) * alone, which attr-char does not allow.
const encodeExtended = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
