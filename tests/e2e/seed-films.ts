import { db, disconnect } from '@/lib/db/client'
import { storage } from '@/lib/media/storage'
import { sampleVideo } from '@/tests/lib/media/sample-video'

// `node scripts/run.mjs tests/e2e/seed-films.ts` gives every video that has no file one of its length.

const seed = async () => {
  const videos = await db().video.findMany({ select: { storageKey: true, durationSeconds: true } })
  for (const { storageKey: key, durationSeconds: seconds } of videos) {
    if ((await storage().stat(key)) !== null) continue
    await storage().put(await sampleVideo({ seconds, sound: true }), { key })
  }
}

await seed().finally(disconnect)
// The coder's thread would keep the process.
process.exit(0)
