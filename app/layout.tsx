import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import './globals.css'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { TimeZoneCookie } from '@/components/shell/time-zone-cookie'

// Every page carries the nonce of its own answer (proxy.ts), so none is made beforehand.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Dailies', template: '%s · Dailies' },
  description: 'The team studio for Kling video: write a prompt, see the price, watch it arrive.',
  // A private studio: what a team makes is nobody's search result.
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  colorScheme: 'dark light',
  // The ground of each theme, in the only notation that every browser's bar understands.
  themeColor: [
    { media: '(prefers-color-scheme: dark)', color: '#100e0c' },
    { media: '(prefers-color-scheme: light)', color: '#fcfaf7' },
  ],
}

const RootLayout = ({ children }: { children: ReactNode }) => (
  <html lang="en" className={GeistSans.variable}>
    <body>
      {children}
      <TimeZoneCookie />
    </body>
  </html>
)

export default RootLayout
