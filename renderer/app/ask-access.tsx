import { useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { ReasonDialog } from '../components/reason-dialog.tsx'
import { useTexts } from '../i18n/language-context.tsx'
import { usePlace } from './navigation-context.tsx'
import { OpenContent } from './open-content.tsx'
import { useQueries } from './queries-context.tsx'
import { partOf } from './shell/parts.ts'
import { useCommand } from './use-command.ts'
import { useUser } from './use-user.ts'

/** The way out of a refusal: a request with a reason, which stands with the coordinator until it is answered. It opens nothing by itself. */
export function AskAccess() {
  const { t } = useTexts()
  const part = partOf(usePlace()).replace('go.', '')
  const role = useUser()?.role
  const [isAsking, setAsking] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const ask = useCommand(useQueries().users.askAccess, {
    onDone: () => {
      setAsking(false)
      setAsked(true)
    },
  })
  // Who may open content with a reason has nobody to ask for it.
  if (role === 'privacy_officer')
    return (
      <>
        <Button onPress={() => setAsking(true)}>{t('content.open')}</Button>
        <OpenContent isOpen={isAsking} onClose={() => setAsking(false)} />
      </>
    )
  // Who decides has nobody to ask.
  if (role === undefined || role === 'coordinator') return null
  if (isAsked) return <Notice kind="ok">{t('access.asked')}</Notice>
  return (
    <>
      <Button onPress={() => setAsking(true)}>{t('access.ask')}</Button>
      {isAsking && (
        <ReasonDialog
          title={t('access.askTitle')}
          effect={t('access.askEffect')}
          action={t('access.askAction')}
          isOpen
          isBusy={ask.isBusy}
          problem={ask.problem && `${ask.problem.text} ${ask.problem.next}`}
          onClose={() => setAsking(false)}
          onReason={because => ask.run({ place: part, because })}
        />
      )}
    </>
  )
}
