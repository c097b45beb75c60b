export type MediaKind = 'image' | 'video'

/** What a browser believes a file to be; null where it does not know. The server looks inside. */
export const kindOf = (file: File): MediaKind | null => {
  if (file.type.startsWith('image/')) return 'image'
  return file.type.startsWith('video/') ? 'video' : null
}
