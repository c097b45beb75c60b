// One thread that runs ffmpeg jobs, one at a time. Plain CommonJS, because a worker thread is
// started from its path and must work the same under tsx, vitest and a bundled server.
const { readFileSync } = require('node:fs')
const { getPriority, setPriority } = require('node:os')
const { pathToFileURL } = require('node:url')
const { parentPort, workerData } = require('node:worker_threads')

const { corePath, wasmModule } = workerData
const LOG_LIMIT = 64 * 1024

// Decoding takes what the server leaves: requests and polls go first. On Linux this is the thread's
// own priority; elsewhere it would be that of the whole process.
const LOW_PRIORITY = 5
if (process.platform === 'linux' && getPriority() < LOW_PRIORITY) setPriority(LOW_PRIORITY)

// The core was built for a browser's worker and looks for one before it does anything.
globalThis.self = { location: { href: pathToFileURL(corePath).href } }
globalThis.importScripts = () => {}
globalThis.WorkerGlobalScope = class {}

const source = readFileSync(corePath, 'utf8')
const HEAP_LIMIT = 'function getHeapMax(){return 2147483648}'
if (!source.includes(HEAP_LIMIT)) throw new Error('This build of @ffmpeg/core is not the known one')

// The core asks this one function how far its memory may grow; there is no option for it.
let memoryLimit = 0
globalThis.ffmpegMemoryLimit = () => memoryLimit
const createCore = new Function(
  `${source.replace(HEAP_LIMIT, 'function getHeapMax(){return globalThis.ffmpegMemoryLimit()}')}
  return createFFmpegCore`,
)()

/** A fresh instance for each job: nothing that hostile bytes did to one reaches the next. */
const instantiate = () =>
  createCore({
    instantiateWasm: (imports, receive) => {
      const instance = new WebAssembly.Instance(wasmModule, imports)
      receive(instance)
      return instance.exports
    },
  })

const run = async ({ args, inputs, outputs, memoryBytes }) => {
  memoryLimit = memoryBytes
  let log = ''
  const core = await instantiate()
  core.setLogger(({ message }) => {
    log = `${log}${message}\n`.slice(-LOG_LIMIT)
  })
  for (const [name, bytes] of Object.entries(inputs)) {
    // The bytes already are this thread's own copy: a second one would double a long video.
    core.FS.writeFile(name, bytes, { canOwn: true })
  }
  try {
    const code = core.exec(...args)
    const files = {}
    if (code === 0) {
      for (const name of outputs) {
        if (core.FS.analyzePath(name).exists) files[name] = core.FS.readFile(name)
      }
    }
    return { code, log, files }
  } catch (error) {
    // An abort of the core (out of memory, a trap): this instance is gone, the thread is not.
    return { code: -1, log: `${log}${error}\n`, files: {} }
  }
}

parentPort.on('message', async (job) => {
  try {
    const result = await run(job)
    parentPort.postMessage(
      result,
      Object.values(result.files).map((bytes) => bytes.buffer),
    )
  } catch (error) {
    parentPort.postMessage({ code: -1, log: String(error?.stack ?? error), files: {} })
  }
})
