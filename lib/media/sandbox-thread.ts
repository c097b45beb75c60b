import 'server-only'
import { join } from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'

// From the working directory, not from this module's address: a bundle moves the module.
export const atRoot = (...parts: string[]) =>
  join(/* turbopackIgnore: true */ process.cwd(), ...parts)

/** A thread for untrusted bytes, which runs a script of this folder. */
export const startThread = (script: string, options: WorkerOptions): Worker =>
  new Worker(/* turbopackIgnore: true */ atRoot('lib', 'media', script), {
    ...options,
    // Neither the parent's loaders nor its secrets are of any use in there.
    execArgv: [],
    env: {},
  })
