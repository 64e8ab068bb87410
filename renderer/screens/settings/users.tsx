import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useUser } from '../../app/use-user.ts'
import { Button } from '../../components/button.tsx'
import { Foreign } from '../../components/foreign.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { AddUser } from './add-user.tsx'
import { LeaveDialog, type Leaving } from './leave-dialog.tsx'
import { SettingCard } from './setting-card.tsx'
import { TrustCard } from './trust-card.tsx'
import styles from './settings.module.css'

/** People with an access: adding them, taking it away, and what they may sign with (R4). */
export function Users() {
  const { t } = useTexts()
  const queries = useQueries()
  const me = useUser()
  const users = useQuery(queries.users.list.queryOptions({ input: {} }))
  const [isAdding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Leaving | null>(null)
  return (
    <>
      <SettingCard
        icon="people"
        title={t('settings.users')}
        aside={
          <Button size="small" icon="plus" onPress={() => setAdding(true)}>
            {t('settings.addUser')}
          </Button>
        }
      >
        <div className={styles.scroll}>
          <Answer of={users}>
            {rows => (
              <table className={styles.table}>
                <thead>
                  <tr>
                    <th scope="col">{t('settings.name')}</th>
                    <th scope="col">{t('settings.shortName')}</th>
                    <th scope="col">{t('settings.role')}</th>
                    <th scope="col">{t('settings.access')}</th>
                    <th scope="col">{t('settings.certificate')}</th>
                    <th scope="col">{t('settings.change')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ id, name, fullName, role, slot, certified }) => (
                    <tr key={id}>
                      <td>
                        <Foreign text={fullName} />
                      </td>
                      <td>
                        <bdi>{name}</bdi>
                      </td>
                      <td>{t(`role.${role}`)}</td>
                      <td>{t('settings.accessOf', { number: String(slot) })}</td>
                      <td>
                        {certified ? (
                          <Tag kind="ok" icon="check">
                            {t('settings.certified')}
                          </Tag>
                        ) : (
                          <Tag>{t('settings.notCertified')}</Tag>
                        )}
                      </td>
                      <td>
                        {id === me?.id ? (
                          <span className={styles.quiet}>{t('settings.you')}</span>
                        ) : (
                          <Button
                            size="small"
                            kind="light"
                            label={t('settings.disableOf', { name: fullName })}
                            onPress={() => setLeaving({ id, name, fullName })}
                          >
                            {t('settings.disable')}
                          </Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Answer>
        </div>
      </SettingCard>
      <TrustCard />
      {isAdding && <AddUser onClose={() => setAdding(false)} />}
      {leaving !== null && <LeaveDialog of={leaving} onClose={() => setLeaving(null)} />}
    </>
  )
}
