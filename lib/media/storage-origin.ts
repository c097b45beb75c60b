type Bucket = { publicUrl: string | null; bucket: string }

/**
 * Where videos are played from when the storage has an address of its own, for a content security
 * policy; null when they come from here.
 */
export const storageOrigin = (s3: Bucket | undefined): string | null => {
  if (!s3?.publicUrl) return null
  const { protocol, hostname, port, origin } = new URL(s3.publicUrl)
  // Where each bucket has a name of its own there.
  const own = `${protocol}//${s3.bucket}.${hostname}${port ? `:${port}` : ''}`
  return hostname.endsWith('.amazonaws.com') ? own : origin
}
