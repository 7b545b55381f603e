import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Script, ScriptVersion } from '../../shared/api-types';
import { useTexts } from '../../shared/i18n/settings';
import { useMay } from '../../shared/session/me';
import { DataTable } from '../../shared/ui/data-table';
import { EmptyState, Loaded, PageHead, Panel } from '../../shared/ui/page-parts';
import { StateTag } from '../../shared/ui/state-tag';
import { SCRIPT_TEXTS } from './script-texts';
import { useScripts } from './use-scripts';
import { VERSION_STATES } from './version-states';

export function ScriptsPage(): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const may = useMay();
  const navigate = useNavigate();
  const query = useScripts();
  const create = may('script.write') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/scripts/new')} data-testid="new-script">
      {t('create')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('title')}>{query.data?.items.length !== 0 && create}</PageHead>
      <Loaded query={query}>
        {({ items }) => (
          <Panel flush={items.length > 0}>
            <DataTable<Script>
              label={t('title')}
              rows={items}
              keyOf={(row) => row.id}
              empty={<EmptyState text={t('none')} action={create || undefined} />}
              columns={[
                {
                  title: t('name'),
                  cell: (script) => (
                    <Link className="table-link" to={`/scripts/${script.id}`}>
                      {script.title}
                    </Link>
                  ),
                },
                { title: t('language'), width: 120, cell: (script) => t(script.language === 'en' ? 'english' : 'chinese') },
                { title: t('inUse'), width: 200, cell: (script) => <InUse script={script} /> },
                { title: t('newest'), width: 240, cell: (script) => <Newest version={newestOf(script)} /> },
              ]}
            />
          </Panel>
        )}
      </Loaded>
    </>
  );
}

export function newestOf(script: Script): ScriptVersion | undefined {
  return script.versions.reduce<ScriptVersion | undefined>((last, one) => (!last || one.version > last.version ? one : last), undefined);
}

function InUse({ script }: { script: Script }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  const approved = newestOf({ ...script, versions: script.versions.filter((version) => version.state === 'approved') });
  return approved ? t('versionN', { n: approved.version }) : <span className="quiet">{t('noApproved')}</span>;
}

function Newest({ version }: { version: ScriptVersion | undefined }): ReactNode {
  const t = useTexts(SCRIPT_TEXTS);
  if (!version) return '—';
  return (
    <span className="row">
      {t('versionN', { n: version.version })} <StateTag states={VERSION_STATES} state={version.state} />
    </span>
  );
}
