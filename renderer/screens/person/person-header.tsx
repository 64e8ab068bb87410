import type { EntityDetail } from '../../../src/contract/entities.ts'
import type { PurposeInput } from '../../../src/contract/shapes.ts'
import { useAction } from '../../actions/use-action.ts'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useCodes } from '../../app/use-codes.ts'
import { ActionButton } from '../../components/action-button.tsx'
import { Button } from '../../components/button.tsx'
import { kindIcons } from '../../components/entity-kinds.ts'
import { Foreign } from '../../components/foreign.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { Tag } from '../../components/tag.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import styles from './person.module.css'

interface PersonHeaderProps {
  readonly of: EntityDetail
  readonly purpose: PurposeInput
  readonly onEdit: () => void
  readonly onCompare: () => void
}

/** Who or what this is, why it was opened, and where one can go from here with that same purpose. */
export function PersonHeader({ of: detail, purpose, onEdit, onCompare }: PersonHeaderProps) {
  const { t } = useTexts()
  const { label } = useCodes()
  const { go } = useNavigate()
  const [first] = detail.cases
  const alias = detail.names.find(
    name => name.script !== 'Latn' && name.script !== 'Zyyy' && name.surface !== detail.label,
  )
  const noCase = first === undefined ? t('person.noCase') : undefined
  const edit = useAction('person.edit', onEdit)
  const compare = useAction('person.compare', onCompare)
  const network = useAction(
    'person.network',
    () => {
      if (first !== undefined) go({ screen: 'network', case: first.id })
    },
    { unavailable: noCase },
  )
  const packet = useAction(
    'person.packet',
    () => go({ screen: 'packets', make: { entity: detail.id, ...(first === undefined ? {} : { case: first.id }) } }),
    { unavailable: detail.kind === 'person' ? undefined : t('person.packetIsAboutPeople') },
  )
  const reason = label('searchPurposes', purpose.code)
  return (
    <PageHeader
      title={
        <>
          <Foreign text={detail.label} />
          {alias !== undefined && (
            <span className={styles.alias}>
              <Foreign text={alias.surface} />
            </span>
          )}
        </>
      }
      tags={
        <>
          <Tag icon={kindIcons[detail.kind]}>{t(`kind.${detail.kind}`)}</Tag>
          {detail.kind === 'location' && (
            <Tag>{detail.subkind === null ? t('person.noPlaceKind') : label('locationKinds', detail.subkind)}</Tag>
          )}
          {detail.minor.value && <Tag kind="outline">{t('person.minor')}</Tag>}
          {detail.cases.map(each => (
            <Tag key={each.id}>{t('person.inCase', { number: each.number })}</Tag>
          ))}
          <Tag kind="outline" icon="flag">
            {purpose.reference === undefined
              ? t('person.openedFor', { purpose: reason })
              : t('person.openedForRef', { purpose: reason, reference: purpose.reference })}
          </Tag>
        </>
      }
      actions={
        <>
          <ActionButton of={edit} />
          <ActionButton of={compare} />
          <ActionButton of={network} />
          {detail.kind === 'person' && <ActionButton of={packet} />}
          {detail.cases.map(each => (
            <Button icon="folder" key={each.id} onPress={() => go({ screen: 'case', case: each.id })}>
              {each.number}
            </Button>
          ))}
        </>
      }
    />
  )
}
