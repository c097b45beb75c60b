import { HOSTILE_HOSTS } from '@/tests/lib/outbound/hostile-hosts'

/**
 * Addresses that the guard must refuse, beside the hosts that its own tests name: in further
 * spellings, behind names, and behind redirects. `{port}` is that of a server on this machine
 * which would answer every one of them.
 */
const FURTHER_HOSTS = [
  '0x7F000001',
  '0x00000000007f000001',
  '127.0.0.01',
  '0177.1',
  '127.0x1',
  '0x7f.0x0.0x0.0x1',
  '127.0.0.1..',
  '①②⑦.⓪.⓪.①',
  '0000',
  '0x0',
  '192.168.257',
  '172.1048577',
  '[::FFFF:127.0.0.1]',
  '[0:0:0:0:0:FFFF:7F00:0001]',
  '[::ffff:169.254.169.254]',
  '[::ffff:0a00:0001]',
  '[::10.0.0.1]',
  '[64:ff9b::10.0.0.1]',
  '[64:ff9b::c0a8:101]',
  '[64:ff9b:0:0:0:0:7f00:1]',
  '[64:ff9b:1:ffff::1]',
  '[2002:a9fe:a9fe::]',
  '[2001:0000:4136:e378:8000:63bf:3fff:fdd2]',
  '[fe80::1%25eth0]',
  '[fe80::a9fe:a9fe]',
  '[fdff:ffff::1]',
  '[ff0e::1]',
  '[::1%25lo]',
  'localhost.localdomain',
  'a.b.localhost.',
  'metadata.google.internal.',
  'studio.home.arpa',
]

export const HOSTS: readonly string[] = [...new Set([...HOSTILE_HOSTS, ...FURTHER_HOSTS])]

/** Refused before a connection is thought of. */
export const ADDRESSES: readonly string[] = [
  'file:///etc/passwd',
  'file://127.0.0.1/etc/passwd',
  'gopher://127.0.0.1:{port}/_GET',
  'data:video/mp4;base64,AAAA',
  'javascript:fetch("http://127.0.0.1:{port}")',
  'ftp://127.0.0.1:{port}/v.mp4',
  'ws://127.0.0.1:{port}/',
  'blob:http://127.0.0.1:{port}/x',
  'about:blank',
  'http://',
  '//127.0.0.1:{port}/',
  '',
  // What a reader takes for the host is a name and a password, a path, or a fragment.
  'http://cdn.example.com@127.0.0.1:{port}/',
  'http://cdn.example.com:443@127.0.0.1:{port}/',
  'http://user:secret@cdn.example.com/',
  'http://127.0.0.1:{port}#@cdn.example.com/',
  'http://127.0.0.1:{port}?@cdn.example.com/',
  'http://127.0.0.1:{port}\\@cdn.example.com/',
  'http:\\\\127.0.0.1:{port}\\',
  'http:127.0.0.1:{port}',
  'ht\ttp://127.0.\n0.1:{port}/',
  '\u0000http://127.0.0.1:{port}/',
  'HTTP://LOCALHOST:{port}/',
]

/** What a name may lead to: one answer that is not public spoils all others. */
export const ANSWERS: readonly (readonly string[])[] = [
  ['127.0.0.1'],
  ['10.1.2.3'],
  ['172.16.5.4'],
  ['192.168.0.10'],
  ['169.254.169.254'],
  ['100.64.1.1'],
  ['198.18.0.1'],
  ['0.0.0.0'],
  ['255.255.255.255'],
  ['224.0.0.251'],
  ['::1'],
  ['::'],
  ['::ffff:10.0.0.1'],
  ['::ffff:a9fe:a9fe'],
  ['::127.0.0.1'],
  ['64:ff9b::7f00:1'],
  ['64:ff9b:1::1'],
  ['2002:7f00:1::1'],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2'],
  ['fd00:ec2::254'],
  ['fe80::1'],
  ['fe80::1%eth0'],
  ['ff02::fb'],
  ['8.8.8.8', '127.0.0.1'],
  ['127.0.0.1', '8.8.8.8'],
  ['2606:4700::1111', '8.8.8.8', 'fd12::1'],
  ['8.8.8.8', 'not-an-address'],
]

/** Public ones, in the spellings in which somebody would give them. */
export const PUBLIC: readonly string[] = [
  'http://8.8.8.8/v.mp4',
  'https://1.1.1.1/',
  'http://9.255.255.255/',
  'http://11.0.0.1/',
  'http://100.63.255.255/',
  'http://100.128.0.1/',
  'http://172.15.255.255/',
  'http://172.32.0.1/',
  'http://198.17.255.255/',
  'http://198.20.0.1/',
  'http://223.255.255.255/',
  'http://134744072/',
  'https://[2606:4700:4700::1111]/',
  'https://[2a00:1450:4001:82a::200e]/',
  'http://[::ffff:8.8.8.8]/',
  'http://[64:ff9b::8.8.8.8]/',
  'https://cdn.example.com/v.mp4?signature=abc',
  'https://cdn.example.com.:8443/v.mp4',
  'https://localhost.example.com/',
  'https://xn--bcher-kva.example/',
]

/** What names of public hosts lead to. */
export const PUBLIC_ANSWERS: readonly (readonly string[])[] = [
  ['8.8.8.8'],
  ['8.8.8.8', '8.8.4.4'],
  ['2606:4700::1111', '1.1.1.1'],
  ['64:ff9b::8.8.8.8'],
]
