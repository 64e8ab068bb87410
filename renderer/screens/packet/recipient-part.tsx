import type { Blocker, PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useCodes } from '../../app/use-codes.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { RecipientName } from '../../components/recipient-name.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { Part } from './part.tsx'
import { PartBlocks } from './part-blocks.tsx'
import type { Step } from './steps.ts'
import styles from './packet.module.css'

interface RecipientPartProps {
  readonly packet: PacketDetail
  readonly blockers: readonly Blocker[]
  readonly onActive: (step: Step) => void
}

/** To whom it goes: one recipient, or every member of a group, each with a key of its own (R68, R71). */
export function RecipientPart({ packet, blockers, onActive }: RecipientPartProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  return (
    <Part step="recipient" isHeadingShown={false} onActive={onActive}>
      <Facts
        rows={[
          [
            t('packet.step.recipient'),
            <ul className={styles.lines} key="recipients">
              {packet.members.map(({ recipient, kind, function: desk, key }) => (
                <li className={styles.line} key={recipient}>
                  <RecipientName kind={label('packetRecipientKinds', kind)} function={desk} />
                  <Tag kind={key === 'verified' ? 'ok' : 'stop'} icon={key === 'verified' ? 'check' : 'blocked'}>
                    {t(`recipients.key.${key}`)}
                  </Tag>
                  {key !== 'verified' && (
                    <Button size="small" kind="light" onPress={() => go({ screen: 'recipients' })}>
                      {t('packets.recipients')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>,
          ],
          [t('packet.purpose'), label('packetPurposes', packet.purpose)],
        ]}
      />
      <PartBlocks step="recipient" blockers={blockers} />
    </Part>
  )
}
