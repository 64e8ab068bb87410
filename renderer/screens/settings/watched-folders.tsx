import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { GrantId } from '../../../src/contract/ids.ts'
import type { DropFolder } from '../../../src/contract/channels.ts'
import { Answer } from '../../app/answer.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { ReasonDialog } from '../../components/reason-dialog.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { SettingBody, SettingCard, SettingRow } from './setting-card.tsx'
import styles from './settings.module.css'

/** Folders on this computer into which others put files. The page never learns where they are. */
export function WatchedFolders() {
  const { t } = useTexts()
  const { dropFolders } = useQueries()
  const queryClient = useQueryClient()
  const problemOf = useProblem()
  const folders = useQuery(dropFolders.list.queryOptions({ input: {} }))
  const [leaving, setLeaving] = useState<DropFolder | null>(null)
  const add = useMutation({
    mutationFn: async () => {
      const grant = await window.schakel.chooseFolder('read')
      return grant === null ? null : await dropFolders.add.call({ grant: GrantId.parse(grant) })
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: dropFolders.key() }),
  })
  const remove = useCommand(dropFolders.remove, { onDone: () => setLeaving(null) })
  return (
    <SettingCard
      icon="folder"
      title={t('drop.title')}
      aside={
        <Button size="small" icon="plus" isBusy={add.isPending} onPress={() => add.mutate()}>
          {t('drop.add')}
        </Button>
      }
    >
      <Answer of={folders}>
        {rows => (
          <>
            {rows.map(folder => (
              <SettingRow
                key={folder.folder}
                name={folder.name}
                help={folder.isThere ? t('drop.isWatched') : t('drop.gone')}
              >
                <Button
                  size="small"
                  kind="light"
                  label={t('drop.removeOf', { name: folder.name })}
                  onPress={() => setLeaving(folder)}
                >
                  {t('drop.remove')}
                </Button>
              </SettingRow>
            ))}
            <SettingBody>
              {add.isError && <Notice kind="stop">{problemOf(add.error).text}</Notice>}
              <p className={styles.quiet}>{rows.length === 0 ? t('drop.none') : t('drop.promise')}</p>
            </SettingBody>
          </>
        )}
      </Answer>
      {leaving !== null && (
        <ReasonDialog
          title={t('drop.removeTitle')}
          effect={t('drop.removeEffect')}
          action={t('drop.removeDo')}
          isOpen
          isBusy={remove.isBusy}
          problem={remove.problem?.text}
          onClose={() => setLeaving(null)}
          onReason={because => remove.run({ folder: leaving.folder, because })}
        />
      )}
    </SettingCard>
  )
}
