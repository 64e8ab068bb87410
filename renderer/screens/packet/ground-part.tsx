import type { Member } from './member.ts'
import { useState } from 'react'
import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useUser } from '../../app/use-user.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { ChangeGround } from './change-ground.tsx'
import { ConfirmGround } from './confirm-ground.tsx'
import { Part } from './part.tsx'
import { PartBlocks } from './part-blocks.tsx'
import { PersonConsent } from './person-consent.tsx'
import { RecordRequest } from './record-request.tsx'
import type { Step } from './steps.ts'
import styles from './packet.module.css'

interface GroundPartProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly onActive: (step: Step) => void
}
type Over = { readonly kind: 'change' | 'confirm' | 'request' | 'consent'; readonly member: Member } | null

/** On what ground each recipient gets it. One that the law gives is enough; one that is not certain is confirmed by the coordinator (R65, R66). */
export function GroundPart({ packet, blockers, onActive }: GroundPartProps) {
  const { t } = useTexts()
  const { books, label } = useCodes()
  const isCoordinator = useUser()?.role === 'coordinator'
  const [over, setOver] = useState<Over>(null)
  const close = (): void => setOver(null)
  const isStopped = (rule: string, code?: string): boolean =>
    blockers.some(b => b.rule === rule && (code === undefined || b.code === code))
  const isUnconfirmed = ({ ground, groundConfirmed }: Member): boolean =>
    !groundConfirmed && books?.legalBases.find(({ code }) => code === ground)?.status !== 'confirmed'
  return (
    <Part step="ground" isHeadingShown={false} onActive={onActive}>
      <Facts
        rows={packet.members.map(member => [
          packet.group ? t('packet.ground.forMember', { name: member.function }) : t('packet.step.ground'),
          <div className={styles.lines} key={member.recipient}>
            <span className={styles.line}>
              {label('legalBases', member.ground)}
              {member.requestReference !== null && (
                <span className={styles.quiet}>{t('packet.request', { reference: member.requestReference })}</span>
              )}
              {isUnconfirmed(member) ? (
                <Tag kind="warn">{t('packet.ground.unconfirmed')}</Tag>
              ) : (
                <Tag kind="ok" icon="check">
                  {t('packet.ground.confirmed')}
                </Tag>
              )}
            </span>
            <span className={styles.line}>
              {isUnconfirmed(member) && isCoordinator && (
                <Button size="small" onPress={() => setOver({ kind: 'confirm', member })}>
                  {t('packet.ground.confirm')}
                </Button>
              )}
              {isStopped('R66') && (
                <Button size="small" onPress={() => setOver({ kind: 'request', member })}>
                  {t('packet.ground.askRequest')}
                </Button>
              )}
              {isStopped('R65', 'subject_consent') && packet.aboutEntity !== null && (
                <Button size="small" onPress={() => setOver({ kind: 'consent', member })}>
                  {t('packet.ground.askConsent')}
                </Button>
              )}
              <Button size="small" kind="light" onPress={() => setOver({ kind: 'change', member })}>
                {t('packet.ground.change')}
              </Button>
            </span>
          </div>,
        ])}
      />
      {isStopped('R65', 'subject_consent') && packet.aboutEntity === null && (
        <p className={styles.quiet}>{t('packet.ground.noPerson')}</p>
      )}
      <PartBlocks step="ground" blockers={blockers} />
      {over?.kind === 'change' && <ChangeGround packet={packet} member={over.member} onClose={close} />}
      {over?.kind === 'confirm' && <ConfirmGround packet={packet} member={over.member} onClose={close} />}
      {over?.kind === 'request' && <RecordRequest member={over.member} onClose={close} />}
      {over?.kind === 'consent' && <PersonConsent packet={packet} member={over.member} onClose={close} />}
    </Part>
  )
}
