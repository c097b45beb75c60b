import 'server-only'
import { env } from '@/lib/env'
import type { InputRecord } from '@/lib/media/input-record'
import { signInputLink } from '@/lib/media/signed-link'
import { storage } from '@/lib/media/storage'
import { addressProblem } from '@/lib/outbound/address'

/**
 * The address from which the provider fetches our inputs: the storage's own where it has a public
 * one, since this server then needs none, else this studio's.
 */
export const inputHost = (allowHosts: readonly string[] = []): string => {
  const { appUrl, s3 } = env()
  if (!s3?.publicUrl || !isProviderOutside()) return appUrl
  return isPublicPlace(s3.publicUrl, allowHosts) ? s3.publicUrl : appUrl
}

/** A provider on this machine, or in its network, reaches us anyway. */
export const isProviderOutside = (): boolean => {
  const { provider } = env()
  return provider.mode !== 'emulated' && isPublicPlace(provider.baseUrl)
}

export const isPublicPlace = (address: string, allowHosts: readonly string[] = []): boolean =>
  addressProblem(new URL(address), allowHosts) === null

type LinkedInput = Pick<InputRecord, 'id' | 'storageKey' | 'contentType'>

/** Makes the address under which the provider fetches an input until `expiresAt`. */
export const linkInput = async (
  { id, storageKey, contentType }: LinkedInput,
  expiresAt: Date,
  { method, allowHosts }: { method?: 'GET' | 'HEAD'; allowHosts?: readonly string[] } = {},
): Promise<string> => {
  const { appUrl } = env()
  const fromStorage =
    inputHost(allowHosts) === appUrl
      ? null
      : await storage().link(storageKey, {
          expiresInSeconds: Math.ceil((expiresAt.getTime() - Date.now()) / 1000),
          contentType,
          method,
        })
  return fromStorage ?? signInputLink(id, expiresAt, { baseUrl: appUrl, contentType })
}
