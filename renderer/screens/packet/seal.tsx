import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { GrantId } from '../../../src/contract/ids.ts'
import type { PacketDetail } from '../../../src/contract/packet-shapes.ts'
import { useAnnounce } from '../../app/announce.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Notice } from '../../components/notice.tsx'
import { Tag } from '../../components/tag.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './packet.module.css'

interface SealProps {
  readonly packet: PacketDetail
  readonly onClose: () => void
}

/** One file for each recipient, in a folder that the person points at; the page never learns where it is (R71). */
export function Seal({ packet, onClose }: SealProps) {
  const { t } = useTexts()
  return (
    <Dialog title={t('packet.after.sealTitle')} isOpen onClose={onClose}>
      <SealForm packet={packet} onClose={onClose} />
    </Dialog>
  )
}

interface SealedFile {
  readonly fileName: string
  readonly quantumSafe: boolean
}

function SealForm({ packet, onClose }: SealProps) {
  const { t } = useTexts()
  const queries = useQueries()
  const announce = useAnnounce()
  const [because, setBecause] = useState('')
  const [isTried, setTried] = useState(false)
  const [sealed, setSealed] = useState<readonly SealedFile[]>([])
  const recipients = useQuery(queries.recipients.list.queryOptions({ input: {} }))
  const seal = useCommand(queries.packets.seal, {
    onDone: ({ files }) => {
      announce(t('packet.after.sealed', { files: files.map(({ fileName }) => fileName).join(', ') }))
      setSealed(files)
    },
  })
  const classical = packet.members.filter(
    ({ recipient }) => recipients.data?.find(({ id }) => id === recipient)?.classical === true,
  )
  const isMissing = classical.length > 0 && because.trim() === ''
  const choose = async (): Promise<void> => {
    setTried(true)
    if (isMissing || seal.isBusy) return
    const grant = GrantId.safeParse(await window.schakel.chooseFolder('write'))
    if (!grant.success) return
    seal.run({
      packet: packet.id,
      grant: grant.data,
      ...(classical.length > 0 ? { classicalBecause: because.trim() } : {}),
    })
  }
  if (sealed.length > 0) return <Sealed files={sealed} onClose={onClose} />
  return (
    <div className={styles.form}>
      <p>{t('packet.after.sealEffect')}</p>
      {classical.length > 0 && (
        <>
          <Notice kind="warn">
            {t('packet.after.sealClassical', { names: classical.map(({ function: name }) => name).join(', ') })}
          </Notice>
          <TextArea
            label={t('packet.after.sealBecause')}
            name="because"
            value={because}
            onChange={setBecause}
            error={isTried && isMissing ? t('reason.needed') : undefined}
          />
        </>
      )}
      {seal.problem !== undefined && <Notice kind="stop">{`${seal.problem.text} ${seal.problem.next}`}</Notice>}
      <div className={styles.formActions}>
        <Button onPress={onClose}>{t('dialog.cancel')}</Button>
        <Button kind="primary" icon="folder" isBusy={seal.isBusy} autoFocus onPress={() => void choose()}>
          {t('packet.after.sealChoose')}
        </Button>
      </div>
    </div>
  )
}

function Sealed({ files, onClose }: { readonly files: readonly SealedFile[]; readonly onClose: () => void }) {
  const { t } = useTexts()
  return (
    <div className={styles.form}>
      <ul className={styles.lines}>
        {files.map(({ fileName, quantumSafe }) => (
          <li className={styles.line} key={fileName}>
            <span className={styles.hash}>{t('packet.after.sealedFile', { name: fileName })}</span>
            <Tag kind={quantumSafe ? 'ok' : 'warn'}>
              {t(quantumSafe ? 'packet.after.sealedSafe' : 'packet.after.sealedClassical')}
            </Tag>
          </li>
        ))}
      </ul>
      <p>{t('packet.after.sealedGive')}</p>
      <div className={styles.formActions}>
        <Button kind="primary" autoFocus onPress={onClose}>
          {t('dialog.close')}
        </Button>
      </div>
    </div>
  )
}
