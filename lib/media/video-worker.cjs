// One question about an untrusted video, answered in a thread of its own: what a hostile index
// makes the reader do ends with the thread's memory or time, not with the server's.
const { open } = require('node:fs/promises')
const { parentPort, workerData } = require('node:worker_threads')

const mediabunny = require(workerData.libraryPath)
const { CustomSource, EncodedPacketSink, EncodedVideoPacketSource, Input, Output } = mediabunny
const { BufferTarget, Mp4OutputFormat, MP4, QTFF } = mediabunny

/** The index is at most 16 MiB (verify-mp4.ts); beyond it only what was asked for is read. */
const MAX_READ_BYTES = 64 * 1024 * 1024
/** The last frame of a clip with one key frame needs all of the clip. */
const MAX_FILM_BYTES = 192 * 1024 * 1024
/** As many as any codec here may hold back. */
const MORE_FRAMES = 16

const inputOf = (handle, maxBytes) => {
  let budget = maxBytes
  const source = new CustomSource({
    getSize: async () => (await handle.stat()).size,
    read: async (start, end) => {
      budget -= end - start
      if (budget < 0) throw new Error('read too much')
      const bytes = new Uint8Array(end - start)
      await handle.read(bytes, 0, bytes.length, start)
      return bytes
    },
    prefetchProfile: 'none',
    handleUnhandledError: () => {},
  })
  return new Input({ source, formats: [MP4, QTFF] })
}

const findPicture = async (input) => {
  const track = await input.getPrimaryVideoTrack()
  if (!track) throw Object.assign(new Error('no picture'), { isNoPicture: true })
  return track
}

/** Copies what is stored from a key frame on, as a film of its own that begins with it. */
const copyFrames = async (track, key, isBeyond) => {
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() })
  const frames = new EncodedVideoPacketSource(await track.getCodec())
  output.addVideoTrack(frames, { rotation: await track.getRotation() })
  await output.start()
  const decoderConfig = await track.getDecoderConfig()
  let isFirst = true
  for await (const packet of new EncodedPacketSink(track).packets(key)) {
    if (!isFirst && isBeyond(packet)) break
    // Frames shown before the key frame need the one before it, which is not here.
    if (packet.timestamp < key.timestamp) continue
    const moved = packet.clone({ timestamp: packet.timestamp - key.timestamp })
    await frames.add(moved, isFirst ? { decoderConfig } : undefined)
    isFirst = false
  }
  await output.finalize()
  return new Uint8Array(output.target.buffer)
}

/** Where the file does not say how its colours are meant, browsers go by its height. */
const coloursOf = async (track) => {
  const { matrix } = await track.getColorSpace()
  const isSmall = (await track.getCodedHeight()) < 720
  return matrix ? 'auto' : isSmall ? 'bt601' : 'bt709'
}

const questions = {
  async probe(input) {
    const track = await findPicture(input)
    const [durationSeconds, width, height, codec, format, audio, stats] = await Promise.all([
      track.computeDuration(),
      track.getDisplayWidth(),
      track.getDisplayHeight(),
      track.getCodec(),
      input.getFormat(),
      input.getPrimaryAudioTrack(),
      track.computePacketStats(300),
    ])
    return {
      durationSeconds,
      width,
      height,
      framesPerSecond: stats.averagePacketRate,
      hasAudio: audio !== null,
      container: format === QTFF ? 'mov' : 'mp4',
      codec,
    }
  },

  // The frames from the key frame before an instant to that instant, as a small file of their own:
  // what decodes the poster then never sees the other hundreds of megabytes.
  async snip(input, { latestSeconds, latestFraction }) {
    const track = await findPicture(input)
    const atSeconds = Math.min(latestSeconds, (await track.computeDuration()) * latestFraction)
    const sink = new EncodedPacketSink(track)
    const key = (await sink.getKeyPacket(atSeconds)) ?? (await sink.getFirstKeyPacket())
    if (!key) throw new Error('no key frame')
    return {
      // Half a second more: frames are stored out of order, and the last one needs an end.
      bytes: await copyFrames(track, key, (packet) => packet.timestamp > atSeconds + 0.5),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      offsetSeconds: Math.max(0, atSeconds - key.timestamp),
      colours: await coloursOf(track),
    }
  },

  // The same for one exact frame: the one on the screen at an instant, for Infinity the last one.
  async frame(input, { atSeconds }) {
    const track = await findPicture(input)
    const sink = new EncodedPacketSink(track)
    const light = { metadataOnly: true }
    // Frames are counted from the first one, also in a film whose pictures begin late.
    const at = atSeconds + Math.max(0, await track.getFirstTimestamp())
    const wanted = (await sink.getPacket(at, light)) ?? (await sink.getFirstPacket(light))
    if (!wanted) throw new Error('no frame')
    const real = { verifyKeyPackets: true }
    const key =
      (await sink.getKeyPacket(wanted.timestamp, real)) ?? (await sink.getFirstKeyPacket(real))
    if (!key) throw new Error('no key frame')
    // What follows cannot change it, but a decoder may wait for some more before it shows it.
    let more = atSeconds === Infinity ? Infinity : MORE_FRAMES
    const isBeyond = ({ sequenceNumber }) => sequenceNumber > wanted.sequenceNumber && more-- === 0
    return {
      bytes: await copyFrames(track, key, isBeyond),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      offsetSeconds: Math.max(0, wanted.timestamp - key.timestamp),
      colours: await coloursOf(track),
    }
  },

  // All pictures, for what is made of the whole film.
  async film(input, { mostSeconds }) {
    const track = await findPicture(input)
    const real = { verifyKeyPackets: true }
    const key = await new EncodedPacketSink(track).getFirstKeyPacket(real)
    if (!key) throw new Error('no key frame')
    const stats = await track.computePacketStats(300)
    const end = key.timestamp + mostSeconds
    return {
      bytes: await copyFrames(track, key, (packet) => packet.timestamp > end),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationSeconds: (await track.computeDuration()) - key.timestamp,
      framesPerSecond: stats.averagePacketRate,
      colours: await coloursOf(track),
    }
  },
}

const answer = async ({ question, path, ...rest }) => {
  const handle = await open(path, 'r')
  try {
    const maxBytes = question === 'frame' || question === 'film' ? MAX_FILM_BYTES : MAX_READ_BYTES
    return { ok: true, value: await questions[question](inputOf(handle, maxBytes), rest) }
  } catch (error) {
    return { ok: false, isNoPicture: error?.isNoPicture === true, message: String(error?.message) }
  } finally {
    await handle.close()
  }
}

answer(workerData).then((reply) => parentPort.postMessage(reply))
