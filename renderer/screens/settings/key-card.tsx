import { useMutation } from '@tanstack/react-query'
import { useQueries } from '../../app/queries-context.tsx'
import { useProblem } from '../../app/use-problem.ts'
import { useUser } from '../../app/use-user.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingBody, SettingCard } from './setting-card.tsx'
import styles from './settings.module.css'

/** One's own key card: public keys, to have a role certificate made on the offline machine. */
export function KeyCard() {
  const { t } = useTexts()
  const user = useUser()
  const problemOf = useProblem()
  const card = useMutation(useQueries().users.card.mutationOptions())
  const problem = card.isError ? problemOf(card.error) : undefined
  return (
    <div className={styles.narrow}>
      <SettingCard icon="idCard" title={t('settings.card')}>
        <SettingBody>
          <p>{t('settings.cardWhat')}</p>
          {problem !== undefined && (
            <Notice kind="stop">
              {problem.text} {problem.next}
            </Notice>
          )}
          {card.data === undefined ? (
            <div>
              <Button
                isBusy={card.isPending}
                onPress={() => {
                  if (user !== null && !card.isPending) card.mutate({ name: user.name })
                }}
              >
                {t('settings.cardAction')}
              </Button>
            </div>
          ) : (
            <TextArea
              label={t('settings.cardText')}
              name="card"
              rows={10}
              help={t('settings.cardHelp')}
              value={card.data.card}
              onChange={() => undefined}
              isReadOnly
            />
          )}
        </SettingBody>
      </SettingCard>
    </div>
  )
}
