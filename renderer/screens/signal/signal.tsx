import { useState } from 'react'
import { Answer } from '../../app/answer.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import type { Place } from '../../state/place.ts'
import { createDesk, DeskContext } from './desk.ts'
import { SignalDesk } from './signal-desk.tsx'
import { SignalContext, useSignalQuery } from './use-signal.ts'

/** One signal on the desk: read, marked, weighed, linked and decided about. */
export function Signal({ place }: { readonly place: Extract<Place, { screen: 'signal' }> }) {
  const { t } = useTexts()
  const query = useSignalQuery(place.signal)
  const [desk] = useState(() => createDesk(place.mention ?? null))
  return (
    <DeskContext value={desk}>
      {!query.isSuccess && <PageHeader title={t('signal.title')} />}
      <Answer of={query}>
        {data => (
          <SignalContext value={data}>
            <SignalDesk />
          </SignalContext>
        )}
      </Answer>
    </DeskContext>
  )
}
