'use server'

import { z } from 'zod'
import { memberAction } from '@/lib/action'
import { storage } from '@/lib/media/storage'
import { STORAGE_STEPS, type StorageTest } from '@/lib/media/storage-test'
import { tryStorage } from '@/lib/media/try-storage'

/** `{ workspace }` → what the storage can do, and the first thing that it cannot. */
export const testStorage = memberAction(
  { permission: 'storage:test', input: z.strictObject({}) },
  (): Promise<StorageTest> => tryStorage(storage(), STORAGE_STEPS),
)
