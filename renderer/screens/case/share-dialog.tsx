import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseDetail } from '../../../src/contract/cases.ts'
import type { UserId } from '../../../src/contract/ids.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { ComboBox } from '../../components/combo-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './case.module.css'

interface ShareDialogProps {
  readonly detail: CaseDetail
  readonly isOpen: boolean
  readonly onClose: () => void
}

type Member = CaseDetail['members'][number]

/** Who may see the case; a coordinator sees all cases anyway (R4). */
export function ShareDialog({ detail, isOpen, onClose }: ShareDialogProps) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const queries = useQueries()
  const [leaving, setLeaving] = useState<Member | null>(null)
  const unshare = useCommand(queries.cases.unshare, {
    onDone: () => {
      announce(t('case.unshared', { name: leaving?.name ?? '' }))
      setLeaving(null)
    },
  })
  if (leaving !== null)
    return (
      <ReasonDialog
        title={t('case.unshareTitle')}
        effect={t('case.unshareEffect', { name: leaving.name })}
        action={t('case.unshareAction')}
        isOpen
        isBusy={unshare.isBusy}
        problem={unshare.problem?.text}
        onClose={() => setLeaving(null)}
        onReason={because => unshare.run({ case: detail.id, user: leaving.id, because })}
      />
    )
  return (
    <Dialog title={t('case.shareTitle')} isOpen onClose={onClose}>
      <ul className={styles.members}>
        {detail.members.map(member => (
          <li className={styles.member} key={member.id}>
            <bdi>{member.name}</bdi>
            <span className={styles.quiet}>{t(`role.${roleOf(member.role)}`)}</span>
            {member.owner && <Tag>{t('case.owner')}</Tag>}
            <span className={styles.space} />
            {isOpen && !member.owner && (
              <IconButton
                icon="close"
                label={t('case.unshare', { name: member.name })}
                onPress={() => setLeaving(member)}
              />
            )}
          </li>
        ))}
      </ul>
      {isOpen && <Invite detail={detail} />}
    </Dialog>
  )
}

function Invite({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTexts()
  const announce = useAnnounce()
  const queries = useQueries()
  const colleagues = useQuery(queries.users.colleagues.queryOptions({ input: {} }))
  const [chosen, setChosen] = useState<UserId | null>(null)
  const members = new Set<string>(detail.members.map(({ id }) => id))
  const others = (colleagues.data ?? []).filter(({ id, me }) => !me && !members.has(id))
  const share = useCommand(queries.cases.share, {
    onDone: (_done, { user }) => {
      announce(t('case.shared', { name: others.find(({ id }) => id === user)?.fullName ?? '' }))
      setChosen(null)
    },
  })
  return (
    <Answer
      of={colleagues}
      empty={{ when: () => others.length === 0, show: <p className={styles.quiet}>{t('case.shareNone')}</p> }}
    >
      {() => (
        <form
          className={styles.shortForm}
          onSubmit={event => {
            event.preventDefault()
            if (chosen !== null && !share.isBusy) share.run({ case: detail.id, user: chosen })
          }}
        >
          <ComboBox
            label={t('case.shareWith')}
            name="colleague"
            options={others.map(({ id, fullName, role }) => ({ id, label: `${fullName}, ${t(`role.${role}`)}` }))}
            value={chosen}
            onChange={id => setChosen(others.find(other => other.id === id)?.id ?? null)}
            key={others.length}
          />
          <Button type="submit" isBusy={share.isBusy}>
            {t('case.shareAction')}
          </Button>
          {share.problem !== undefined && <Notice kind="stop">{share.problem.text}</Notice>}
        </form>
      )}
    </Answer>
  )
}

function roleOf(role: string): 'liaison' | 'coordinator' {
  return role === 'coordinator' ? 'coordinator' : 'liaison'
}
