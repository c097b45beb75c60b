import type { SharedLink } from '@/lib/share/share-view'

const STYLE =
  'html,body{margin:0;height:100%;background:#000}video{display:block;width:100%;height:100%}'

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * The page that may stand in a frame of another site: a player of the link's first video and nothing
 * else, no script, no word of the team. Null when there is nothing to play.
 */
export const playerPage = ({ title, videos }: SharedLink, nonce: string): string | null => {
  const [video] = videos
  if (!video) return null
  const poster = video.posterUrl ? ` poster="${escaped(video.posterUrl)}"` : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex, nofollow">
<title>${escaped(title)}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><video src="${escaped(video.fileUrl)}"${poster} controls loop playsinline preload="none" aria-label="${escaped(title)}"></video></body>
</html>
`
}

/** Unlike every other page it may stand in a frame, wherever a link was pasted. */
export const playerPolicy = (nonce: string, storageOrigin: string | null): string =>
  [
    "default-src 'none'",
    `media-src 'self'${storageOrigin ? ` ${storageOrigin}` : ''}`,
    "img-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
    'frame-ancestors *',
  ].join('; ')
