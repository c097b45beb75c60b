import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import './globals.css'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { TimeZoneCookie } from '@/components/shell/time-zone-cookie'
import { NOTICE_EARLY_PRESSES } from '@/components/ui/early-press-script'
import { HEAR_STEPS_FIRST } from '@/components/ui/first-step-script'

// Every page carries the nonce of its own answer (proxy.ts), so none is made beforehand.
export const dynamic = 'force-dynamic'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: { default: 'Dailies', template: '%s · Dailies' },
  description: (await getTranslations('shell'))('description'),
  // A private studio: what a team makes is nobody's search result.
  robots: { index: false, follow: false },
})

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

const RootLayout = async ({ children }: { children: ReactNode }) => {
  // Errors are put into words where they arise, on the server.
  const { errors: _, ...messages } = await getMessages()
  return (
    <html lang={await getLocale()} className={GeistSans.variable}>
      <body>
        <script
          nonce={(await headers()).get('x-nonce') ?? undefined}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: `${NOTICE_EARLY_PRESSES};${HEAR_STEPS_FIRST}` }}
        />
        <NextIntlClientProvider messages={messages}>
          {children}
          <TimeZoneCookie />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}

export default RootLayout
