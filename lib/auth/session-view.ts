/** One sign-in, as its owner sees it. */
export type SessionView = {
  id: string
  /** The one that asks. */
  isCurrent: boolean
  device: Device
  address: string | null
  createdAt: string
  lastSeenAt: string
}

/** What a User-Agent tells: names such as "Firefox" and "Windows"; null where it tells nothing. */
export type Device = { browser: string | null; system: string | null }

const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Whale\//, 'Whale'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux|X11/, 'Linux'],
]

/** The order of the tables matters: most browsers also name the ones they descend from. */
export const readDevice = (userAgent: string | null): Device => {
  const find = (table: [RegExp, string][]) =>
    table.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null
  return { browser: find(BROWSERS), system: find(SYSTEMS) }
}
