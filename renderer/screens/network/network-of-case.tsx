import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CaseId } from '../../../src/contract/ids.ts'
import { Answer } from '../../app/answer.tsx'
import { useNavigate } from '../../app/navigation-context.tsx'
import { useQueries } from '../../app/queries-context.tsx'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { useTexts } from '../../i18n/language-context.tsx'
import { canDraw } from './canvas/painter.ts'
import { createNetworkState } from './network-state.ts'
import { Workspace } from './workspace.tsx'

export function NetworkOfCase({ id }: { readonly id: CaseId }) {
  const { t } = useTexts()
  const { go } = useNavigate()
  const { links, cases } = useQueries()
  const network = useQuery(links.network.queryOptions({ input: { case: id } }))
  const { data: rows } = useQuery(cases.list.queryOptions({ input: {} }))
  const number = rows?.find(row => row.id === id)?.number ?? ''
  const [isDrawable] = useState(canDraw)
  const [store] = useState(() => createNetworkState(isDrawable ? 'picture' : 'list'))
  const isEmpty = network.data?.nodes.length === 0 && network.data.unnamed.length === 0
  return (
    <>
      {(!network.isSuccess || isEmpty) && <PageHeader title={t('network.of', { number })} />}
      <Answer
        of={network}
        empty={{
          when: () => isEmpty,
          show: (
            <Empty
              icon="network"
              title={t('network.empty')}
              why={t('network.emptyWhy')}
              action={<Button onPress={() => go({ screen: 'case', case: id })}>{t('network.toCase')}</Button>}
            />
          ),
        }}
      >
        {data => <Workspace network={data} number={number} store={store} isDrawable={isDrawable} />}
      </Answer>
    </>
  )
}
