import type { ByteRange } from '@/lib/media/range'

/** A stored file as a list tells of it. */
export type StoredFile = { key: string; sizeBytes: number; changedAt: Date }

export type LinkOptions = {
  expiresInSeconds: number
  contentType: string
  /** A whole Content-Disposition. */
  disposition?: string
  /** A link is good for one of them. */
  method?: 'GET' | 'HEAD'
}

/**
 * Where archived videos, posters and inputs are kept. Keys are made by `contentKey`
 * (storage-key.ts); any other is a mistake of the caller's and throws. Whatever a storage does may
 * also fail with a StorageError (storage-error.ts).
 */
export type Storage = {
  readonly kind: 'disk' | 's3'
  /**
   * Publishes bytes, or the file at a path that `temporaryPath` gave, which is used up. Afterwards
   * the content is durable and whole under the key, or it is not there at all. What is there
   * already is not written again, unless `replace` says that it is wrong.
   * @throws AppError storage_full
   */
  put(source: string | Uint8Array, options: { key: string; replace?: boolean }): Promise<void>
  /**
   * Bytes of a file. Nothing is opened before the stream is read, and cancelling the stream, or
   * the signal, closes what is open. `sizeBytes` is what `stat` has just said, if it was asked.
   * @throws AppError not_found
   */
  open(
    key: string,
    options?: { range?: ByteRange; signal?: AbortSignal; sizeBytes?: number },
  ): Promise<{ stream: ReadableStream<Uint8Array>; sizeBytes: number }>
  /** Null when there is nothing under the key. */
  stat(key: string): Promise<{ sizeBytes: number } | null>
  remove(key: string): Promise<void>
  /**
   * Removes what no row names any more, unless somebody has put it lately (an hour on a disk, a day in a bucket): who puts
   * something names it soon afterwards, and `put` is believed although another one removes the same
   * at the same moment. What a killed process had set aside goes back if it is `named` after all.
   * @returns whether the caller is done with the key
   */
  removeUnnamed(key: string, options: { named: boolean }): Promise<boolean>
  /** Everything there is, page by page; what is not ours is left out. */
  list(): AsyncGenerator<StoredFile[]>
  /**
   * An address under which anybody can fetch the content for a while, without this server; null
   * where there is none.
   */
  link(key: string, options: LinkOptions): Promise<string | null>
  /**
   * A path for a file that its maker will `put` or remove; the file is not made. Without a name a
   * new path, with one the same path each time, for work that is taken up again after a restart.
   * What nobody touched for a day is swept away.
   */
  temporaryPath(name?: string): string
  /**
   * Runs `use` with a path at which the content can be read until it returns. What came over a
   * network is compared with its hash first.
   * @throws AppError not_found, storage_damaged
   */
  withFile<T>(key: string, use: (path: string) => Promise<T>): Promise<T>
}
