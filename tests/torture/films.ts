import { sampleVideo } from '@/tests/lib/media/sample-video'

/** A real film of one second, and for each id its own bytes: a box that players skip names it. */
export const filmsOfOneSecond = async (): Promise<(id: string) => Uint8Array> => {
  const film = await sampleVideo({ seconds: 1 })
  return (id) => {
    const name = Buffer.from(id)
    const box = Buffer.alloc(8 + name.length)
    box.writeUInt32BE(box.length)
    box.write('free', 4, 'latin1')
    name.copy(box, 8)
    return Buffer.concat([film, box])
  }
}
