import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { PageHead } from '../../shared/ui/page-parts';
import { AddDialog } from './add-dialog';
import { DNC_TEXTS } from './dnc-texts';
import { EntriesTab } from './entries-tab';
import { ExportsTab } from './exports-tab';
import { ImportsTab } from './imports-tab';
import './do-not-call.css';

/** The registry: who must not be rung, files that come in, files that go out. */
export function DoNotCallPage(): ReactNode {
  const t = useTexts(DNC_TEXTS);
  const may = useMay();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead title={t('title')}>
        {may('do-not-call.write') && (
          <Button icon={<PlusOutlined />} onClick={() => setAdding(true)} data-testid="dnc-add">
            {t('add')}
          </Button>
        )}
      </PageHead>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'entries', label: t('tabEntries'), children: <EntriesTab /> },
          { key: 'imports', label: t('tabImports'), children: <ImportsTab /> },
          ...(may('do-not-call.export') ? [{ key: 'exports', label: t('tabExports'), children: <ExportsTab /> }] : []),
        ]}
      />
      <AddDialog open={adding} onClose={() => setAdding(false)} />
    </>
  );
}
