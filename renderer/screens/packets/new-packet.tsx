import { useQuery } from '@tanstack/react-query'
import type { CaseId, EntityId, PacketId } from '../../../src/contract/ids.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { NewPacketForm } from './new-packet-form.tsx'

interface NewPacketProps {
  readonly isOpen: boolean
  readonly about: { readonly case?: CaseId; readonly entity?: EntityId } | undefined
  readonly onClose: () => void
  readonly onMade: (packet: PacketId) => void
}

/** For whom, why, on what ground: before anything can go in (R65, R70). */
export function NewPacket({ isOpen, onClose, ...form }: NewPacketProps) {
  const { t } = useTexts()
  const recipients = useQuery(useQueries().recipients.list.queryOptions({ input: {}, enabled: isOpen }))
  return (
    <Dialog title={t('packets.form.title')} isOpen={isOpen} onClose={onClose}>
      <Answer
        of={recipients}
        empty={{
          when: rows => rows.length === 0,
          show: <Notice kind="info">{t('packets.form.recipientNone')}</Notice>,
        }}
      >
        {rows => <NewPacketForm recipients={rows} onClose={onClose} {...form} />}
      </Answer>
    </Dialog>
  )
}
