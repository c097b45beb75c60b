import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll } from 'vitest'

export type Bucket = {
  endpoint: string
  variables: Record<string, string>
  /** Makes an object look as if it had been put so many hours ago. */
  age: (key: string, hours: number) => Promise<void>
}

/** The variables of a bucket at an endpoint, with the one key that s3rver knows. */
export const bucketVariables = (endpoint: string): Record<string, string> => ({
  S3_ENDPOINT: endpoint,
  S3_REGION: 'us-east-1',
  S3_BUCKET: 'dailies',
  S3_ACCESS_KEY_ID: 'S3RVER',
  S3_SECRET_ACCESS_KEY: 'S3RVER',
})

/** A real server of S3 with one empty bucket, for the tests of a file. */
export const useBucket = (): (() => Bucket) => {
  let directory = ''
  let server: S3rver | undefined
  let bucket: Bucket | undefined
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'dailies-bucket-'))
    server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets: [{ name: 'dailies' }],
    })
    const { port } = await server.run()
    const endpoint = `http://127.0.0.1:${port}`
    const age = async (key: string, hours: number) => {
      const at = new Date(Date.now() - hours * 3_600_000)
      await utimes(join(directory, 'dailies', `${key}._S3rver_object`), at, at)
    }
    bucket = { endpoint, variables: bucketVariables(endpoint), age }
  })
  afterAll(async () => {
    server?.httpServer.closeAllConnections()
    await server?.close()
    await rm(directory, { recursive: true, force: true })
  })
  return () => {
    if (!bucket) throw new Error('the bucket is there in tests only')
    return bucket
  }
}
