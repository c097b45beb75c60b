import 'server-only'
import { databaseNow } from '@/lib/db/transaction'
import { countView as count } from '@/lib/share/store'

/** One more visitor of a day, and when that was. */
export const countView = async (linkId: string): Promise<void> => count(linkId, await databaseNow())
