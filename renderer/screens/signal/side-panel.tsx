import { Tabs } from '../../components/tabs.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { useDesk } from './desk.ts'
import { MentionsTab } from './mentions-tab.tsx'
import { NotesTab } from './notes-tab.tsx'
import { TermsTab } from './terms-tab.tsx'
import { useSignal } from './use-signal.ts'
import { WeighingTab } from './weighing-tab.tsx'

export function SidePanel() {
  const { t, formatCount } = useTexts()
  const { mentions, notes, terms } = useSignal()
  const tab = useDesk(desk => desk.tab)
  const open = useDesk(desk => desk.open)
  const count = (number: number): string | undefined => (number === 0 ? undefined : formatCount(number))
  return (
    <Tabs
      label={t('signal.assessment')}
      value={tab}
      onChange={open}
      tabs={[
        { id: 'mentions', label: t('signal.tabMentions'), count: count(mentions.length), content: <MentionsTab /> },
        { id: 'weighing', label: t('signal.tabWeighing'), content: <WeighingTab /> },
        { id: 'terms', label: t('signal.tabTerms'), count: count(terms.conditions.length), content: <TermsTab /> },
        { id: 'notes', label: t('signal.tabNotes'), count: count(notes.length), content: <NotesTab /> },
      ]}
    />
  )
}
