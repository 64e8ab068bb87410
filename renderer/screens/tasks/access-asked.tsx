import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccessAsked } from '../../../src/contract/vault.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { isGoTo } from '../../app/shell/navigation-items.ts'
import { useCommand } from '../../app/use-command.ts'
import { useNow } from '../../app/use-now.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './tasks.module.css'

/** Who asks for what his role does not allow. Answering settles the question; giving it, or not, is the coordinator's own act elsewhere. */
export function AccessAskedNotices() {
  const { t, formatMoment } = useTexts()
  const now = useNow()
  const { go } = useNavigate()
  const announce = useAnnounce()
  const { users } = useQueries()
  const { data = [] } = useQuery(users.accessAsked.queryOptions({ input: {} }))
  const [answering, setAnswering] = useState<AccessAsked | null>(null)
  const answer = useCommand(users.answerAccess, {
    onDone: () => {
      setAnswering(null)
      announce(t('access.answered'))
    },
  })
  return (
    <>
      {data.map(asked => {
        const place = `go.${asked.place}`
        return (
          <Notice kind="info" key={asked.id}>
            <div className={styles.notice}>
              <span>
                <Foreign
                  text={t('access.by', {
                    name: asked.by,
                    role: t(`role.${asked.role}`),
                    place: isGoTo(place) ? t(place) : asked.place,
                    moment: formatMoment(asked.at, now),
                    because: asked.because,
                  })}
                />
              </span>
              <Button size="small" onPress={() => go({ screen: 'settings' })}>
                {t('access.toUsers')}
              </Button>
              <Button size="small" onPress={() => setAnswering(asked)}>
                {t('access.answer')}
              </Button>
            </div>
          </Notice>
        )
      })}
      {answering !== null && (
        <ReasonDialog
          title={t('access.answerTitle')}
          effect={t('access.answerEffect', { name: answering.by })}
          action={t('access.answerAction')}
          isOpen
          isBusy={answer.isBusy}
          problem={answer.problem && `${answer.problem.text} ${answer.problem.next}`}
          onClose={() => setAnswering(null)}
          onReason={because => answer.run({ asked: answering.id, because })}
        />
      )}
    </>
  )
}
